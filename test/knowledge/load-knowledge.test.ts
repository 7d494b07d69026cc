import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KnowledgeError } from "../../src/knowledge/knowledge-error";
import { loadKnowledge } from "../../src/knowledge/load-knowledge";
import { type Files, SMALL, writeKnowledge } from "./small-folder";

const TODAY = "2026-11-21";
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "knowledge-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function problemsOf(where: string): readonly string[] {
  try {
    loadKnowledge(where, TODAY);
    return [];
  } catch (error) {
    if (error instanceof KnowledgeError) {
      return error.problems.map((problem) => problem.replaceAll(`${folder}/`, ""));
    }
    throw error;
  }
}

/** The problems when one line of one file is replaced. */
function problemsWith(file: string, from: string, to: string): readonly string[] {
  const text = SMALL[file] ?? "";
  expect(text).toContain(from);
  return problemsOf(writeKnowledge(folder, { [file]: text.replace(from, to) }));
}

test("good content loads, with what may be left out filled in", () => {
  const { knowledge, phrases } = loadKnowledge(writeKnowledge(folder), TODAY);

  expect(knowledge.causes.map((cause) => cause.id)).toEqual(["kettle-off"]);
  expect(knowledge.fixes[0]).toMatchObject({ before: [], reveals: {}, cures: [{ unless: [] }] });
  expect(knowledge.codes[0]?.code).toBe("0x904");
  expect(phrases).toEqual([{ observation: "light", value: "off", says: ["no light"] }]);
});

const CAUSE = "causes/kettle-off.yaml";
const LIGHT = "observations/light.yaml";
const FIX = "fixes/switch-on.yaml";

describe("a mistake is told with its file, line and remedy", () => {
  test.each([
    [
      CAUSE,
      "id: kettle-off",
      "id: kettle-of",
      `${CAUSE}:1 id is "kettle-of"; write "kettle-off" as the file is named, or rename the file.`,
    ],
    [
      CAUSE,
      "layer: host",
      "layer: hots",
      `${CAUSE}:3 layer is "hots"; use one of client, path, host, identity, control-plane, service.`,
    ],
    [
      CAUSE,
      "layer: host",
      "layer: host\nsize: 3",
      `${CAUSE}:4 "size" is no known key; check the spelling or remove it.`,
    ],
    [
      CAUSE,
      "layer: host",
      "layer: host\nlayer: path",
      `${CAUSE}:4 is not good YAML: Map keys must be unique; keep one of the two.`,
    ],
    [CAUSE, "title: The", "title: [The", `${CAUSE}:3 is not good YAML:`],
    [CAUSE, "sources:\n  - ", "source:\n  - ", `${CAUSE}:1 sources is missing; give a list.`],
    [CAUSE, "pair: 5", "pair: -1", `${CAUSE}:4 prior.pair is -1; give at least 0.`],
    [CAUSE, "pair: 5", "pear: 5", `${CAUSE}:4 "pear" in prior is no known key; check the spelling or remove it.`],
    [
      CAUSE,
      "light:",
      "lamp:",
      `${CAUSE}:6 evidence names the observation "lamp", which does not exist; correct the id or add observations/lamp.yaml.`,
    ],
    [
      CAUSE,
      '"on": rules-out',
      "green: rare",
      `${CAUSE}:6 evidence names the value "green" of light, which does not exist; use one of on, off, unknown.`,
    ],
    [
      CAUSE,
      '"on": rules-out',
      "unknown: rare",
      `${CAUSE}:6 evidence labels "unknown" of light; remove it, not knowing tells nothing.`,
    ],
    [
      CAUSE,
      '"off": typical',
      '"off": rare',
      `${CAUSE}:5 no observation can raise "kettle-off"; label at least one answer typical or sometimes.`,
    ],
    [
      LIGHT,
      "name: Light",
      "name: 7",
      `${LIGHT}:2 name is 7; give a text (in quotes if it looks like a number, true or false).`,
    ],
    [LIGHT, "Is the light on?", "x".repeat(201), `(201 characters); shorten it to at most 200 characters.`],
    [LIGHT, "It is on", "x".repeat(76), `${LIGHT}:6 values.0.label is`],
    [LIGHT, "share: 60", "share: 55", `${LIGHT}:5 the shares add up to 95; make them add up to 100.`],
    [LIGHT, "share: 0", "share: 10", `${LIGHT}:8 share of unknown is 10; give 0, shares count those who know.`],
    [LIGHT, "id: unknown", "id: other", `${LIGHT}:8 the last value is "other"; end with one whose id is unknown.`],
    [
      LIGHT,
      "values:",
      'values:\n  - { id: "on", label: On, share: 0 }',
      `${LIGHT}:7 value id "on" is given twice; give each value its own.`,
    ],
    [LIGHT, "asked: true", 'asked: true\npattern: "("', `${LIGHT}:12 pattern is "("; give a valid regular expression.`],
    [LIGHT, "asked: true", "asked: maybe", `${LIGHT}:11 asked is "maybe"; give true or false.`],
    [
      LIGHT,
      "asked: true",
      "asked: true\nhow:\n  - text: Run this.\n    command: { shell: cmd, elevated: false, on: host, run: ' ' }",
      `${LIGHT}:14 how.0.command.run is " "; fill it in.`,
    ],
    [
      FIX,
      "cause: kettle-off",
      "cause: kettle",
      `${FIX}:4 cures "kettle", a cause that does not exist; correct the id or add causes/kettle.yaml.`,
    ],
    [
      FIX,
      "where: host",
      "  - { cause: kettle-off, chance: rarely }\nwhere: host",
      `${FIX}:5 cures "kettle-off" twice; keep one of the two.`,
    ],
    [
      FIX,
      "chance: usually }",
      "chance: usually, unless: [{ observation: light, value: red, chance: no }] }",
      `${FIX}:4 unless names the value "red" of light, which does not exist; use one of on, off, unknown.`,
    ],
    [
      FIX,
      "chance: usually",
      "chance: always",
      `${FIX}:4 cures.0.chance is "always"; use one of usually, sometimes, rarely.`,
    ],
    [FIX, "Switch the kettle on", "x".repeat(61), `${FIX}:2 title is`],
    [
      FIX,
      "risk: safe",
      "risk: weakens",
      `${FIX}:8 risk is weakens and there is no warning; say what it does to security, work or others.`,
    ],
    [FIX, "risk: safe", "risk: disruptive", `${FIX}:8 risk is disruptive and there is no warning;`],
    [
      FIX,
      "risk: safe",
      "risk: never",
      `${FIX}:8 risk is never and there is no correction; say what is wrong with it and what to do instead.`,
    ],
    [
      FIX,
      "risk: safe",
      "risk: never\ncorrection: No.",
      `${CAUSE}:1 no fix that is offered cures "kettle-off"; add it to the cures of a fix whose risk is not never.`,
    ],
    [
      FIX,
      "steps:\n  - text: Press the switch.",
      "steps: []",
      `${FIX}:11 steps is empty; a fix that is offered needs at least one.`,
    ],
    [FIX, "check:\n  - text: The light is on.", "check: []", `${FIX}:13 check is empty;`],
    [
      FIX,
      "none: Nothing was changed for good.",
      "steps: []\n  none: Nothing.",
      `${FIX}:15 undo is {"steps":[],"none":"Nothing."}; give one of: steps; none with the reason why nothing need be undone; irreversible with the reason why nothing can.`,
    ],
    [
      FIX,
      "undo:\n  none: Nothing was changed for good.",
      "undo: { steps: [] }",
      `${FIX}:15 undo.steps is empty; give the way back, or none with the reason why there is none.`,
    ],
    [
      FIX,
      "reviewed: ",
      "reveals: { worked: { light: red } }\nreviewed: ",
      `${FIX}:19 reveals.worked names the value "red" of light,`,
    ],
    [FIX, '"2026-11-01"', '"2026-11-31"', `${FIX}:19 reviewed is "2026-11-31"; give a day that exists as YYYY-MM-DD.`],
    [
      FIX,
      '"2026-11-01"',
      '"2026-11-22"',
      `${FIX}:19 reviewed is "2026-11-22", after today (2026-11-21); give the day of the last review.`,
    ],
    [
      FIX,
      "https://example.org/kettle",
      "the leaflet",
      `${FIX}:18 sources.0.url is "the leaflet"; give a full address that starts with https://.`,
    ],
    [
      "codes.yaml",
      '"0x904"',
      '"0X904"',
      `codes.yaml:1 0.code is "0X904"; write hex in lower case without leading zeros, such as 0x904.`,
    ],
    [
      "phrases.yaml",
      'value: "off"',
      "value: dark",
      `phrases.yaml:2 phrase names the value "dark" of light, which does not exist;`,
    ],
    [
      "phrases.yaml",
      "[no light]",
      "[No light]",
      `phrases.yaml:3 0.says.0 is "No light"; write words in lower case with single spaces`,
    ],
    ["phrases.yaml", "[no light]", '["* light"]', "phrases.yaml:3 0.says.0 is"],
    [
      "phrases.yaml",
      "[no light]",
      "[no light]\n  denied: bright",
      `phrases.yaml:4 denied names the value "bright" of light,`,
    ],
    [
      "phrases.yaml",
      "[no light]",
      '[no light]\n- { observation: light, value: "on", says: [no light] }',
      `phrases.yaml:4 "no light" already means light=off; keep one of the two.`,
    ],
  ])("%s: %j → %j", (file, from, to, expected) => {
    expect(problemsWith(file, from, to).join("\n")).toContain(expected);
  });
});

test("a code that stands twice in its table is refused, in the other table it is fine", () => {
  const codes = SMALL["codes.yaml"] ?? "";
  const both = codes + codes.replace("disconnect", "extended");

  expect(problemsOf(writeKnowledge(folder, { "codes.yaml": both }))).toEqual([]);
  expect(problemsOf(writeKnowledge(folder, { "codes.yaml": both + codes }))).toEqual([
    "codes.yaml:11 code 0x904 in the table disconnect stands twice; keep one of the two.",
  ]);
});

test("a value that only fits the pattern of its observation is fine", () => {
  const files: Files = {
    [LIGHT]: `${SMALL[LIGHT]}pattern: "^0x[0-9a-f]+$"\n`,
    [CAUSE]: (SMALL[CAUSE] ?? "").replace('"off": typical', '"0x904": typical'),
  };
  expect(problemsOf(writeKnowledge(folder, files))).toEqual([]);
});

test("two files with one id are told apart", () => {
  const problems = problemsOf(writeKnowledge(folder, { "causes/kettle-two.yaml": SMALL[CAUSE] }));

  expect(problems).toEqual([
    `causes/kettle-two.yaml:1 id is "kettle-off"; write "kettle-two" as the file is named, or rename the file.`,
    `causes/kettle-two.yaml:1 id "kettle-off" is taken by causes/kettle-off.yaml; give each entry its own.`,
  ]);
});

test("ten mistakes are told at once", () => {
  const files: Files = {
    [CAUSE]: (SMALL[CAUSE] ?? "").replace("light:", "lamp:").replace("id: kettle-off", "id: kettle"),
    [LIGHT]: (SMALL[LIGHT] ?? "").replace("share: 60", "share: 61").replace("id: unknown", "id: dunno"),
    [FIX]: (SMALL[FIX] ?? "")
      .replace("risk: safe", "risk: dangerous")
      .replace("cause: kettle-off", "cause: teapot")
      .replace('"2026-11-01"', '"2030-01-01"'),
    "phrases.yaml": (SMALL["phrases.yaml"] ?? "").replace('value: "off"', "value: dark"),
    "codes.yaml": `${SMALL["codes.yaml"]}${SMALL["codes.yaml"]}`,
    "fixes/notes.txt": "buy tea",
  };
  const problems = problemsOf(writeKnowledge(folder, files));

  expect(problems.map((problem) => problem.replace(/:.*$/s, ""))).toEqual(
    expect.arrayContaining([CAUSE, LIGHT, FIX, "phrases.yaml", "codes.yaml", "fixes/notes.txt"]),
  );
  expect(problems.length).toBeGreaterThanOrEqual(10);
  expect(problems.every((problem) => /^[\w./-]+:\d+ .+; .+\.$/.test(problem))).toBe(true);
});

test("nothing that names a file with mistakes of its own is told as a mistake", () => {
  const problems = problemsWith(LIGHT, "asked: true", "asked: maybe");
  expect(problems).toEqual([`${LIGHT}:11 asked is "maybe"; give true or false.`]);
});

test("a missing folder is one problem", () => {
  expect(problemsOf(join(folder, "nowhere"))).toEqual([
    "nowhere:1 does not exist; create it, or start the program in the folder that holds it.",
  ]);
});

test("a file in place of the folder is one problem", () => {
  writeFileSync(join(folder, "file"), "");
  expect(problemsOf(join(folder, "file"))).toHaveLength(1);
});

test("an empty folder tells each part that is missing", () => {
  expect(problemsOf(folder)).toHaveLength(9);
});

test("an empty file, a list in place of an entry and binary data are told", () => {
  const problems = problemsOf(
    writeKnowledge(folder, { [CAUSE]: "", [LIGHT]: "- a\n", [FIX]: "\u0000\u0001\ufffd{[", "codes.yaml": "code: 1\n" }),
  );
  expect(problems.map((problem) => problem.split(":")[0])).toEqual(
    expect.arrayContaining([CAUSE, LIGHT, FIX, "codes.yaml"]),
  );
});

test("the error lists all problems for people to read", () => {
  expect(() => loadKnowledge(folder, TODAY)).toThrow(/^The knowledge has 9 problems:\n/);
});

test("a command that is listed twice is told, whatever its case", () => {
  const commands = SMALL["commands.yaml"] ?? "";
  const twice = commands + commands.replace("Get-Kettle", "get-kettle");
  expect(problemsOf(writeKnowledge(folder, { "commands.yaml": twice }))).toEqual([
    "commands.yaml:5 command get-kettle stands twice; keep one of the two.",
  ]);
});

test("a capability has the answers that the planner counts on", () => {
  const text = `${SMALL[LIGHT]}capability: host-admin\n`;
  expect(problemsOf(writeKnowledge(folder, { [LIGHT]: text }))).toEqual([
    `${LIGHT}:5 tells a capability and has the values on, off, unknown; give it yes, no and unknown.`,
  ]);
});

test("an observation whose answer changes nothing is told", () => {
  const text = (SMALL[LIGHT] ?? "").replace("id: light", "id: noise");
  expect(problemsOf(writeKnowledge(folder, { "observations/noise.yaml": text }))).toEqual([
    'observations/noise.yaml:1 no answer to "noise" changes anything; label its answers in the evidence of a cause, or remove it.',
  ]);
});
