import { type Belief, believe } from "../../diagnosis/belief";
import type { Evidence } from "../../diagnosis/evidence";
import type { Knowledge } from "../../diagnosis/knowledge";
import { indexKnowledge } from "../../diagnosis/knowledge-index";
import type { Move } from "../../diagnosis/plan";
import { attemptNow, type RepairCost, repairCost } from "../../diagnosis/repair-cost";

/** Never asks: the fix with the most chance for its minutes, updated after each failure, until a human is cheaper. */
export function fixesOnly(knowledge: Knowledge, evidence: Evidence): Move {
  const belief = believe(indexKnowledge(knowledge), evidence);
  return actNow(belief, repairCost(belief, knowledge.policy.handOverMinutes));
}

/** The first move of the base policy. */
export function actNow(belief: Belief, { first }: RepairCost): Move {
  if (first === undefined) return { kind: "hand-over", reason: "cheaper" };
  const { possible, works } = attemptNow(belief, first);
  return { kind: "try", fix: first.indexed.fix.id, chance: possible * works, against: "" };
}
