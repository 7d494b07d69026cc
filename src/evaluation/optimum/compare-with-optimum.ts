import { fixesOnly } from "../policies/fixes-only";
import { oneStep } from "../policies/one-step";
import { planner } from "../policies/planner";
import type { Policy } from "../policies/policy";
import { drawKnowledge, type Size } from "./draw-knowledge";
import { findOptimum } from "./find-optimum";
import { policyCost } from "./policy-cost";

/** Expected minutes of a policy, divided by the least possible; over many small worlds. */
export interface Ratio {
  readonly policy: string;
  readonly mean: number;
  /** 95 of 100 worlds are not above it. */
  readonly high: number;
  readonly most: number;
}

const POLICIES: Readonly<Record<string, Policy>> = { planner, "one-step": oneStep, "fixes only": fixesOnly };

/** Every policy in the worlds of the seeds 1, 2, 3 and so on. */
export function compareWithOptimum(worlds: number, size: Size): readonly Ratio[] {
  const ratios = Object.keys(POLICIES).map((): number[] => []);
  for (let seed = 1; seed <= worlds; seed += 1) {
    const knowledge = drawKnowledge(seed, size);
    const { minutes } = findOptimum(knowledge);
    Object.values(POLICIES).forEach((policy, at) => {
      ratios[at]?.push(policyCost(knowledge, policy) / minutes);
    });
  }
  return Object.keys(POLICIES).map((policy, at) => summary(policy, ratios[at] ?? []));
}

export function formatRatios(ratios: readonly Ratio[]): string {
  const rows = ratios.map(({ policy, mean, high, most }) =>
    [policy.padEnd(12), ...[mean, high, most].map((ratio) => ratio.toFixed(4).padStart(8))].join(""),
  );
  return ["to optimum      mean    95 %    most", ...rows].join("\n");
}

function summary(policy: string, ratios: readonly number[]): Ratio {
  const rising = [...ratios].sort((a, b) => a - b);
  return {
    policy,
    mean: rising.reduce((sum, ratio) => sum + ratio, 0) / rising.length,
    high: rising[Math.ceil(0.95 * rising.length) - 1] ?? Number.NaN,
    most: rising.at(-1) ?? Number.NaN,
  };
}
