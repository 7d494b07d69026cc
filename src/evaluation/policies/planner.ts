import type { Evidence } from "../../diagnosis/evidence";
import type { Knowledge } from "../../diagnosis/knowledge";
import type { Move } from "../../diagnosis/plan";
import { planNext } from "../../diagnosis/plan-next";

/** The best of one step compared two steps ahead, and nothing else. */
export function planner(knowledge: Knowledge, evidence: Evidence): Move {
  return planNext(knowledge, evidence).move;
}
