import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkKnowledge } from "../../src/check-knowledge";
import { BUILT_IN } from "../../src/take-knowledge";
import { temporaryFolder } from "../support/temporary-folder";
import { type Files, SMALL, writeKnowledge } from "./small-folder";

jest.setTimeout(120_000);

const TODAY = "2026-11-21";
const root = temporaryFolder();
let count = 0;

const FIX = "fixes/switch-on.yaml";

/** The report on the small content with some files changed; file names without the folder. */
async function reportOn(changed: Files, today = TODAY) {
  count += 1;
  const builtIn = writeKnowledge(join(root, `small-${count}`), changed);
  const report = await checkKnowledge({ builtIn }, today);
  return { ...report, problems: report.problems.map((problem) => problem.replaceAll(`${builtIn}/`, "")) };
}

const small = (file: string, from: string, to: string): Files => {
  expect(SMALL[file]).toContain(from);
  return { [file]: SMALL[file]?.replace(from, to) };
};

test("good content has no problem, no warning, and is counted", async () => {
  const { problems, warnings, counts } = await reportOn({});
  expect({ problems, warnings }).toEqual({ problems: [], warnings: [] });
  expect(counts).toEqual({ causes: 1, observations: 1, fixes: 1, codes: 1, corrections: 1, commands: 1 });
});

describe("what only playing and drawing finds", () => {
  test("a fix that no case can reach", async () => {
    const useless = `${SMALL[FIX]}`.replace("id: switch-on", "id: wait").replace("minutes: 1", "minutes: 900000");
    const { problems } = await reportOn({ "fixes/wait.yaml": useless });
    expect(problems).toEqual([
      'fixes/wait.yaml:3 no case can reach "wait"; raise the chance of a cure, or lower its minutes or risk.',
    ]);
  });

  test("a card that is over a limit of a platform", async () => {
    const { problems } = await reportOn(small(FIX, "Press the switch.", `Press. ${"And wait. ".repeat(1_500)}`));
    expect(problems).toContainEqual(
      expect.stringMatching(/^fixes\/switch-on\.yaml:1 its fix card in Teams has \d+ bytes; at most 26500 fit\.$/),
    );
    expect(problems).toContainEqual(expect.stringMatching(/^fixes\/switch-on\.yaml:1 its fix card in Slack /));
  });

  test("a policy's risk cap is no reason to call a fix unreachable", async () => {
    const folder = writeKnowledge(
      join(root, "capped"),
      small(FIX, "risk: safe", "risk: disruptive\nwarning: It cuts."),
    );
    const own = join(root, "capped-own");
    writeKnowledge(own, Object.fromEntries(Object.keys(SMALL).map((name) => [name, undefined])));
    for (const name of ["causes", "observations", "fixes", "corrections", "triage"])
      rmSync(join(own, name), { recursive: true });
    writeFileSync(join(own, "policy.yaml"), "mostRisk: { endUser: safe, administrator: safe }\n");
    expect((await checkKnowledge({ builtIn: folder, own }, TODAY)).problems).toEqual([]);
  });

  test("a text of the policy that replaces no sentence", async () => {
    const folder = writeKnowledge(join(root, "texts"));
    const own = join(root, "texts-own");
    cpSync(join(folder, "phrases.yaml"), join(own, "phrases.yaml"), { recursive: true });
    writeFileSync(join(own, "policy.yaml"), "contact: The cook\ntexts:\n  ledgerTitel: Undo\n");
    const { problems } = await checkKnowledge({ builtIn: folder, own }, TODAY);
    expect(problems.map((one) => one.replace(/^.*texts-own\//, ""))).toEqual([
      'policy.yaml:3 texts names "ledgerTitel", which is no sentence without blanks; npm run knowledge:preview -- --texts lists them all.',
    ]);
  });
});

test("a review older than twelve months is a warning with the owner's name", async () => {
  const { problems, warnings } = await reportOn({}, "2027-11-02");
  expect(problems).toEqual([]);
  expect(warnings.map((warning) => warning.replace(/^.*\/(?=fixes|corr|tri)/, ""))).toEqual([
    expect.stringMatching(
      /^fixes\/switch-on\.yaml:\d+ was reviewed on 2026-11-01, more than 12 months ago; ask its owner \(The kitchen\) to go through it again and set the day\.$/,
    ),
    expect.stringMatching(/^corrections\/boil-it-dry\.yaml:\d+ was reviewed/),
    expect.stringMatching(/^triage\/look\.yaml:\d+ was reviewed/),
  ]);
  expect((await reportOn({}, "2027-11-01")).warnings).toEqual([]);
});

test("the project's cards leave room for a house's own, longer words", async () => {
  const own = join(root, "house");
  mkdirSync(own);
  const names = {
    target: "workplace computer",
    "your own PC": "the notebook that you were given",
    administrator: "responsible technician",
  };
  writeFileSync(join(own, "policy.yaml"), JSON.stringify({ names }));
  expect((await checkKnowledge({ builtIn: BUILT_IN, own }, TODAY)).problems).toEqual([]);
});

describe("the content of the project, damaged", () => {
  const folder = join(root, "project");
  beforeAll(() => cpSync(BUILT_IN, folder, { recursive: true }));

  /** The problems while one file is changed, or is missing. */
  async function problemsWith(file: string, change: ((text: string) => string) | undefined): Promise<string> {
    const path = join(folder, file);
    const text = readFileSync(path, "utf8");
    if (change) {
      expect(change(text)).not.toBe(text);
      writeFileSync(path, change(text));
    } else rmSync(path);
    try {
      const { problems } = await checkKnowledge({ builtIn: folder }, TODAY);
      return problems.map((problem) => problem.replaceAll(`${folder}/`, "")).join("\n");
    } finally {
      writeFileSync(path, text);
    }
  }

  test.each<[string, string, RegExp | string, string, RegExp]>([
    [
      "a cause's label",
      "causes/rdp-disabled.yaml",
      /typical/,
      "typicaly",
      /^causes\/rdp-disabled\.yaml:\d+ evidence\..* is "typicaly"; use one of typical, /m,
    ],
    [
      "a cause's observation",
      "causes/rdp-disabled.yaml",
      "port-test:",
      "port-tset:",
      /^causes\/rdp-disabled\.yaml:\d+ evidence names the observation "port-tset", which does not exist; /m,
    ],
    [
      "an observation's shares",
      "observations/port-test.yaml",
      "share: 60",
      "share: 61",
      /^observations\/port-test\.yaml:\d+ the shares add up to 101; /m,
    ],
    [
      "a fix's cure",
      "fixes/restart-host.yaml",
      "cause: host-hung",
      "cause: host-hing",
      /^fixes\/restart-host\.yaml:\d+ cures "host-hing/m,
    ],
    [
      "a fix's source",
      "fixes/connect-by-ip.yaml",
      /sources:\n(?: {2}.*\n)+/,
      "sources: []\n",
      /^fixes\/connect-by-ip\.yaml:\d+ sources is empty; /m,
    ],
    [
      "a fix's undo",
      "fixes/disable-nla-temporarily.yaml",
      /undo:\n(?: {2}.*\n)+/,
      "undo:\n  none: No matter.\n",
      /^fixes\/disable-nla-temporarily\.yaml:\d+ risk is weakens and undo is none; /m,
    ],
    [
      "a fix's request",
      "fixes/restart-host.yaml",
      /^request:.*\n(?: {2}.*\n)*/m,
      "",
      /^fixes\/restart-host\.yaml:\d+ needs is host-admin and there is no request; /m,
    ],
    [
      "a command's cmdlet",
      "fixes/restart-rdp-service.yaml",
      "Restart-Service",
      "Restrat-Service",
      /^fixes\/restart-rdp-service\.yaml:\d+ the command uses "Restrat-Service", which commands\.yaml does not list; /m,
    ],
    [
      "a command's quotes",
      "observations/port-test.yaml",
      "'{host}'",
      "{host}",
      /^observations\/port-test\.yaml:\d+ the command .*\{host\}/m,
    ],
    [
      "a correction's fix",
      "corrections/machinekeys-renamed.yaml",
      /^fix: .*$/m,
      "fix: none-such",
      /^corrections\/machinekeys-renamed\.yaml:\d+ fix is "none-such", which does not exist; /m,
    ],
    [
      "a triage block's answer",
      "triage/client.yaml",
      "value: open",
      "value: opened",
      /^triage\/client\.yaml:\d+ reads names the value "opened" of port-test/m,
    ],
    [
      "a triage block's end",
      "triage/client.yaml",
      'end: "--END--"',
      'end: "--FIN--"',
      /^triage\/client\.yaml:\d+ no command prints the end "--FIN--"; /m,
    ],
    [
      "a code",
      "codes.yaml",
      'code: "0x904"',
      'code: "0X904"',
      /^codes\.yaml:\d+ .*code is "0X904"; write hex in lower case/m,
    ],
    [
      "a code's answer",
      "codes.yaml",
      "observation: event-4625",
      "observation: event-4652",
      /^codes\.yaml:\d+ tells names the observation "event-4652"/m,
    ],
    [
      "the advice for a family",
      "code-advice.yaml",
      "family: pair",
      "family: pear",
      /^code-advice\.yaml:\d+ .*family is "pear"; use one of pair, /m,
    ],
    [
      "a phrase",
      "phrases.yaml",
      /value: ("?)\S+\1/,
      "value: no-such",
      /^phrases\.yaml:\d+ phrase names the value "no-such" of /m,
    ],
    [
      "the list of commands",
      "commands.yaml",
      "name: Get-Service",
      "name: Get-Servus",
      /^\w+\/[\w-]+\.yaml:\d+ the command uses "Get-Service", which commands\.yaml does not list; /m,
    ],
    [
      "the YAML",
      "fixes/restart-host.yaml",
      "title: ",
      "title: [",
      /^fixes\/restart-host\.yaml:\d+ is not good YAML: /m,
    ],
  ])("%s", async (_what, file, from, to, expected) => {
    expect(await problemsWith(file, (text) => text.replace(from, to))).toMatch(expected);
  });

  test.each([
    ["causes/rdp-disabled.yaml", /^fixes\/[\w-]+\.yaml:\d+ cures "rdp-disabled", a cause that does not exist; /m],
    [
      "observations/port-test.yaml",
      /^causes\/[\w-]+\.yaml:\d+ evidence names the observation "port-test", which does not exist; /m,
    ],
    ["fixes/renew-machine-sid.yaml", /^causes\/duplicate-sid\.yaml:1 no fix that is offered cures "duplicate-sid"; /m],
    ["codes.yaml", /^codes\.yaml:1 does not exist; /m],
    ["code-advice.yaml", /^code-advice\.yaml:1 does not exist; /m],
    ["phrases.yaml", /^phrases\.yaml:1 does not exist; /m],
    ["commands.yaml", /^commands\.yaml:1 does not exist; /m],
  ])("%s deleted", async (file, expected) => {
    expect(await problemsWith(file, undefined)).toMatch(expected);
  });
});
