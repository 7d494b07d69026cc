import { type Evidence, NO_EVIDENCE } from "../../diagnosis/evidence";
import type { Knowledge } from "../../diagnosis/knowledge";
import { evidenceKey } from "../evidence-key";
import type { Policy } from "../policies/policy";
import { whatMayFollow } from "./what-may-follow";

/** Exact expected minutes of a case when this policy chooses every move. */
export function policyCost(knowledge: Knowledge, policy: Policy): number {
  const known = new Map<string, number>();

  function minutesFrom(evidence: Evidence): number {
    const key = evidenceKey(evidence);
    const before = known.get(key);
    if (before !== undefined) return before;
    const minutes = minutesAfter(evidence);
    known.set(key, minutes);
    return minutes;
  }

  function minutesAfter(evidence: Evidence): number {
    const move = policy(knowledge, evidence);
    if (move.kind === "hand-over") return knowledge.policy.handOverMinutes;
    if (move.kind === "ask-form") throw new Error("A small world has no form.");
    const { price, branches } = whatMayFollow(knowledge, evidence, move);
    return branches.reduce((sum, { chance, evidence: next }) => sum + chance * minutesFrom(next), price);
  }

  return minutesFrom(NO_EVIDENCE);
}
