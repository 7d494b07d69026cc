import { believe } from "../../diagnosis/belief";
import type { Evidence } from "../../diagnosis/evidence";
import type { Knowledge } from "../../diagnosis/knowledge";
import { indexKnowledge } from "../../diagnosis/knowledge-index";
import { LEAST_GAIN_MINUTES } from "../../diagnosis/numbers";
import type { Move } from "../../diagnosis/plan";
import { isOpen, type Question, weighQuestion } from "../../diagnosis/question-cost";
import { repairCost } from "../../diagnosis/repair-cost";
import { actNow } from "./fixes-only";

/** Heckerman, Breese and Rommelse 1995: the question that saves most when only fixes follow it, or else the best fix. */
export function oneStep(knowledge: Knowledge, evidence: Evidence): Move {
  const belief = believe(indexKnowledge(knowledge), evidence);
  const now = repairCost(belief, knowledge.policy.handOverMinutes);
  const best = knowledge.observations
    .filter((observation) => isOpen(belief, observation))
    .flatMap((observation) => weighQuestion(belief, observation, now, knowledge.policy.handOverMinutes) ?? [])
    .reduce<Question | undefined>((so, one) => (so === undefined || one.minutes < so.minutes ? one : so), undefined);
  const gain = best === undefined ? 0 : now.minutes - best.minutes;
  if (best === undefined || gain < LEAST_GAIN_MINUTES) return actNow(belief, now);
  return { kind: "ask", observation: best.observation.id, gain, leadsTo: best.leadsTo };
}
