import { join } from "node:path";
import type { Knowledge } from "../../src/diagnosis/knowledge";
import { loadKnowledge } from "../../src/knowledge/load-knowledge";
import { readSeedCoverage } from "./read-seed-coverage";

const { knowledge } = loadKnowledge(join(__dirname, "../../knowledge"));
const coverage = readSeedCoverage();
/** Statements of the three articles: 0.1 to 0.21, 1.1 to 1.26, 2.1 to 2.24. */
const STATEMENTS = [21, 26, 24].flatMap((count, article) =>
  Array.from({ length: count }, (_, index) => `${article}.${index + 1}`),
);

function isBuilt({ causes, observations, fixes }: Knowledge, id: string): boolean {
  const [name, value] = id.split("=");
  const observation = observations.find((each) => each.id === name);
  if (value !== undefined) {
    return observation?.values.some((each) => each.id === value) ?? false;
  }
  return observation !== undefined || [...causes, ...fixes].some((each) => each.id === name);
}

test("every statement of the three articles has its row", () => {
  expect(coverage.rows).toEqual(STATEMENTS);
});

test("every id of a row is built", () => {
  expect(coverage.ids.length).toBeGreaterThan(100);
  expect(coverage.ids.filter((id) => !isBuilt(knowledge, id))).toEqual([]);
});

test("a fix of the articles that must never be done is known, to be corrected", () => {
  const never = knowledge.fixes.filter((fix) => fix.risk === "never").map((fix) => fix.id);
  expect(never).toEqual(expect.arrayContaining(["forward-port-on-router", "rename-machinekeys"]));
});
