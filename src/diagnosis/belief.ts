import { type Candidate, type CureUnder, candidatesAfter, candidatesFor, curesNow } from "./candidates";
import { codeFamily, TELL_FAMILY } from "./code-family";
import type { Evidence, FixOutcome } from "./evidence";
import { expected, type Marginals, marginals, marginalsAfter, multiply, normalise } from "./joint-chances";
import type { Fix } from "./knowledge";
import { type KnowledgeIndex, likelihoodsOf } from "./knowledge-index";
import type { Likelihoods } from "./likelihoods";
import { COULD_HAVE_LOOKED, CURE_BY_ACCIDENT, HINT_SURENESS } from "./numbers";
import { type KnownRoles, knownRoles, type Roles, rolesIn } from "./roles";
import { chanceToTell } from "./who-knows";

/** What is believed about one case. */
export interface Belief extends Outlook {
  readonly index: KnowledgeIndex;
  readonly evidence: Evidence;
  /** Chance of each cause within each setting; adds up to 1. One row of causes for each setting. */
  readonly joint: Float64Array;
  readonly knownRoles: KnownRoles;
}

/** As much of a belief as the base policy goes by. */
export interface Outlook extends Marginals {
  readonly roles: Roles;
  /** Fixes that may be proposed, in the order of the knowledge. */
  readonly candidates: readonly Candidate[];
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
  const possible = possibilities(index, known);
  const prior = index.jointPrior(codeFamily(answers)).slice();
  const background = marginals(prior, index.hypotheses);
  const factors = [
    ...Object.entries(answers).map(([observation, value]) =>
      value === "unknown"
        ? likelihoodsOfUnknown(index, observation, possible.knownRoles)
        : likelihoodsOf(index, observation, value),
    ),
    ...Object.entries(evidence.hints ?? {}).map(([observation, value]) => {
      const isAnswered = (answers[observation] ?? "unknown") !== "unknown";
      const stated = isAnswered ? undefined : likelihoodsOf(index, observation, value);
      return stated && softened(stated, expected(stated, background));
    }),
    ...index.fixes.map((indexed) => {
      const outcome = evidence.fixes[indexed.fix.id];
      const tells = !tellsByAnswer(indexed.fix, outcome, answers);
      return tells ? likelihoodsOfOutcome(index, curesNow(indexed, answers), outcome) : undefined;
    }),
  ];
  for (const factor of factors) if (factor) multiply(prior, factor, index.hypotheses);
  return withWeights({ index, evidence: known, ...possible }, prior);
}

/** The answers that may come from somebody who may look, but for "I don't know"; their chances add up to that of knowing. */
export function possibleAnswers(belief: Belief, observation: string): readonly PossibleAnswer[] {
  const { index, evidence, roles } = belief;
  const indexed = index.observations.get(observation);
  const capability = indexed?.observation.capability;
  const hint = evidence.hints?.[observation];
  const answers = indexed?.told ?? [];
  const known = indexed ? chanceToTell(indexed.observation, evidence.answers) : 0;
  if (capability !== undefined) {
    return answers.map((answer) => ({
      ...answer,
      chance: known * (answer.value === "yes" ? roles[capability] : 1 - roles[capability]),
    }));
  }
  const likelihoods = answers.map(({ likelihoods }) => likelihoods);
  const now = hint === undefined ? likelihoods : givenHint(answers, hint, belief);
  return answers.map(({ value }, at) => {
    const stated = now[at] ?? NOTHING;
    return { value, likelihoods: stated, chance: known * expected(stated, belief) };
  });
}

/** Whether "I don't know" says something about the causes. */
export function unknownTells({ index }: Belief, observation: string): boolean {
  return index.observations.get(observation)?.found !== undefined;
}

/** The belief after "I don't know". */
export function afterUnknown(belief: Belief, observation: string): Belief {
  const evidence = withAnswer(belief, observation, "unknown");
  const likelihoods = likelihoodsOfUnknown(belief.index, observation, belief.knownRoles);
  if (likelihoods === undefined) return { ...belief, evidence };
  const weights = belief.joint.slice();
  multiply(weights, likelihoods, belief.index.hypotheses);
  return withWeights({ ...belief, evidence }, weights);
}

/** The belief after one more answer. A code changes the prior, so that all is worked out anew. */
export function afterAnswer(belief: Belief, observation: string, { value, likelihoods }: PossibleAnswer): Belief {
  const { index } = belief;
  const evidence = withAnswer(belief, observation, value);
  if (TELL_FAMILY.has(observation)) return believe(index, evidence);
  const weights = belief.joint.slice();
  multiply(weights, likelihoods, index.hypotheses);
  return withWeights({ index, evidence, ...possibilitiesAfter(belief, evidence, observation) }, weights);
}

/** The same, and no more of it than the base policy needs: most answers are looked at only for what it would do then. */
export function outlookAfter(belief: Belief, observation: string, answer: PossibleAnswer): Outlook {
  if (TELL_FAMILY.has(observation)) return afterAnswer(belief, observation, answer);
  const evidence = withAnswer(belief, observation, answer.value);
  const { chances, settings } = marginalsAfter(belief.joint, belief, answer.likelihoods);
  const { knownRoles: known, candidates } = possibilitiesAfter(belief, evidence, observation);
  return { chances, settings, roles: rolesIn(settings, known), candidates };
}

/** The belief after this fix was done and did not help. */
export function afterFailure(belief: Belief, candidate: Candidate): Belief {
  const { index, knownRoles } = belief;
  const weights = belief.joint.slice();
  const failed = likelihoodsOfOutcome(index, candidate.cures, "failed");
  if (failed) multiply(weights, failed, index.hypotheses);
  const known = { ...knownRoles, [candidate.indexed.fix.needs]: 1 };
  return withWeights({ ...withOutcome(belief, candidate, "failed"), knownRoles: known }, weights);
}

/** The belief after the person has said that they cannot do this fix. */
export function afterCannot(belief: Belief, candidate: Candidate): Belief {
  const known = { ...belief.knownRoles, [candidate.indexed.fix.needs]: 0 };
  return withWeights({ ...withOutcome(belief, candidate, "cannot"), knownRoles: known }, belief.joint.slice());
}

function withOutcome(belief: Belief, candidate: Candidate, outcome: FixOutcome): Belief {
  const { evidence, candidates } = belief;
  return {
    ...belief,
    evidence: { ...evidence, fixes: { ...evidence.fixes, [candidate.indexed.fix.id]: outcome } },
    candidates: candidates.filter((other) => other !== candidate),
  };
}

type Unweighted = Pick<Belief, "index" | "evidence" | "knownRoles" | "candidates">;

/** Weights are made to add up to 1; they become part of the belief. */
function withWeights({ index, evidence, knownRoles, candidates }: Unweighted, weights: Float64Array): Belief {
  normalise(weights);
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

/** Where an outcome reveals an answer, the answer counts in its place, not both. */
function tellsByAnswer({ reveals }: Fix, outcome: FixOutcome | undefined, answers: Evidence["answers"]): boolean {
  const revealed = outcome === "worked" || outcome === "failed" ? (reveals[outcome] ?? {}) : {};
  return Object.entries(revealed).some(([id, value]) => answers[id] === value);
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

type Possibilities = Pick<Belief, "knownRoles" | "candidates">;

function possibilities(index: KnowledgeIndex, evidence: Evidence): Possibilities {
  return { knownRoles: knownRoles(index.knowledge, evidence), candidates: candidatesFor(index, evidence) };
}

function possibilitiesAfter(before: Belief, evidence: Evidence, observation: string): Possibilities {
  const { index } = before;
  return {
    knownRoles: index.capabilities.has(observation) ? knownRoles(index.knowledge, evidence) : before.knownRoles,
    candidates: candidatesAfter(index, before.candidates, evidence, observation),
  };
}

/** Who looked and saw nothing in it says "I don't know", as who could not look does. */
function likelihoodsOfUnknown(index: KnowledgeIndex, observation: string, known: KnownRoles): Likelihoods | undefined {
  const indexed = index.observations.get(observation);
  if (!indexed?.found) return undefined;
  const looked = known[indexed.observation.askedOf] ?? COULD_HAVE_LOOKED;
  return { of: "causes", chances: indexed.found.map((found) => 1 - looked * found) };
}

function withAnswer({ evidence }: Belief, observation: string, value: string): Evidence {
  return { ...evidence, answers: { ...evidence.answers, [observation]: value } };
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
