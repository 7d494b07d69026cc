import { compareWithOptimum, formatRatios } from "../../../src/evaluation/optimum/compare-with-optimum";

const ratios = compareWithOptimum(500, { causes: 6, fixes: 6, observations: 4 });
const planner = ratios.find(({ policy }) => policy === "planner");

beforeAll(() => {
  process.stdout.write(`${formatRatios(ratios)}\n`);
});

test("no policy is better than the optimum", () => {
  expect(Math.min(...ratios.map(({ mean }) => mean))).toBeGreaterThanOrEqual(1);
});

test("the planner is at least as good as one step, and one step better than no questions", () => {
  const [twoSteps, oneStep, fixesOnly] = ratios.map(({ mean }) => mean);
  expect(twoSteps).toBeLessThan(oneStep ?? 0);
  expect(oneStep).toBeLessThan(fixesOnly ?? 0);
});

test("the planner is within half a percent of the optimum, and never five percent off", () => {
  expect(planner?.mean).toBeLessThan(1.005);
  expect(planner?.most).toBeLessThan(1.05);
});
