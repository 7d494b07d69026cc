import type { CodeFamily, Cure, Fix, Knowledge, Observation } from "./knowledge";
import { type AnswerChances, answerChances, type Likelihoods, patternChances } from "./likelihoods";
import {
  CANNOT_DO_MINUTES,
  CURE,
  MINUTES_AFTER_TEST,
  PRIOR_ABSENT,
  RISK_MINUTES,
  TRYING_MINUTES,
  UNEXPLAINED,
} from "./numbers";
import { SETTINGS } from "./settings";
import { chanceShown, settingsUnder } from "./settings-under";
import { chancesToFind } from "./who-knows";

/** The knowledge, turned once into numbers. Hypotheses are the causes in their order, then "unexplained". */
export interface KnowledgeIndex {
  readonly knowledge: Knowledge;
  /** How many hypotheses there are. */
  readonly hypotheses: number;
  /** Chance of each setting where a hypothesis holds: one row for each hypothesis, each adds up to 1. */
  readonly settingsUnder: readonly (readonly number[])[];
  readonly observations: ReadonlyMap<string, IndexedObservation>;
  readonly fixes: readonly IndexedFix[];
  /** Observations that say what the person may do, and so what may be proposed. */
  readonly capabilities: ReadonlySet<string>;
  /** observation → the fixes that can do more or less after its answer. */
  readonly curesChangedBy: ReadonlyMap<string, ReadonlySet<IndexedFix>>;
  /** Chance of each cause within each setting before any evidence but the code: one row of causes for each setting. */
  readonly jointPrior: (family: CodeFamily) => Float64Array;
}

interface IndexedObservation {
  readonly observation: Observation;
  /** Every listed answer but "unknown": how likely it is so. */
  readonly answers: readonly StatedAnswer[];
  /** The same: how likely somebody who may look tells it. */
  readonly told: readonly StatedAnswer[];
  /** Chance to find it under each hypothesis, where that hangs on what is wrong; see who-knows.ts. */
  readonly found: readonly number[] | undefined;
}

interface StatedAnswer {
  readonly value: string;
  readonly likelihoods: Likelihoods;
}

export interface IndexedFix {
  readonly fix: Fix;
  /** Position in the knowledge. */
  readonly at: number;
  /** By position: the fixes that cure something that this one cures, itself among them. */
  readonly rivals: readonly boolean[];
  /** Minutes of reading and doing it, risk included. */
  readonly cost: number;
  /** Minutes that still follow when it works, because it only was a test. */
  readonly costWhenWorks: number;
  /** Minutes lost on a person who cannot do it. */
  readonly costWhenCannot: number;
  readonly cures: readonly IndexedCure[];
}

interface IndexedCure {
  readonly hypothesis: number;
  readonly chance: number;
  /** The first that holds counts. */
  readonly exceptions: readonly {
    readonly observation: string;
    readonly value: string;
    readonly chance: number;
    /** How likely it holds where the hypothesis does, as long as nobody has said. */
    readonly holds: number;
  }[];
}

type Observations = Pick<KnowledgeIndex, "knowledge" | "hypotheses" | "settingsUnder" | "observations">;

const indexes = new WeakMap<Knowledge, KnowledgeIndex>();

/** Computed once for each knowledge object, then remembered. */
export function indexKnowledge(knowledge: Knowledge): KnowledgeIndex {
  const known = indexes.get(knowledge);
  if (known !== undefined) {
    return known;
  }
  const chances = new Map(knowledge.observations.map((one) => [one.id, answerChances(one, knowledge.causes)]));
  const observations = {
    knowledge,
    hypotheses: knowledge.causes.length + 1,
    settingsUnder: settingsUnder(chances, knowledge.causes.length + 1),
    observations: new Map(
      knowledge.observations.map((observation) => [
        observation.id,
        indexObservation(observation, chances.get(observation.id) ?? [], knowledge),
      ]),
    ),
  };
  const fixes = knowledge.fixes.map((fix, at) => indexFix(observations, fix, at));
  const index: KnowledgeIndex = {
    ...observations,
    fixes,
    capabilities: new Set(
      knowledge.observations.filter(({ capability }) => capability !== undefined).map(({ id }) => id),
    ),
    curesChangedBy: fixesByException(fixes),
    jointPrior: createJointPrior(observations),
  };
  indexes.set(knowledge, index);
  return index;
}

function fixesByException(fixes: readonly IndexedFix[]): KnowledgeIndex["curesChangedBy"] {
  const by = new Map<string, Set<IndexedFix>>();
  for (const indexed of fixes) {
    for (const { observation } of indexed.cures.flatMap(({ exceptions }) => exceptions)) {
      by.set(observation, (by.get(observation) ?? new Set()).add(indexed));
    }
  }
  return by;
}

/** The prior of the causes, and of the settings in which each of them occurs; worked out once for each family. */
function createJointPrior({ knowledge, hypotheses, settingsUnder }: Observations): KnowledgeIndex["jointPrior"] {
  const known = new Map<CodeFamily, Float64Array>();
  return (family) => {
    const joint = known.get(family) ?? new Float64Array(hypotheses * SETTINGS.length);
    if (!known.has(family)) {
      const causes = priorChances(knowledge, family);
      for (let at = 0; at < joint.length; at += 1) {
        const cause = at % hypotheses;
        joint[at] = (causes[cause] ?? 0) * (settingsUnder[cause]?.[(at - cause) / hypotheses] ?? 0);
      }
      known.set(family, joint);
    }
    return joint;
  };
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

/** What it says about the causes, or about the setting, that somebody tells this; undefined where it tells nothing. */
export function likelihoodsOf(index: Observations, observation: string, value: string): Likelihoods | undefined {
  const indexed = index.observations.get(observation);
  return indexed && value !== "unknown" ? likelihoodsIn(index, indexed, indexed.told, value) : undefined;
}

function likelihoodsIn(
  index: Observations,
  indexed: IndexedObservation,
  answers: readonly StatedAnswer[],
  value: string,
): Likelihoods | undefined {
  const listed = answers.find((answer) => answer.value === value);
  if (listed !== undefined) {
    return listed.likelihoods;
  }
  const { pattern } = indexed.observation;
  return pattern !== undefined && new RegExp(pattern).test(value)
    ? { of: "causes", chances: patternChances(indexed.observation, index.knowledge.causes, value) }
    : undefined;
}

/** Chances under each hypothesis that it is so; an answer about the setting tells of the causes that occur there. */
export function chancesOfAnswer(
  index: Observations,
  observation: string,
  value: string,
): readonly number[] | undefined {
  const indexed = index.observations.get(observation);
  if (indexed === undefined || indexed.observation.capability !== undefined || value === "unknown") return undefined;
  const likelihoods = likelihoodsIn(index, indexed, indexed.answers, value);
  if (likelihoods?.of !== "settings") return likelihoods?.chances;
  return index.settingsUnder.map((settings) =>
    settings.reduce((sum, chance, at) => sum + chance * (likelihoods.chances[at] ?? 0), 0),
  );
}

function indexObservation(
  observation: Observation,
  chances: readonly AnswerChances[],
  { causes }: Knowledge,
): IndexedObservation {
  const answers = indexAnswers(observation, chances);
  const found = chancesToFind(observation, causes);
  const told = found
    ? answers.map(({ value, likelihoods }) => ({ value, likelihoods: both(likelihoods, found) }))
    : answers;
  return { observation, answers, told, found };
}

function both({ of, chances }: Likelihoods, found: readonly number[]): Likelihoods {
  return { of, chances: chances.map((chance, at) => chance * (found[at] ?? 0)) };
}

/** What a setting shows is as likely there under every cause; what people can do depends on the setting alone. */
function indexAnswers(observation: Observation, answers: readonly AnswerChances[]): readonly StatedAnswer[] {
  const { id, capability } = observation;
  if (capability !== undefined) {
    const has = SETTINGS.map(({ roles }) => roles[capability]);
    return [
      { value: "yes", likelihoods: { of: "settings", chances: has } },
      { value: "no", likelihoods: { of: "settings", chances: has.map((chance) => 1 - chance) } },
    ];
  }
  const isShown = SETTINGS.some(({ shows }) => shows[id] !== undefined);
  return answers.map(({ value, chances }) => ({
    value,
    likelihoods: isShown
      ? { of: "settings", chances: SETTINGS.map((setting) => chanceShown(setting, id, value, answers)) }
      : { of: "causes", chances },
  }));
}

function indexFix(index: Observations, fix: Fix, at: number): IndexedFix {
  const { causes, fixes } = index.knowledge;
  const cured = fix.cures.map(({ cause }) => cause);
  return {
    fix,
    at,
    rivals: fixes.map(({ cures }) => cures.some(({ cause }) => cured.includes(cause))),
    cost: TRYING_MINUTES + fix.minutes + RISK_MINUTES[fix.risk],
    costWhenWorks: fix.test ? MINUTES_AFTER_TEST : 0,
    costWhenCannot: CANNOT_DO_MINUTES,
    cures: fix.cures
      .map((cure) => ({ hypothesis: causes.findIndex(({ id }) => id === cure.cause), cure }))
      .filter(({ hypothesis }) => hypothesis >= 0)
      .map(({ hypothesis, cure }) => indexCure(index, hypothesis, cure)),
  };
}

function indexCure(index: Observations, hypothesis: number, { chance, unless }: Cure): IndexedCure {
  return {
    hypothesis,
    chance: CURE[chance],
    exceptions: unless.map(({ observation, value, chance: other }) => ({
      observation,
      value,
      chance: CURE[other],
      holds: chancesOfAnswer(index, observation, value)?.[hypothesis] ?? 0,
    })),
  };
}
