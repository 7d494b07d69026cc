import { join } from "node:path";
import { KnowledgeError } from "../../src/knowledge/knowledge-error";
import { type LoadedKnowledge, loadKnowledge } from "../../src/knowledge/load-knowledge";
import { temporaryFolder } from "../support/temporary-folder";
import { type Files, SMALL, writeFiles, writeKnowledge } from "./small-folder";

const TODAY = "2026-11-21";
const root = temporaryFolder();
let count = 0;

function load(own: Files): LoadedKnowledge {
  count += 1;
  const builtIn = writeKnowledge(join(root, `${count}`, "built-in"));
  return loadKnowledge({ builtIn, own: writeFiles(join(root, `${count}`, "own"), own) }, TODAY);
}

function problems(own: Files): readonly string[] {
  try {
    load(own);
    return [];
  } catch (error) {
    if (error instanceof KnowledgeError) return error.problems.map((one) => one.replace(/^.*\/own\//, ""));
    throw error;
  }
}

const FIX = SMALL["fixes/switch-on.yaml"] ?? "";

test("an entry of the house counts instead of the built-in one of its id, at the same place", () => {
  const { knowledge } = load({
    "fixes/switch-on.yaml": FIX.replace("title: Switch the kettle on", "title: Press red"),
  });
  expect(knowledge.fixes.map(({ id, title }) => [id, title])).toEqual([["switch-on", "Press red"]]);
});

test("other entries are added", () => {
  const { knowledge } = load({ "fixes/kick-it.yaml": FIX.replace("id: switch-on", "id: kick-it") });
  expect(knowledge.fixes.map(({ id }) => id)).toEqual(["switch-on", "kick-it"]);
});

test("lists are joined by what names their entries", () => {
  const code = (meaning: string, hex: string) =>
    `- { code: "${hex}", table: disconnect, meaning: ${meaning}, status: documented, source: { title: T, url: "https://example.org" } }\n`;
  const { knowledge } = load({ "codes.yaml": code("Ours.", "0x904") + code("New.", "0x905") });
  expect(knowledge.codes.map(({ code: hex, meaning }) => [hex, meaning])).toEqual([
    ["0x904", "Ours."],
    ["0x905", "New."],
  ]);
});

test("words that the house gives a meaning lose the built-in one", () => {
  const { phrases } = load({ "phrases.yaml": '- { observation: light, value: "on", says: [no light, bright] }\n' });
  expect(phrases).toEqual([{ observation: "light", value: "on", says: ["no light", "bright"] }]);
});

test("what the house's entries name is checked together with the built-in ones", () => {
  expect(
    problems({ "fixes/kick-it.yaml": FIX.replace("id: switch-on", "id: kick-it").replace("kettle-off", "no-kettle") }),
  ).toEqual([
    'fixes/kick-it.yaml:4 cures "no-kettle", a cause that does not exist; correct the id or add causes/no-kettle.yaml.',
  ]);
});

test("a misspelt folder is not left out in silence", () => {
  expect(problems({ "fix/a.yaml": FIX })[0]).toMatch(/^fix:1 is not part of the knowledge; use one of causes, /);
});

test("the same id twice within the house is told, although it may replace a built-in one", () => {
  expect(problems({ "fixes/a.yaml": FIX, "fixes/switch-on.yaml": FIX }).join("\n")).toContain(
    "fixes/a.yaml; give each entry its own.",
  );
});

describe("policy.yaml", () => {
  test("hides fixes, caps risks and gives names", () => {
    const { knowledge, policy } = load({
      "policy.yaml": "hide: [switch-on]\nmostRisk: { endUser: read }\ncontact: The cook\nnames: { kettle: boiler }\n",
    });
    expect(knowledge.policy).toEqual({
      hide: ["switch-on"],
      mostRisk: { endUser: "read", administrator: "dangerous" },
      handOverMinutes: 480,
    });
    expect(policy).toMatchObject({ contact: "The cook", names: { kettle: "boiler" } });
  });

  test.each([
    ["hide: [switch-of]\n", 'policy.yaml:1 hide names "switch-of", which is no fix; correct or remove it.'],
    [
      "mostRisk: { endUser: never }\n",
      'policy.yaml:1 mostRisk.endUser is "never"; use one of read, safe, disruptive, weakens, dangerous.',
    ],
    ["hidden: []\n", 'policy.yaml:1 "hidden" is no known key; check the spelling or remove it.'],
  ])("%j is refused with its remedy", (text, expected) => {
    expect(problems({ "policy.yaml": text })).toEqual([expected]);
  });
});
