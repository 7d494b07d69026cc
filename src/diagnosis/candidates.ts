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

/** Fixes that may be proposed, in the order of the knowledge. */
export function candidatesFor(index: KnowledgeIndex, evidence: Evidence): readonly Candidate[] {
  const isOffered = offersOf(index.knowledge, evidence);
  return index.fixes.flatMap((indexed) => (isOffered(indexed.fix) ? candidateOf(indexed, evidence.answers) : []));
}

/** The same after one more answer: only the fixes that it is an exception for, or that it may allow, are looked at again. */
export function candidatesAfter(
  index: KnowledgeIndex,
  before: readonly Candidate[],
  evidence: Evidence,
  observation: string,
): readonly Candidate[] {
  const changed = index.curesChangedBy.get(observation);
  const mayAllow = index.capabilities.has(observation);
  if (changed === undefined && !mayAllow) return before;
  const isOffered = offersOf(index.knowledge, evidence);
  const after: Candidate[] = [];
  let at = 0;
  for (const indexed of index.fixes) {
    const same = before[at]?.indexed === indexed ? before[at] : undefined;
    if (same) at += 1;
    const isChanged = changed?.has(indexed) === true;
    if (!isChanged && !mayAllow) {
      if (same) after.push(same);
    } else if (isOffered(indexed.fix)) {
      after.push(...(same && !isChanged ? [same] : candidateOf(indexed, evidence.answers)));
    }
  }
  return after;
}

export function curesNow({ cures }: IndexedFix, answers: Evidence["answers"]): readonly CureUnder[] {
  const now: CureUnder[] = [];
  for (const cure of cures) {
    const chance = chanceToCure(cure, answers);
    if (chance > 0) now.push({ hypothesis: cure.hypothesis, chance });
  }
  return now;
}

/** None where the answers leave it nothing to cure. */
function candidateOf(indexed: IndexedFix, answers: Evidence["answers"]): readonly Candidate[] {
  const cures = curesNow(indexed, answers);
  return cures.length > 0 ? [{ indexed, cures }] : [];
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
