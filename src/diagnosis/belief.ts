import { codeFamily, TELL_FAMILY } from "./code-family";
import type { Evidence, FixOutcome } from "./evidence";
import { expected, type Marginals, marginals, multiply } from "./joint-chances";
import { type IndexedFix, type KnowledgeIndex, likelihoodsOf, priorChances } from "./knowledge-index";
import type { Likelihoods } from "./likelihoods";
import { CURE_BY_ACCIDENT, HINT_SURENESS } from "./numbers";
import { isOffered } from "./offered-fixes";
import { type KnownRoles, knownRoles, type Roles, rolesIn } from "./roles";
import { SETTINGS } from "./settings";

/** What is believed about one case. */
export interface Belief extends Marginals {
  readonly index: KnowledgeIndex;
  readonly evidence: Evidence;
  /** Chance of each cause within each setting; adds up to 1. One row of causes for each setting. */
  readonly joint: Float64Array;
  readonly roles: Roles;
  readonly knownRoles: KnownRoles;
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

/** One answer that may come, its chance now, and what it says about causes or settings. */
export interface PossibleAnswer {
  readonly value: string;
  readonly chance: number;
  readonly likelihoods: Likelihoods;
}

/**
 * Exact Bayes over setting and cause: the prior of the code's family, times every answer, times every outcome of a fix.
 * A hint counts as an answer that is right with `HINT_SURENESS` and anybody's otherwise.
 */
export function believe(index: KnowledgeIndex, evidence: Evidence): Belief {
  const answers = answersWithReveals(index, evidence);
  const known: Evidence = { ...evidence, answers };
  const prior = jointPrior(index, answers);
  const background = marginals(prior, index.hypotheses);
  const factors = [
    ...Object.entries(answers).map(([observation, value]) => likelihoodsOf(index, observation, value)),
    ...Object.entries(evidence.hints ?? {}).map(([observation, value]) => {
      const isAnswered = (answers[observation] ?? "unknown") !== "unknown";
      const stated = isAnswered ? undefined : likelihoodsOf(index, observation, value);
      return stated && softened(stated, expected(stated, background));
    }),
    ...index.fixes.map((fix) => likelihoodsOfOutcome(index, curesNow(fix, answers), evidence.fixes[fix.fix.id])),
  ];
  for (const factor of factors) if (factor) multiply(prior, factor, index.hypotheses);
  return withWeights({ index, evidence: known, ...possibilities(index, known) }, prior);
}

/** The answers that may come to a question, but for "I don't know"; their chances add up to 1. */
export function possibleAnswers(belief: Belief, observation: string): readonly PossibleAnswer[] {
  const { index, evidence, roles } = belief;
  const indexed = index.observations.get(observation);
  const capability = indexed?.observation.capability;
  const hint = evidence.hints?.[observation];
  const answers = indexed?.answers ?? [];
  if (capability !== undefined) {
    return answers.map((answer) => ({
      ...answer,
      chance: answer.value === "yes" ? roles[capability] : 1 - roles[capability],
    }));
  }
  const likelihoods = answers.map(({ likelihoods }) => likelihoods);
  const now = hint === undefined ? likelihoods : givenHint(answers, hint, belief);
  return answers.map(({ value }, at) => {
    const stated = now[at] ?? NOTHING;
    return { value, likelihoods: stated, chance: expected(stated, belief) };
  });
}

/** The belief after one more answer. A code changes the prior, so that all is worked out anew. */
export function afterAnswer(belief: Belief, observation: string, { value, likelihoods }: PossibleAnswer): Belief {
  const { index, evidence } = belief;
  const known: Evidence = { ...evidence, answers: { ...evidence.answers, [observation]: value } };
  if (TELL_FAMILY.has(observation)) return believe(index, known);
  const weights = Float64Array.from(belief.joint);
  multiply(weights, likelihoods, index.hypotheses);
  if (index.capabilities.has(observation)) {
    return withWeights({ index, evidence: known, ...possibilities(index, known) }, weights);
  }
  const changed = index.curesChangedBy.get(observation);
  const candidates = changed ? withCuresNow(belief, changed, known) : belief.candidates;
  return withWeights({ ...belief, evidence: known, candidates }, weights);
}

/** Only the fixes that the answer is an exception for are looked at again. */
function withCuresNow(
  { index, candidates }: Belief,
  changed: ReadonlySet<IndexedFix>,
  known: Evidence,
): readonly Candidate[] {
  let at = 0;
  return index.fixes.flatMap((indexed) => {
    const before = candidates[at]?.indexed === indexed ? candidates[at] : undefined;
    if (before) at += 1;
    if (!changed.has(indexed)) return before ?? [];
    return isOffered(indexed.fix, index.knowledge, known) ? candidateOf(indexed, known) : [];
  });
}

/** The belief after this fix was done and did not help. */
export function afterFailure(belief: Belief, candidate: Candidate): Belief {
  const { index, knownRoles } = belief;
  const weights = Float64Array.from(belief.joint);
  const failed = likelihoodsOfOutcome(index, candidate.cures, "failed");
  if (failed) multiply(weights, failed, index.hypotheses);
  const known = { ...knownRoles, [candidate.indexed.fix.needs]: 1 };
  return withWeights({ ...withOutcome(belief, candidate, "failed"), knownRoles: known }, weights);
}

/** The belief after the person has said that they cannot do this fix. */
export function afterCannot(belief: Belief, candidate: Candidate): Belief {
  const known = { ...belief.knownRoles, [candidate.indexed.fix.needs]: 0 };
  return withWeights(
    { ...withOutcome(belief, candidate, "cannot"), knownRoles: known },
    Float64Array.from(belief.joint),
  );
}

function withOutcome(belief: Belief, candidate: Candidate, outcome: FixOutcome): Belief {
  const { evidence, candidates } = belief;
  return {
    ...belief,
    evidence: { ...evidence, fixes: { ...evidence.fixes, [candidate.indexed.fix.id]: outcome } },
    candidates: candidates.filter((other) => other !== candidate),
  };
}

/** The prior of the causes, and of the settings in which each of them occurs. */
function jointPrior(index: KnowledgeIndex, answers: Evidence["answers"]): Float64Array {
  const causes = priorChances(index.knowledge, codeFamily(answers));
  return Float64Array.from({ length: causes.length * SETTINGS.length }, (_, at) => {
    const cause = at % causes.length;
    const setting = (at - cause) / causes.length;
    return (causes[cause] ?? 0) * (index.settingsUnder[cause]?.[setting] ?? 0);
  });
}

type Unweighted = Pick<Belief, "index" | "evidence" | "knownRoles" | "candidates">;

/** Weights are made to add up to 1; they become part of the belief. */
function withWeights({ index, evidence, knownRoles, candidates }: Unweighted, weights: Float64Array): Belief {
  let sum = 0;
  for (let at = 0; at < weights.length; at += 1) sum += weights[at] ?? 0;
  for (let at = 0; at < weights.length; at += 1) weights[at] = (weights[at] ?? 0) / sum;
  const { chances, settings } = marginals(weights, index.hypotheses);
  const roles = rolesIn(settings, knownRoles);
  return { index, evidence, joint: weights, chances, settings, roles, knownRoles, candidates };
}

/** What an uncertain reading says: right with `HINT_SURENESS`, else as likely under all hypotheses. */
function softened({ of, chances }: Likelihoods, background: number): Likelihoods {
  return { of, chances: chances.map((chance) => HINT_SURENESS * chance + (1 - HINT_SURENESS) * background) };
}

/** The chances of the answers to a question whose answer was read before, uncertainly: the belief holds the hint already. */
function givenHint(
  answers: readonly { readonly value: string; readonly likelihoods: Likelihoods }[],
  hint: string,
  belief: Belief,
): readonly Likelihoods[] {
  const hinted = answers.find(({ value }) => value === hint)?.likelihoods;
  if (!hinted) return answers.map(({ likelihoods }) => likelihoods);
  const background = expected(hinted, belief);
  const soft = softened(hinted, background);
  return answers.map(({ value, likelihoods: { of, chances } }) => ({
    of,
    chances: chances.map((chance, at) => {
      const read = (value === hint ? HINT_SURENESS : 0) + (1 - HINT_SURENESS) * background;
      return (chance * read) / (soft.chances[at] ?? 1);
    }),
  }));
}

const NOTHING: Likelihoods = { of: "causes", chances: [] };

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

function possibilities(index: KnowledgeIndex, evidence: Evidence): Pick<Belief, "knownRoles" | "candidates"> {
  return {
    knownRoles: knownRoles(index.knowledge, evidence),
    candidates: index.fixes
      .filter(({ fix }) => isOffered(fix, index.knowledge, evidence))
      .flatMap((indexed) => candidateOf(indexed, evidence)),
  };
}

function candidateOf(indexed: IndexedFix, { answers }: Evidence): readonly Candidate[] {
  const cures = curesNow(indexed, answers);
  return cures.length > 0 ? [{ indexed, cures }] : [];
}

function curesNow({ cures }: IndexedFix, answers: Evidence["answers"]): readonly CureUnder[] {
  return cures
    .map((cure) => ({ hypothesis: cure.hypothesis, chance: chanceToCure(cure, answers) }))
    .filter(({ chance }) => chance > 0);
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

function likelihoodsOfOutcome(
  index: KnowledgeIndex,
  cures: readonly CureUnder[],
  outcome: FixOutcome | undefined,
): Likelihoods | undefined {
  if (outcome !== "worked" && outcome !== "failed") {
    return undefined;
  }
  const works = new Array<number>(index.hypotheses).fill(CURE_BY_ACCIDENT);
  for (const { hypothesis, chance } of cures) {
    works[hypothesis] = chance;
  }
  return { of: "causes", chances: outcome === "worked" ? works : works.map((chance) => 1 - chance) };
}
