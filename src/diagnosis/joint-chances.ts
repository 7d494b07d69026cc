import type { Likelihoods } from "./likelihoods";
import { SETTINGS } from "./settings";

/** Chances of causes and settings, each taken alone. */
export interface Marginals {
  /** Chance of each cause in the order of the knowledge, then of "unexplained"; adds up to 1. */
  readonly chances: readonly number[];
  /** Chance of each setting in the order of `SETTINGS`; adds up to 1. */
  readonly settings: readonly number[];
}

/** Runs for every answer of every question, hence the plain loops; so do all the others here. */
export function marginals(joint: Float64Array, causes: number): Marginals {
  const chances = new Array<number>(causes).fill(0);
  const settings: number[] = [];
  for (let setting = 0, at = 0; setting < SETTINGS.length; setting += 1) {
    let sum = 0;
    for (let cause = 0; cause < causes; cause += 1, at += 1) {
      const weight = joint[at] ?? 0;
      chances[cause] = (chances[cause] ?? 0) + weight;
      sum += weight;
    }
    settings.push(sum);
  }
  return { chances, settings };
}

/** The marginals after an answer, without the joint chances: what answers lead to hangs on nothing else. */
export function marginalsAfter(joint: Float64Array, before: Marginals, { of, chances }: Likelihoods): Marginals {
  return of === "causes"
    ? { chances: product(before.chances, chances), settings: settingsAfter(joint, chances) }
    : { chances: causesAfter(joint, before.chances.length, chances), settings: product(before.settings, chances) };
}

/** In place. */
export function multiply(joint: Float64Array, { of, chances }: Likelihoods, causes: number): void {
  for (let setting = 0, at = 0; setting < SETTINGS.length; setting += 1) {
    const ofSetting = chances[setting] ?? 0;
    for (let cause = 0; cause < causes; cause += 1, at += 1) {
      joint[at] = (joint[at] ?? 0) * (of === "causes" ? (chances[cause] ?? 0) : ofSetting);
    }
  }
}

/** In place: made to add up to 1. */
export function normalise(weights: number[] | Float64Array): void {
  let sum = 0;
  for (let at = 0; at < weights.length; at += 1) sum += weights[at] ?? 0;
  for (let at = 0; at < weights.length; at += 1) weights[at] = (weights[at] ?? 0) / sum;
}

/** Chance of an answer under a belief. */
export function expected({ of, chances }: Likelihoods, { chances: causes, settings }: Marginals): number {
  const weights = of === "causes" ? causes : settings;
  let sum = 0;
  for (let at = 0; at < chances.length; at += 1) sum += (chances[at] ?? 0) * (weights[at] ?? 0);
  return sum;
}

function product(weights: readonly number[], likelihoods: readonly number[]): readonly number[] {
  const after = weights.slice();
  for (let at = 0; at < after.length; at += 1) after[at] = (after[at] ?? 0) * (likelihoods[at] ?? 0);
  normalise(after);
  return after;
}

function settingsAfter(joint: Float64Array, likelihoods: readonly number[]): readonly number[] {
  const after: number[] = [];
  for (let setting = 0, at = 0; setting < SETTINGS.length; setting += 1) {
    let sum = 0;
    for (let cause = 0; cause < likelihoods.length; cause += 1, at += 1) {
      sum += (joint[at] ?? 0) * (likelihoods[cause] ?? 0);
    }
    after.push(sum);
  }
  normalise(after);
  return after;
}

function causesAfter(joint: Float64Array, causes: number, likelihoods: readonly number[]): readonly number[] {
  const after: number[] = [];
  for (let cause = 0; cause < causes; cause += 1) {
    let sum = 0;
    for (let setting = 0; setting < SETTINGS.length; setting += 1) {
      sum += (joint[setting * causes + cause] ?? 0) * (likelihoods[setting] ?? 0);
    }
    after.push(sum);
  }
  normalise(after);
  return after;
}
