import type { CodeFamily, Cure, Fix, Knowledge, Observation } from "./knowledge";
import { type AnswerChances, answerChances, patternChances } from "./likelihoods";
import { CANNOT_DO_MINUTES, MINUTES_AFTER_TEST, PRIOR_ABSENT, RISK_MINUTES, UNEXPLAINED } from "./numbers";

/** The knowledge, turned once into numbers. Hypotheses are the causes in their order, then "unexplained". */
export interface KnowledgeIndex {
  readonly knowledge: Knowledge;
  readonly observations: ReadonlyMap<string, IndexedObservation>;
  readonly fixes: readonly IndexedFix[];
  /** Observations whose answer changes what may be proposed or what a fix can do, not only what is believed. */
  readonly bearOnFixes: ReadonlySet<string>;
}

interface IndexedObservation {
  readonly observation: Observation;
  readonly answers: readonly AnswerChances[];
}

export interface IndexedFix {
  readonly fix: Fix;
  /** Minutes of doing it, risk included. */
  readonly cost: number;
  /** Minutes that still follow when it works, because it only was a test. */
  readonly costWhenWorks: number;
  /** Minutes lost on a person who cannot do it. */
  readonly costWhenCannot: number;
  readonly cures: readonly { readonly hypothesis: number; readonly cure: Cure }[];
}

const indexes = new WeakMap<Knowledge, KnowledgeIndex>();

/** Computed once for each knowledge object, then remembered. */
export function indexKnowledge(knowledge: Knowledge): KnowledgeIndex {
  const known = indexes.get(knowledge);
  if (known !== undefined) {
    return known;
  }
  const index: KnowledgeIndex = {
    knowledge,
    observations: new Map(
      knowledge.observations.map((observation) => [
        observation.id,
        { observation, answers: answerChances(observation, knowledge.causes) },
      ]),
    ),
    fixes: knowledge.fixes.map((fix) => indexFix(knowledge, fix)),
    bearOnFixes: new Set([
      ...knowledge.observations.filter(({ capability }) => capability !== undefined).map(({ id }) => id),
      ...knowledge.fixes.flatMap((fix) =>
        fix.cures.flatMap((cure) => cure.unless.map(({ observation }) => observation)),
      ),
    ]),
  };
  indexes.set(knowledge, index);
  return index;
}

/** Chances before any evidence but the code; they add up to 1. */
export function priorChances({ causes }: Knowledge, family: CodeFamily): readonly number[] {
  const weights = causes.map((cause) => cause.prior[family] ?? PRIOR_ABSENT);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) {
    return [...weights, 1];
  }
  return [...weights.map((weight) => (weight / total) * (1 - UNEXPLAINED)), UNEXPLAINED];
}

/** Chances of this answer under each hypothesis; undefined where the answer tells nothing about the cause. */
export function chancesOfAnswer(
  index: KnowledgeIndex,
  observation: string,
  value: string,
): readonly number[] | undefined {
  const indexed = index.observations.get(observation);
  if (indexed === undefined || value === "unknown" || indexed.observation.capability !== undefined) {
    return undefined;
  }
  const listed = indexed.answers.find((answer) => answer.value === value);
  if (listed !== undefined) {
    return listed.chances;
  }
  const { pattern } = indexed.observation;
  return pattern !== undefined && new RegExp(pattern).test(value)
    ? patternChances(indexed.observation, index.knowledge.causes, value)
    : undefined;
}

function indexFix({ causes }: Knowledge, fix: Fix): IndexedFix {
  return {
    fix,
    cost: fix.minutes + RISK_MINUTES[fix.risk],
    costWhenWorks: fix.test ? MINUTES_AFTER_TEST : 0,
    costWhenCannot: CANNOT_DO_MINUTES,
    cures: fix.cures
      .map((cure) => ({ hypothesis: causes.findIndex((cause) => cause.id === cure.cause), cure }))
      .filter(({ hypothesis }) => hypothesis >= 0),
  };
}
