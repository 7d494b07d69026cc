import type { Likelihoods } from "./likelihoods";
import { SETTINGS } from "./settings";

/** Chances of causes and settings, each taken alone. */
export interface Marginals {
  /** Chance of each cause in the order of the knowledge, then of "unexplained"; adds up to 1. */
  readonly chances: readonly number[];
  /** Chance of each setting in the order of `SETTINGS`; adds up to 1. */
  readonly settings: readonly number[];
}

/** Runs for every answer of every question, hence the plain loops; so does `multiply`. */
export function marginals(joint: Float64Array, causes: number): Marginals {
  const chances = new Array<number>(causes).fill(0);
  const settings = new Array<number>(SETTINGS.length).fill(0);
  for (let setting = 0, at = 0; setting < SETTINGS.length; setting += 1) {
    for (let cause = 0; cause < causes; cause += 1, at += 1) {
      const weight = joint[at] ?? 0;
      chances[cause] = (chances[cause] ?? 0) + weight;
      settings[setting] = (settings[setting] ?? 0) + weight;
    }
  }
  return { chances, settings };
}

/** In place. */
export function multiply(joint: Float64Array, { of, chances }: Likelihoods, causes: number): void {
  for (let setting = 0, at = 0; setting < SETTINGS.length; setting += 1) {
    for (let cause = 0; cause < causes; cause += 1, at += 1) {
      joint[at] = (joint[at] ?? 0) * (chances[of === "causes" ? cause : setting] ?? 0);
    }
  }
}

/** Chance of an answer under a belief. */
export function expected({ of, chances }: Likelihoods, { chances: causes, settings }: Marginals): number {
  const weights = of === "causes" ? causes : settings;
  let sum = 0;
  for (let at = 0; at < chances.length; at += 1) sum += (chances[at] ?? 0) * (weights[at] ?? 0);
  return sum;
}
