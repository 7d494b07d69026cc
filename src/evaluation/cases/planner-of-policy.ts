import type { Evidence } from "../../diagnosis/evidence";
import type { Knowledge } from "../../diagnosis/knowledge";
import type { PlanNext } from "../../diagnosis/plan-next";
import { planNext } from "../../diagnosis/plan-next";
import { checklist } from "../policies/checklist";
import type { Policy } from "../policies/policy";
import { createRandom, seedOf, shuffled } from "../random";
import { rankBySearch } from "./rank-by-search";
import { answerTo, type RealCase } from "./real-case";

/**
 * `planner`: as the channels use it · `all-answers`: the planner told every answer at the start, the ceiling of asking ·
 * `checklist`: the order of the original articles · `search`: fixes by how well their text matches the opening · `random`.
 */
export const POLICIES = ["planner", "all-answers", "checklist", "search", "random"] as const;
export type PolicyName = (typeof POLICIES)[number];

/** What decides in place of the planner for one case; the conversation around it stays the same. */
export function plannerOf(policy: PolicyName, real: RealCase, knowledge: Knowledge): PlanNext {
  switch (policy) {
    case "planner":
      return planNext;
    case "all-answers":
      return (known, evidence, options) =>
        planNext(known, withAllAnswers(known, evidence, real), { ...options, form: [] });
    case "checklist":
      return fromPolicy(checklist);
    case "search":
      return inOrder(rankBySearch(real.opening, knowledge));
    case "random":
      return inOrder(shuffled(offered(knowledge), createRandom(seedOf(real.id))));
  }
}

/** What the case does not hold was asked in vain. */
function withAllAnswers({ observations }: Knowledge, { answers, fixes }: Evidence, real: RealCase): Evidence {
  const told = observations.map(({ id }) => [id, answerTo(real, id)] as const);
  return { answers: { ...answers, ...Object.fromEntries(told) }, fixes };
}

/** One fix after the other, then a human; nothing is asked. */
function inOrder(fixes: readonly string[]): PlanNext {
  return fromPolicy((_knowledge, evidence) => {
    const fix = fixes.find((one) => evidence.fixes[one] === undefined);
    return fix ? { kind: "try", fix, chance: 0, against: "" } : { kind: "hand-over", reason: "nothing-left" };
  });
}

/** A plan that holds nothing but its move. */
function fromPolicy(policy: Policy): PlanNext {
  return (knowledge, evidence) => ({
    move: policy(knowledge, evidence),
    causes: [],
    unexplained: 0,
    minutes: 0,
    handOverMinutes: knowledge.policy.handOverMinutes,
  });
}

function offered({ fixes }: Knowledge): readonly string[] {
  return fixes.filter(({ risk, handsOver }) => risk !== "never" && !handsOver).map(({ id }) => id);
}
