import { join } from "node:path";
import { loadKnowledge } from "../../src/knowledge/load-knowledge";
import { play, type Story } from "../support/person";
import {
  AZURE_KEY,
  AZURE_LOOK,
  DOMAIN_TEST,
  NO_RIGHTS,
  PAM_ACCOUNT,
  PORT_CLOSED,
  UDP_OVER_VPN,
  WINDOWS_11,
} from "../support/troubles";

const { knowledge } = loadKnowledge(join(__dirname, "..", "..", "knowledge"));
const HOST_WORK = new Set(
  knowledge.fixes.filter(({ needs, where }) => where === "host" || needs === "host-admin").map(({ id }) => id),
);
const HOST_QUESTIONS = new Set(
  knowledge.observations.filter(({ askedOf }) => askedOf === "host-admin").map(({ id }) => id),
);

function commandsOf({ views }: Story, fix: string): readonly string[] {
  const card = views.find((view) => view.kind === "fix" && view.fix?.id === fix);
  return card?.sections.flatMap(({ steps }) => steps.flatMap(({ command }) => (command ? [command.run] : []))) ?? [];
}

function summaryOf({ views }: Story): string {
  const summary = views.filter(({ kind }) => kind === "summary").at(-1);
  return [...(summary?.text ?? []), ...(summary?.sections.map(({ title }) => title) ?? [])].join("\n");
}

function questionsBefore({ way }: Story, fix: string): number {
  return way.slice(0, way.indexOf(fix)).filter((step) => step.startsWith("?")).length;
}

test("an Azure VM with an unusable certificate key reaches the repair of that key, after consent", async () => {
  const story = await play(AZURE_KEY);
  expect(story.way).toContain("consent:repair-rdp-key-permissions");
  expect(story.way.slice(-2)).toEqual(["repair-rdp-key-permissions", "summary"]);
  expect(questionsBefore(story, "repair-rdp-key-permissions")).toBeLessThanOrEqual(5);
  expect(commandsOf(story, "repair-rdp-key-permissions").join("\n")).toContain("*S-1-5-20:(R)");
  expect(summaryOf(story)).toContain("Repair the permissions");
});

test("a Windows 11 PC that fails since its upgrade gets its update taken back", async () => {
  const story = await play(WINDOWS_11);
  expect(story.way.slice(-2)).toEqual(["uninstall-update", "summary"]);
});

test("a session over a VPN that freezes gets TCP only, and the summary says how to take it back", async () => {
  const story = await play(UDP_OVER_VPN);
  expect(story.way.filter((step) => !step.startsWith("?"))).toEqual(["force-tcp-only", "summary"]);
  expect(commandsOf(story, "force-tcp-only").join("\n")).toContain("fClientDisableUDP");
  const undo = story.views.at(-1)?.sections.flatMap(({ steps }) => steps.map(({ command }) => command?.run ?? ""));
  expect(undo?.join("\n")).toContain("reg delete");
});

test("a PAM whose stored account fails gets that account verified, and nobody is asked for a password", async () => {
  const story = await play(PAM_ACCOUNT);
  expect(story.way.slice(-2)).toEqual(["verify-pam-account", "summary"]);
});

test("a port test that is False leads to switching Remote Desktop on", async () => {
  const story = await play(PORT_CLOSED);
  expect(story.way.slice(-2)).toEqual(["turn-on-remote-desktop", "summary"]);
  expect(commandsOf(story, "turn-on-remote-desktop").join("\n")).toContain("fDenyTSConnections");
});

test("one look at the host takes the place of many questions", async () => {
  const story = await play(AZURE_LOOK);
  expect(story.way).toContain("triage:host");
  expect(story.way.slice(-2)).toEqual(["repair-rdp-key-permissions", "summary"]);
  expect(questionsBefore(story, "repair-rdp-key-permissions")).toBeLessThanOrEqual(
    questionsBefore(await play(AZURE_KEY), "repair-rdp-key-permissions"),
  );
});

test("a person who administers nothing is asked for nothing on the host, and ends with the packet", async () => {
  const story = await play(NO_RIGHTS);
  expect(story.way.filter((step) => HOST_WORK.has(step) || HOST_QUESTIONS.has(step.slice(1)))).toEqual([]);
  expect(story.way.some((step) => knowledge.fixes.some(({ id }) => id === step))).toBe(true);
  expect(story.way.at(-1)).toBe("packet");
  const packet = story.views.find(({ kind }) => kind === "packet");
  expect(packet?.text.join("\n")).toContain("Helpdesk, phone 1234");
  expect(packet?.facts.find(({ label }) => label === "Codes")?.value).toBe("0x904 / 0x7");
  const [copy, request] = story.views.slice(-2);
  expect(copy).toMatchObject({ kind: "text", text: [expect.stringContaining("0x904 / 0x7")] });
  expect(request).toMatchObject({ kind: "text", title: "Somebody else can do this" });
  expect(request?.text.join("\n")).toContain("Please");
});

test("a weakening test comes only after consent and is asked back before anything else", async () => {
  const { way } = await play(DOMAIN_TEST);
  const at = way.indexOf("disable-nla-temporarily");
  expect(way.slice(at - 1, at + 2)).toEqual([
    "consent:disable-nla-temporarily",
    "disable-nla-temporarily",
    "undo:disable-nla-temporarily",
  ]);
});

test("a case is held open, even when all works again, until what weakens security is taken back", async () => {
  const { way, views } = await play(DOMAIN_TEST);
  expect(way.slice(-3)).toEqual(["handed-over", "undo:disable-nla-temporarily", "summary"]);
  const packet = views.find(({ kind }) => kind === "packet");
  expect(packet?.facts.find(({ label }) => label === "Still to be taken back")?.value).toContain("NLA");
});

test("somebody who knows nothing is handed over after a few steps, not taken through all fixes", async () => {
  const { way } = await play({ opening: "it does not work", answers: {}, cures: [] });
  expect(way.at(-1)).toBe("packet");
  expect(way.length).toBeLessThanOrEqual(12);
});

test("no journey proposes what must never be done", async () => {
  const never = new Set(knowledge.fixes.filter(({ risk }) => risk === "never").map(({ id }) => id));
  for (const trouble of [AZURE_KEY, WINDOWS_11, UDP_OVER_VPN, PAM_ACCOUNT, PORT_CLOSED, NO_RIGHTS, DOMAIN_TEST]) {
    const { way } = await play({ ...trouble, cures: [] });
    expect(way.filter((step) => never.has(step))).toEqual([]);
  }
});
