import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadKnowledge } from "../../src/knowledge/load-knowledge";

/** The ids that all parts of the project and its desks agree on: never reused, never renamed. */
interface Vocabulary {
  readonly causes: readonly string[];
  readonly observations: Readonly<Record<string, readonly string[]>>;
  readonly fixes: readonly string[];
  readonly never: readonly string[];
}

const vocabulary = JSON.parse(readFileSync(join(__dirname, "..", "fixtures", "vocabulary.json"), "utf8")) as Vocabulary;
const { knowledge } = loadKnowledge(join(__dirname, "..", "..", "knowledge"));
const ids = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id);

test("every cause, observation and fix of the vocabulary is there, and nothing else", () => {
  expect(ids(knowledge.causes).slice().sort()).toEqual(vocabulary.causes.slice().sort());
  expect(ids(knowledge.observations).slice().sort()).toEqual(Object.keys(vocabulary.observations).slice().sort());
  expect(ids(knowledge.fixes).slice().sort()).toEqual(vocabulary.fixes.slice().sort());
  expect([vocabulary.causes.length, ids(knowledge.observations).length, vocabulary.fixes.length]).toEqual([50, 65, 75]);
});

test.each(Object.entries(vocabulary.observations))("%s has every value of the vocabulary", (id, values) => {
  const known = ids(knowledge.observations.find((one) => one.id === id)?.values ?? []);
  expect(known).toEqual(expect.arrayContaining([...values]));
});

test("what the vocabulary calls never is never offered", () => {
  const never = knowledge.fixes.filter(({ risk }) => risk === "never");
  expect(ids(never).slice().sort()).toEqual(vocabulary.never.slice().sort());
});
