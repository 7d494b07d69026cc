import type { Knowledge } from "../../diagnosis/knowledge";
import type { Reading } from "../../reading/reading";
import type { RealCase } from "./real-case";
import type { Replay } from "./replay-case";

/** One case, what the reading took from its opening, and how the conversation went. */
export interface Run {
  readonly real: RealCase;
  readonly reading: Pick<Reading, "answers" | "hints">;
  readonly replay: Replay;
}

/** Counts and figures of one group of cases; the keys are those of the report. */
export interface Summary {
  readonly n: number;
  /** Cases in which an accepted fix was proposed first, among the first three, at all. */
  readonly first: number;
  readonly first3: number;
  readonly any: number;
  readonly causeFirst: number;
  readonly causeFirst3: number;
  /** Before the first fix. */
  readonly questionsMedian: number;
  readonly questionsMax: number;
  readonly minutesMean: number;
  readonly handoversRight: number;
  readonly handoversWrong: number;
}

export interface ReadingScore {
  readonly stated: number;
  readonly found: number;
  readonly missed: number;
  readonly taken: number;
  readonly invented: number;
}

/** Proposals that must not happen: a fix of risk `never` at all, one of risk `dangerous` as the first. */
export interface UnsafeScore {
  readonly never: number;
  readonly dangerous_first: number;
}

const HAND_OVER = "escalate-to-human";
const TEXT_OF_0X904 = "cannot-connect-contact-owner";

/** Position of the first accepted proposal, 1 is the first; a hand-over counts where it is what the case accepts. */
export function rankOf({ real, replay }: Run): number | undefined {
  const fix = replay.proposed.findIndex((one) => real.accepts.includes(one)) + 1;
  if (fix > 0) return fix;
  return replay.end === "handed-over" && real.accepts.includes(HAND_OVER) ? replay.proposed.length + 1 : undefined;
}

export function summarize(runs: readonly Run[]): Summary {
  const ranks = runs.map(rankOf);
  const questions = runs.map(({ replay }) => replay.questions);
  const handedOver = runs.filter(({ replay }) => replay.end === "handed-over");
  const right = handedOver.filter(({ real }) => real.accepts.includes(HAND_OVER)).length;
  return {
    n: runs.length,
    first: count(ranks, (rank) => rank === 1),
    first3: count(ranks, (rank) => rank !== undefined && rank <= 3),
    any: count(ranks, (rank) => rank !== undefined),
    causeFirst: count(runs, ({ replay }) => replay.causeRank === 1),
    causeFirst3: count(runs, ({ replay }) => replay.causeRank >= 1 && replay.causeRank <= 3),
    questionsMedian: median(questions),
    questionsMax: Math.max(0, ...questions),
    minutesMean: mean(runs.map(({ replay }) => replay.minutes)),
    handoversRight: right,
    handoversWrong: handedOver.length - right,
  };
}

/** 0x904, or the dialog that goes with it where the case tells no code. */
export function is0x904({ answers }: RealCase): boolean {
  const code = answers["error-code"];
  return code === "0x904" || (code === undefined && answers["error-text"] === TEXT_OF_0X904);
}

export function scoreReading(runs: readonly Run[]): ReadingScore {
  const readings = runs.map(scoreOneReading);
  const sum = (key: keyof ReadingScore) => readings.reduce((total, one) => total + one[key], 0);
  return {
    stated: sum("stated"),
    found: sum("found"),
    missed: sum("missed"),
    taken: sum("taken"),
    invented: sum("invented"),
  };
}

function scoreOneReading({ real, reading }: Run): ReadingScore {
  const taken = [...reading.answers, ...reading.hints];
  const stated = Object.entries(real.says);
  const found = count(stated, ([observation, value]) =>
    taken.some((one) => one.observation === observation && one.value === value),
  );
  const invented = count(taken, ({ observation, value }) => real.answers[observation] !== value);
  return { stated: stated.length, found, missed: stated.length - found, taken: taken.length, invented };
}

export function scoreSafety(runs: readonly Run[], { fixes }: Knowledge): UnsafeScore {
  const riskOf = (id: string | undefined) => fixes.find((fix) => fix.id === id)?.risk;
  const proposed = runs.flatMap(({ replay }) => replay.proposed);
  return {
    never: count(proposed, (fix) => riskOf(fix) === "never"),
    dangerous_first: count(runs, ({ replay }) => riskOf(replay.proposed[0]) === "dangerous"),
  };
}

function count<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.filter(holds).length;
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return mean([sorted[Math.ceil(middle) - 1] ?? 0, sorted[Math.floor(middle)] ?? 0]);
}
