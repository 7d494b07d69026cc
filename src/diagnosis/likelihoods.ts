import type { Cause, Observation } from "./knowledge";
import { LEAST_REST, LIKELIHOOD, MOST_COPIED_RATIO, MOST_LIKELIHOOD_RATIO, UNLISTED_VALUE } from "./numbers";

/** Chance of one answer under each cause in the order of the knowledge, then "unexplained"; or in each setting. */
export interface Likelihoods {
  readonly of: "causes" | "settings";
  readonly chances: readonly number[];
}

/** One answer and its chance under each hypothesis: the causes in the order of the knowledge, then "unexplained". */
export interface AnswerChances {
  readonly value: string;
  readonly chances: readonly number[];
}

/**
 * The chances of every listed answer but "unknown". Under one hypothesis they add up to 1; "unexplained" answers at
 * background rates. "Unknown" is as likely under every cause and therefore tells nothing.
 */
export function answerChances(observation: Observation, causes: readonly Cause[]): readonly AnswerChances[] {
  const values = observation.values.filter((value) => value.id !== "unknown");
  const total = values.reduce((sum, value) => sum + value.share, 0);
  const background = values.map((value) => (total > 0 ? value.share / total : 1 / values.length));
  const ids = values.map((value) => value.id);
  const byCause = [...causes.map((cause) => chancesUnder(cause, observation.id, ids, background)), background];
  const limited = limitRatios(byCause, ids.length, mostRatio(observation));
  return ids.map((value, position) => ({ value, chances: limited.map((row) => row[position] ?? 0) }));
}

/**
 * The chances of an answer that only matches the pattern, such as one error code among many. What the code's family
 * says stands in the prior; here a cause gains by the codes that it names itself.
 */
export function patternChances(observation: Observation, causes: readonly Cause[], value: string): readonly number[] {
  const chances = causes.map((cause) => {
    const label = cause.evidence[observation.id]?.[value];
    return label === undefined ? UNLISTED_VALUE : LIKELIHOOD[label];
  });
  return liftToRatio([...chances, UNLISTED_VALUE], mostRatio(observation));
}

/** Labelled answers take their number; the others share the rest in proportion to their background rates. */
function chancesUnder(
  cause: Cause,
  observation: string,
  ids: readonly string[],
  background: readonly number[],
): readonly number[] {
  const labels = cause.evidence[observation] ?? {};
  const labelled = ids.map((id) => (labels[id] === undefined ? undefined : LIKELIHOOD[labels[id]]));
  const taken = labelled.reduce<number>((sum, chance) => sum + (chance ?? 0), 0);
  const freeShare = background.reduce((sum, share, at) => sum + (labelled[at] === undefined ? share : 0), 0);
  const rest = Math.max(1 - taken, LEAST_REST);
  return toOne(
    labelled.map((chance, at) => chance ?? (freeShare > 0 ? (rest * (background[at] ?? 0)) / freeShare : 0)),
  );
}

/** What is copied word by word, or looked up on the machine by somebody who administers it, is trusted further. */
function mostRatio({ copied = false, askedOf }: Observation): number {
  return copied || askedOf !== "end-user" ? MOST_COPIED_RATIO : MOST_LIKELIHOOD_RATIO;
}

function limitRatios(
  byCause: readonly (readonly number[])[],
  answers: number,
  most: number,
): readonly (readonly number[])[] {
  const columns = Array.from({ length: answers }, (_, at) =>
    liftToRatio(
      byCause.map((row) => row[at] ?? 0),
      most,
    ),
  );
  return byCause.map((_, hypothesis) => toOne(columns.map((column) => column[hypothesis] ?? 0)));
}

function liftToRatio(chances: readonly number[], most: number): readonly number[] {
  const least = Math.max(...chances) / most;
  return chances.map((chance) => Math.max(chance, least));
}

function toOne(chances: readonly number[]): readonly number[] {
  const sum = chances.reduce((total, chance) => total + chance, 0);
  return sum > 0 ? chances.map((chance) => chance / sum) : chances;
}
