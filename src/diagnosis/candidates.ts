import type { Evidence } from "./evidence";
import type { IndexedFix, KnowledgeIndex } from "./knowledge-index";
import { offersOf } from "./offered-fixes";

/** A fix that may be proposed, and what it can do as far as the answers tell. */
export interface Candidate {
  readonly indexed: IndexedFix;
  readonly cures: readonly CureUnder[];
}

/** Chance that the fix ends the trouble under one hypothesis. */
export interface CureUnder {
  readonly hypothesis: number;
  readonly chance: number;
}

/** Fixes that may be proposed and that the answers leave something to cure, in the order of the knowledge. */
export function candidatesFor(index: KnowledgeIndex, evidence: Evidence): readonly Candidate[] {
  const isOffered = offersOf(index.knowledge, evidence);
  return index.fixes
    .filter(({ fix }) => isOffered(fix))
    .map((indexed) => ({ indexed, cures: curesNow(indexed, evidence.answers) }))
    .filter(hasCures);
}

/**
 * The same after one more answer. One about a role may allow fixes; every other is at most an exception for a few of them,
 * and brings none back that has nothing left to cure.
 */
export function candidatesAfter(
  index: KnowledgeIndex,
  before: readonly Candidate[],
  evidence: Evidence,
  observation: string,
): readonly Candidate[] {
  if (index.capabilities.has(observation)) return candidatesFor(index, evidence);
  const changed = index.curesChangedBy.get(observation);
  if (changed === undefined) return before;
  const after = before.slice();
  for (const indexed of changed) {
    const at = positionOf(indexed, before);
    if (at >= 0) after[at] = { indexed, cures: curesNow(indexed, evidence.answers) };
  }
  return after.every(hasCures) ? after : after.filter(hasCures);
}

function hasCures({ cures }: Candidate): boolean {
  return cures.length > 0;
}

/** -1 where it is no candidate. They stand in the order of the knowledge, none behind its own position there. */
function positionOf({ at: own }: IndexedFix, candidates: readonly Candidate[]): number {
  let at = Math.min(own, candidates.length - 1);
  while ((candidates[at]?.indexed.at ?? -1) > own) at -= 1;
  return candidates[at]?.indexed.at === own ? at : -1;
}

export function curesNow({ cures }: IndexedFix, answers: Evidence["answers"]): readonly CureUnder[] {
  const now: CureUnder[] = [];
  for (const cure of cures) {
    const chance = chanceToCure(cure, answers);
    if (chance > 0) now.push({ hypothesis: cure.hypothesis, chance });
  }
  return now;
}

/** Where nobody has said whether an exception holds, it counts as far as it is likely under the hypothesis. */
function chanceToCure({ chance, exceptions }: IndexedFix["cures"][number], answers: Evidence["answers"]): number {
  let rest = 1;
  let sum = 0;
  for (const { observation, value, chance: other, holds } of exceptions) {
    const said = answers[observation] ?? "unknown";
    const share = said === "unknown" ? Math.min(rest, holds) : said === value ? rest : 0;
    sum += share * other;
    rest -= share;
  }
  return sum + rest * chance;
}
