import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext } from "../../../src/create-context";
import { evaluate } from "../../../src/evaluation/cases/evaluate";
import { POLICIES } from "../../../src/evaluation/cases/planner-of-policy";
import { readRealCases } from "../../../src/evaluation/cases/real-case";
import { tableOf } from "../../../src/evaluation/cases/table";
import { loadKnowledge } from "../../../src/knowledge/load-knowledge";
import { BUILT_IN } from "../../../src/take-knowledge";
import { ENGLISH } from "../../../src/view/sentences";

const CASES = join(__dirname, "..", "..", "fixtures", "cases");
const inUse = { ...loadKnowledge(BUILT_IN), sentences: ENGLISH, contact: undefined };
const { knowledge } = inUse;
const context = createContext(inUse, {
  knowledge,
  sentences: ENGLISH,
  helpdeskContact: undefined,
  retentionDays: undefined,
  details: {},
});
const LINE = {
  id: "one",
  opening: "Remote Desktop fails with 0x204, the target is switched off",
  kind: "person",
  says: { "error-code": "0x204" },
  answers: { "error-code": "0x204", "target-state": "off-or-asleep" },
  cause: "target-off-or-asleep",
  accepts: ["start-or-wake-target"],
  in_scope: true,
};
const lineWith = (more: object) => JSON.stringify({ ...LINE, ...more });

test.each([
  ["threads.jsonl", 185],
  ["unseen-threads.jsonl", 37],
  ["vignettes.jsonl", 153],
  ["openings.jsonl", 220],
])("every case of %s fits the knowledge", (file, cases) => {
  expect(readRealCases(readFileSync(join(CASES, file), "utf8"), knowledge)).toHaveLength(cases);
});

test.each([
  ["no JSON", "{", /Line 2 is no JSON/],
  ["a key that is missing", lineWith({ accepts: undefined }), /Line 2: accepts/],
  [
    "an observation that nobody knows",
    lineWith({ says: { weather: "fine" } }),
    /Line 2: the knowledge has no "weather"/,
  ],
  ["a fix that nobody knows", lineWith({ accepts: ["hit-it"] }), /Line 2: the knowledge has no "hit-it"/],
])("%s is refused with its line", (_what, line, complaint) => {
  expect(() => readRealCases(`${lineWith({})}\n${line}`, knowledge)).toThrow(complaint);
});

test("a file without a case is refused", () => {
  expect(() => readRealCases("\n\n", knowledge)).toThrow("The file holds no case.");
});

test("a case is played to its end, and counted", () => {
  const report = evaluate(context, readRealCases(lineWith({}), knowledge), "planner");
  expect(report.perCase).toMatchObject([{ id: "one", rank: 1, end: "fixed", proposed: ["start-or-wake-target"] }]);
  expect(report.summary.in_scope).toMatchObject({ n: 1, first: 1, first3: 1, any: 1, handoversWrong: 0 });
  expect(report.reading).toMatchObject({ stated: 1, found: 1, missed: 0 });
  expect(tableOf(report)).toContain("accepted fix first");
});

test.each(POLICIES)("with the policy %s every case ends, after fifteen fixes at most", (policy) => {
  const every = readRealCases(readFileSync(join(CASES, "threads.jsonl"), "utf8"), knowledge);
  const some = every.filter((_, at) => at % 12 === 0);
  const { perCase, unsafe } = evaluate(context, some, policy);
  expect(perCase).toHaveLength(some.length);
  expect(Math.max(...perCase.map(({ fixes }) => fixes))).toBeLessThanOrEqual(15);
  if (policy === "planner" || policy === "all-answers") expect(unsafe).toEqual({ never: 0, dangerous_first: 0 });
});
