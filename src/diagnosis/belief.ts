import { codeFamily } from "./code-family";
import type { Evidence, FixOutcome } from "./evidence";
import type { CureChance } from "./knowledge";
import { chancesOfAnswer, type IndexedFix, type KnowledgeIndex, priorChances } from "./knowledge-index";
import { CURE, CURE_BY_ACCIDENT } from "./numbers";
import { isOffered } from "./offered-fixes";
import { type Roles, rolesOf } from "./roles";

/** What is believed about one case. */
export interface Belief {
  readonly index: KnowledgeIndex;
  readonly evidence: Evidence;
  /** Chance of each cause in the order of the knowledge, then of "unexplained"; adds up to 1. */
  readonly chances: readonly number[];
  readonly roles: Roles;
  /** Fixes that may be proposed, in the order of the knowledge. */
  readonly candidates: readonly Candidate[];
}

export interface Candidate {
  readonly indexed: IndexedFix;
  readonly cures: readonly CureUnder[];
}

/** Chance that the fix ends the trouble under one hypothesis. */
interface CureUnder {
  readonly hypothesis: number;
  readonly chance: number;
}

/** Exact Bayes: prior of the code's family, times every answer, times every outcome of a fix. */
export function believe(index: KnowledgeIndex, evidence: Evidence): Belief {
  const answers = answersWithReveals(index, evidence);
  const prior = priorChances(index.knowledge, codeFamily(answers));
  const factors = [
    ...Object.entries(answers).map(([observation, value]) => chancesOfAnswer(index, observation, value)),
    ...index.fixes.map((fix) => chancesOfOutcome(prior.length, curesNow(fix, answers), evidence.fixes[fix.fix.id])),
  ];
  const chances = factors.reduce<readonly number[]>((so, factor) => (factor ? updated(so, factor) : so), prior);
  const known: Evidence = { answers, fixes: evidence.fixes };
  return { index, evidence: known, chances, ...possibilities(index, known) };
}

/** The belief after one more answer. */
export function afterAnswer(belief: Belief, observation: string, value: string): Belief {
  const { index, evidence } = belief;
  const known: Evidence = { answers: { ...evidence.answers, [observation]: value }, fixes: evidence.fixes };
  const factors = chancesOfAnswer(index, observation, value);
  const chances = factors === undefined ? belief.chances : updated(belief.chances, factors);
  const bearsOnFixes = index.bearOnFixes.has(observation);
  return { ...belief, evidence: known, chances, ...(bearsOnFixes && possibilities(index, known)) };
}

/** The belief after this fix was done and did not help. */
export function afterFailure(belief: Belief, candidate: Candidate): Belief {
  const { fix } = candidate.indexed;
  const factors = chancesOfOutcome(belief.chances.length, candidate.cures, "failed") ?? [];
  return {
    ...belief,
    chances: updated(belief.chances, factors),
    roles: { ...belief.roles, [fix.needs]: 1 },
    candidates: belief.candidates.filter((other) => other !== candidate),
  };
}

/** The belief after the person has said that they cannot do this fix. */
export function afterCannot(belief: Belief, candidate: Candidate): Belief {
  return {
    ...belief,
    roles: { ...belief.roles, [candidate.indexed.fix.needs]: 0 },
    candidates: belief.candidates.filter((other) => other !== candidate),
  };
}

/** Answers given, and those that the outcome of a fix reveals; what the person said counts before what was concluded. */
function answersWithReveals(index: KnowledgeIndex, evidence: Evidence): Evidence["answers"] {
  const revealed: Record<string, string> = {};
  for (const { fix } of index.fixes) {
    const outcome = evidence.fixes[fix.id];
    if (outcome === "worked" || outcome === "failed") {
      Object.assign(revealed, fix.reveals[outcome]);
    }
  }
  const said = Object.entries(evidence.answers).filter(
    ([id, value]) => value !== "unknown" || revealed[id] === undefined,
  );
  return { ...revealed, ...Object.fromEntries(said) };
}

function possibilities(index: KnowledgeIndex, evidence: Evidence): Pick<Belief, "roles" | "candidates"> {
  return {
    roles: rolesOf(index.knowledge, evidence),
    candidates: index.fixes
      .filter(({ fix }) => isOffered(fix, index.knowledge, evidence))
      .map((indexed) => ({ indexed, cures: curesNow(indexed, evidence.answers) }))
      .filter(({ cures }) => cures.length > 0),
  };
}

function curesNow(indexed: IndexedFix, answers: Evidence["answers"]): readonly CureUnder[] {
  return indexed.cures
    .map(({ hypothesis, cure }) => {
      const exception = cure.unless.find(({ observation, value }) => answers[observation] === value);
      const chance: CureChance | "no" = exception?.chance ?? cure.chance;
      return { hypothesis, chance: CURE[chance] };
    })
    .filter(({ chance }) => chance > 0);
}

function chancesOfOutcome(
  hypotheses: number,
  cures: readonly CureUnder[],
  outcome: FixOutcome | undefined,
): readonly number[] | undefined {
  if (outcome !== "worked" && outcome !== "failed") {
    return undefined;
  }
  const works = new Array<number>(hypotheses).fill(CURE_BY_ACCIDENT);
  for (const { hypothesis, chance } of cures) {
    works[hypothesis] = chance;
  }
  return outcome === "worked" ? works : works.map((chance) => 1 - chance);
}

/** Chances times factors, made to add up to 1 again. Runs for every answer of every question, hence the plain loops. */
function updated(chances: readonly number[], factors: readonly number[]): readonly number[] {
  const weights = new Array<number>(chances.length);
  let sum = 0;
  for (let at = 0; at < chances.length; at += 1) {
    const weight = (chances[at] ?? 0) * (factors[at] ?? 0);
    weights[at] = weight;
    sum += weight;
  }
  for (let at = 0; at < weights.length; at += 1) {
    weights[at] = (weights[at] ?? 0) / sum;
  }
  return weights;
}
