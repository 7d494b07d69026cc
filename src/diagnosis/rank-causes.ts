import type { Belief } from "./belief";
import { codeFamily } from "./code-family";
import { chancesOfAnswer, priorChances } from "./knowledge-index";
import type { RankedCause, WeighedAnswer } from "./plan";

/** All causes, most likely first, each with the answers that speak for and against it; ties keep the order of the knowledge. */
export function rankCauses(belief: Belief): readonly RankedCause[] {
  const { index, evidence } = belief;
  const prior = priorChances(index.knowledge, codeFamily(evidence.answers));
  const told = Object.entries(evidence.answers).flatMap(([observation, value]) => {
    const chances = chancesOfAnswer(index, observation, value);
    return chances === undefined ? [] : [{ observation, value, chances, overall: expected(prior, chances) }];
  });
  return index.knowledge.causes
    .map((cause, at) => ({
      cause: cause.id,
      chance: belief.chances[at] ?? 0,
      evidence: told
        .map(
          ({ observation, value, chances, overall }): WeighedAnswer => ({
            observation,
            value,
            bits: bitsFor(chances[at] ?? 0, prior[at] ?? 0, overall),
          }),
        )
        .sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits)),
    }))
    .sort((a, b) => b.chance - a.chance);
}

/** Weight of evidence: the answer's chance under this cause against its chance under all others together. */
function bitsFor(chance: number, prior: number, overall: number): number {
  const underOthers = (overall - prior * chance) / (1 - prior);
  return prior < 1 && underOthers > 0 && chance > 0 ? Math.log2(chance / underOthers) : 0;
}

function expected(prior: readonly number[], chances: readonly number[]): number {
  return prior.reduce((sum, weight, at) => sum + weight * (chances[at] ?? 0), 0);
}
