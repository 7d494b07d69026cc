import { type Belief, type PossibleAnswer, possibleAnswers } from "./belief";
import { CODES_SHOWN, codeFamily } from "./code-family";
import { priorChances } from "./knowledge-index";
import { chanceToTell } from "./who-knows";

/** One field of a form: one or several observations that are answered at one glance. */
export interface FormField {
  readonly id: string;
  readonly observations: readonly string[];
}

export interface Told {
  readonly observation: string;
  readonly value: string;
}

/** What one person would fill into each field; what they do not know is left out. */
export type Filled = ReadonlyMap<string, readonly Told[]>;

const FIRST_CODE = "error-code";

/** Irrational steps: each answer's draws fill 0 to 1 evenly, and those of different answers do not go in step. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Draws people of the belief with what they would fill in. The person stands at `at` (0 to 1) of the belief; the number
 * tells their answers from those of others.
 */
export function createDraw(belief: Belief, fields: readonly FormField[]): (at: number, number: number) => Filled {
  const drawField = fields.map(({ id, observations }) => {
    const draws = observations.includes(FIRST_CODE)
      ? [createCodesDraw(belief, observations)]
      : observations.map((observation) => createAnswerDraw(belief, observation));
    return { id, draws };
  });
  return (at, number) => {
    const cell = cellAt(belief.joint, at);
    const cause = cell % belief.index.hypotheses;
    const person: Person = { cause, setting: (cell - cause) / belief.index.hypotheses, next: steps(number) };
    return new Map(drawField.map(({ id, draws }) => [id, draws.flatMap((draw) => draw(person))]));
  };
}

interface Person {
  readonly cause: number;
  readonly setting: number;
  /** The next number from 0 to 1. */
  readonly next: () => number;
}

type Draw = (person: Person) => readonly Told[];

function steps(number: number): () => number {
  let drawn = 0;
  return () => {
    drawn += 1;
    return (number * GOLDEN * (1 + drawn * Math.SQRT2)) % 1;
  };
}

function createAnswerDraw(belief: Belief, observation: string): Draw {
  const asked = belief.index.observations.get(observation)?.observation;
  if (asked === undefined) return () => [];
  const answers = possibleAnswers(belief, observation);
  const known = belief.roles[asked.askedOf] * total(answers.map(({ chance }) => chance));
  return ({ next, ...person }) => {
    const knows = next() < known;
    const at = next();
    const value = knows ? pick(answers, (answer) => chanceFor(person, answer), at)?.value : undefined;
    return value === undefined ? [] : [{ observation, value }];
  };
}

function chanceFor({ cause, setting }: Omit<Person, "next">, { likelihoods: { of, chances } }: PossibleAnswer): number {
  return chances[of === "causes" ? cause : setting] ?? 0;
}

/** Codes are too many to be listed: they are drawn by family, as likely as the cause's prior in it is high. */
function createCodesDraw({ index, evidence }: Belief, open: readonly string[]): Draw {
  const asked = index.observations.get(FIRST_CODE)?.observation;
  const known = asked ? chanceToTell(asked, evidence.answers) : 0;
  const shown = CODES_SHOWN.filter(({ answers }) =>
    Object.entries(answers).every(([id, value]) => open.includes(id) || evidence.answers[id] === value),
  ).map(({ share, answers }) => ({ share, answers, prior: priorChances(index.knowledge, codeFamily(answers)) }));
  return ({ cause, next }) => {
    const knows = next() < known;
    const at = next();
    if (!knows) return [];
    const { answers = {} } = pick(shown, ({ share, prior }) => share * (prior[cause] ?? 0), at) ?? {};
    return Object.entries(answers).flatMap(([observation, value]) =>
      open.includes(observation) ? [{ observation, value }] : [],
    );
  };
}

/** The entry at `at` (0 to 1) of all weights laid end to end. */
function pick<Entry>(entries: readonly Entry[], weightOf: (entry: Entry) => number, at: number): Entry | undefined {
  const weights = entries.map(weightOf);
  return entries[cellAt(weights, at * total(weights))];
}

export function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

function cellAt(chances: ArrayLike<number>, at: number): number {
  let sum = 0;
  for (let cell = 0; cell < chances.length; cell += 1) {
    sum += chances[cell] ?? 0;
    if (at < sum) return cell;
  }
  return chances.length - 1;
}
