import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import type { Knowledge } from "../../src/diagnosis/knowledge";
import { loadKnowledge } from "../../src/knowledge/load-knowledge";
import { fillCommand } from "../../src/view/fill-command";
import { ENGLISH } from "../../src/view/sentences";
import type { Trouble } from "../support/trouble";
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
import { actOut, type Seen } from "./act-out";
import { type Playground, startPlayground } from "./playground";

const ROOT = join(__dirname, "..", "..");
const PICTURES = join(ROOT, "docs", "pictures");
const { knowledge } = loadKnowledge(join(ROOT, "knowledge"));

let playground: Playground;
beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  playground = await startPlayground();
}, 120_000);
afterAll(() => playground?.stop());
beforeEach(() => playground.forget());

const JOURNEYS: readonly (readonly [string, Trouble, string])[] = [
  ["an Azure VM with an unusable certificate key", AZURE_KEY, "repair-rdp-key-permissions"],
  ["the same, told by one look at the host", AZURE_LOOK, "repair-rdp-key-permissions"],
  ["Windows 11 after an upgrade", WINDOWS_11, "uninstall-update"],
  ["a VPN with UDP trouble in mid-session", UDP_OVER_VPN, "force-tcp-only"],
  ["a PAM with a failing target account", PAM_ACCOUNT, "verify-pam-account"],
  ["a port test that is False", PORT_CLOSED, "turn-on-remote-desktop"],
];

test.each(JOURNEYS)("%s reaches its fix, readable on the page, and the summary", async (_name, trouble, fixId) => {
  const seen = await actOut(playground, knowledge, trouble, async () => {});
  const card = cardOf(seen, fixId);
  for (const run of commandsOf(knowledge, fixId, trouble.target)) expect(flat(card.text)).toContain(flat(run));
  expect(seen.at(-1)?.heading).toBe(ENGLISH.solvedTitle);
  expect(seen.at(-1)?.text).toContain(titleOf(fixId));
});

test("the summary of a change that stays says how to take it back", async () => {
  const seen = await actOut(playground, knowledge, UDP_OVER_VPN, async () => {});
  expect(flat(seen.at(-1)?.text ?? "")).toContain(flat("reg delete"));
});

test("a pressed card loses its buttons and shows the answer", async () => {
  let pressed: Locator | undefined;
  await actOut(playground, knowledge, UDP_OVER_VPN, async (card) => {
    pressed ??= card;
  });
  expect(await pressed?.getByRole("button").count()).toBe(0);
  expect(await pressed?.innerText()).toContain("✓");
});

test("a person who administers nothing ends with the packet and the contact", async () => {
  const seen = await actOut(playground, knowledge, NO_RIGHTS, async () => {});
  expect(seen.at(-1)?.heading).toBe(ENGLISH.packetTitle);
  expect(seen.at(-1)?.text).toContain("IT helpdesk, phone 1234");
  expect(seen.some(({ heading }) => hostFixes().includes(heading))).toBe(false);
});

test("a weakening test shows consent first and holds the case open until it is undone", async () => {
  const seen = await actOut(playground, knowledge, DOMAIN_TEST, async () => {});
  const headings = seen.map(({ heading }) => heading);
  expect(headings).toContain(ENGLISH.consentTitles.weakens);
  expect(headings).toContain(ENGLISH.undoTitles["did-not-help"]);
  expect(headings.slice(-2)).toEqual([ENGLISH.undoTitles["before-closing"], ENGLISH.solvedTitle]);
});

test("people's markup and templates are shown as typed", async () => {
  const nasty = "${title} *bold* <b>x</b>";
  const card = await playground.say("remote desktop fails");
  await card.getByRole("textbox").first().fill(nasty);
  await playground.press(card, ENGLISH.choices["continue"] ?? "");
  expect(await playground.page.getByText(`"${nasty}"`, { exact: false }).count()).toBeGreaterThan(0);
});

/** Made for docs/pictures: every kind of card, on a desktop and at the width of a phone. */
test("the cards look right at both widths", async () => {
  const wanted = new Map<string, string>();
  const look = async (card: Locator, { heading }: Seen) => {
    const kind = kindOf(heading);
    if (kind === undefined || wanted.has(kind)) return;
    wanted.set(kind, heading);
    await playground.picture(card, join(PICTURES, kind));
  };
  for (const trouble of [UDP_OVER_VPN, DOMAIN_TEST, NO_RIGHTS, AZURE_LOOK]) {
    await actOut(playground, knowledge, trouble, look);
    await playground.forget();
  }
  await playground.picture(await playground.say("code 0x904 0x7"), join(PICTURES, "code"));
  await playground.picture(await playground.say("should I rename MachineKeys?"), join(PICTURES, "correction"));
  expect([...wanted.keys()].sort()).toEqual([
    "consent",
    "fix",
    "intake",
    "packet",
    "question",
    "summary",
    "triage",
    "undo",
  ]);
});

function kindOf(heading: string): string | undefined {
  if (heading === ENGLISH.intakeTitle) return "intake";
  if (heading === ENGLISH.solvedTitle) return "summary";
  if (heading === ENGLISH.packetTitle) return "packet";
  if (Object.values(ENGLISH.consentTitles).includes(heading)) return "consent";
  if (Object.values(ENGLISH.undoTitles).includes(heading)) return "undo";
  if (heading === titleOf("force-tcp-only")) return "fix";
  if (knowledge.triage.some(({ title }) => title === heading)) return "triage";
  return knowledge.observations.some(({ name }) => name === heading) ? "question" : undefined;
}

function hostFixes(): readonly string[] {
  return knowledge.fixes.filter(({ needs }) => needs === "host-admin").map(({ title }) => title);
}

function cardOf(seen: readonly Seen[], fixId: string): Seen {
  const card = seen.find(({ heading }) => heading === titleOf(fixId));
  if (!card) throw new Error(`"${fixId}" was not proposed: ${seen.map(({ heading }) => heading).join(" > ")}`);
  return card;
}

function titleOf(fixId: string): string {
  return knowledge.fixes.find(({ id }) => id === fixId)?.title ?? fixId;
}

/** The commands as this person gets them. */
function commandsOf({ fixes }: Knowledge, fixId: string, host: string | undefined): readonly string[] {
  const fix = fixes.find(({ id }) => id === fixId);
  return [...(fix?.before ?? []), ...(fix?.steps ?? [])].flatMap(({ command }) =>
    command ? [fillCommand(command, host === undefined ? {} : { host })] : [],
  );
}

/** A page breaks lines and folds spaces; what is read stays the same. */
function flat(text: string): string {
  return text.replace(/\s+/g, "");
}
