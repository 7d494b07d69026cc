import { TRYING_MINUTES } from "../../../src/diagnosis/numbers";
import { drawKnowledge } from "../../../src/evaluation/optimum/draw-knowledge";
import { findOptimum } from "../../../src/evaluation/optimum/find-optimum";
import { policyCost } from "../../../src/evaluation/optimum/policy-cost";
import { handOverAtOnce } from "../../../src/evaluation/policies/hand-over-at-once";
import { planner } from "../../../src/evaluation/policies/planner";

const SIZE = { causes: 6, fixes: 5, observations: 4 };
const SEEDS = Array.from({ length: 40 }, (_, at) => at + 1);

test.each(SEEDS)("world %i: the optimum keeps its promise when the belief engine plays it", (seed) => {
  const knowledge = drawKnowledge(seed, SIZE);
  const { minutes, policy } = findOptimum(knowledge);
  expect(policyCost(knowledge, policy)).toBeCloseTo(minutes, 9);
  expect(policyCost(knowledge, planner)).toBeGreaterThanOrEqual(minutes - 1e-9);
});

test("the same seed draws the same world", () => {
  expect(drawKnowledge(5, SIZE)).toEqual(drawKnowledge(5, SIZE));
  expect(drawKnowledge(5, SIZE)).not.toEqual(drawKnowledge(6, SIZE));
});

test("handing over at once costs what a hand-over costs", () => {
  expect(policyCost(drawKnowledge(1, SIZE), handOverAtOnce)).toBe(90);
});

test("one cause, one fix, no question: cost and chance are worked out by hand", () => {
  const world = drawKnowledge(1, { causes: 1, fixes: 1, observations: 1 });
  const [fix] = world.fixes;
  const [cause] = world.causes;
  if (fix === undefined || cause === undefined) throw new Error("The world is empty.");
  const cures = [{ cause: cause.id, chance: "usually" as const, unless: [] }];
  const easy = { ...fix, cures, needs: "end-user" as const, minutes: 20, risk: "read" as const, test: false };
  // A known cause holds in 93 of 100 cases, and the fix then works in 90.
  const { minutes } = findOptimum({ ...world, fixes: [easy], observations: world.observations.slice(-1) });
  expect(minutes).toBeCloseTo(TRYING_MINUTES + 20 + (1 - 0.93 * 0.9) * 90, 9);
});
