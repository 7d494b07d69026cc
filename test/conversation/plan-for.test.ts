import type { Case } from "../../src/conversation/case";
import { decide } from "../../src/conversation/decide";
import { causesFor, planFor } from "../../src/conversation/plan-for";
import { ANNA, contextFor } from "../support/given";
import { SMALL } from "../support/small-knowledge";
import { caseOf } from "../support/turns";

const [fix] = SMALL.fixes;

test.each<readonly [string, Partial<Case>]>([
  ["nothing is known", {}],
  ["something was answered", { evidence: { answers: { "light-off": "yes" }, fixes: {} } }],
  ["a fix failed", { evidence: { answers: { "light-off": "yes" }, fixes: { [fix?.id ?? ""]: "failed" } } }],
  ["a change is in place", { ledger: [{ fix: fix?.id ?? "", since: 1, postponed: true }] }],
])("the causes that status and summary name are those of the plan, when %s", (_when, more) => {
  const state = caseOf(ANNA, "c1", more);
  expect(causesFor(contextFor(), state)).toEqual(planFor(contextFor(), state).causes);
});

test("asking for the status searches for no move", () => {
  const context = {
    ...contextFor(),
    planNext: () => {
      throw new Error("It was searched for.");
    },
  };
  const state = caseOf(ANNA, "c1", { prompt: { id: "1", kind: "question", observation: "light-off" }, prompts: 1 });
  const status = { kind: "said", reading: context.read("status") } as const;
  const { effects } = decide(context, state, { at: 2_000, by: ANNA, place: state.place, what: status }, "c2");
  expect(effects).toMatchObject([{ message: { kind: "status", causes: causesFor(context, state) } }]);
});
