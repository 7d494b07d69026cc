import { believe } from "./belief";
import type { Evidence } from "./evidence";
import type { Knowledge } from "./knowledge";
import { indexKnowledge } from "./knowledge-index";
import { attemptNow, bestFixes } from "./repair-cost";
import { knownRoles } from "./roles";

/** Somebody is not asked to do what is less likely to help. */
const LEAST_CHANCE = 0.1;

/** The best fix that this person cannot do and somebody with every right could; undefined where there is none worth asking for. */
export function bestForOthers(knowledge: Knowledge, evidence: Evidence): string | undefined {
  const roles = knownRoles(knowledge, evidence);
  const capabilities = knowledge.observations.filter(({ capability }) => capability !== undefined);
  const belief = believe(indexKnowledge(knowledge), {
    answers: { ...evidence.answers, ...Object.fromEntries(capabilities.map(({ id }) => [id, "yes"])) },
    fixes: Object.fromEntries(Object.entries(evidence.fixes).filter(([, outcome]) => outcome !== "cannot")),
  });
  const best = bestFixes(belief, belief.candidates.length).find(({ indexed: { fix } }) => {
    return roles[fix.needs] === 0 || evidence.fixes[fix.id] === "cannot";
  });
  return best && attemptNow(belief, best).works >= LEAST_CHANCE ? best.indexed.fix.id : undefined;
}
