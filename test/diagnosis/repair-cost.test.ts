import fc from "fast-check";
import { believe } from "../../src/diagnosis/belief";
import type { Knowledge } from "../../src/diagnosis/knowledge";
import { indexKnowledge } from "../../src/diagnosis/knowledge-index";
import { CURE, TRYING_MINUTES } from "../../src/diagnosis/numbers";
import { bestFixes, repairCost } from "../../src/diagnosis/repair-cost";
import { BARE } from "../support/bare-knowledge";
import { cause, fix } from "./small-knowledge";

const HAND_OVER = 90;

/** One fix for each cause, so that they do not depend on each other. */
function independent(sizes: readonly { readonly weight: number; readonly minutes: number }[]): Knowledge {
  return {
    ...BARE,
    causes: sizes.map(({ weight }, at) => cause(`cause-${at}`, {}, weight)),
    fixes: sizes.map(({ minutes }, at) => fix(`fix-${at}`, [`cause-${at}`], { minutes })),
  };
}

/** The cheapest order and stopping point, by trying them all. */
function bruteForce(chances: readonly number[], minutes: readonly number[]): number {
  const from = (left: readonly number[], mass: number): number =>
    Math.min(
      mass * HAND_OVER,
      ...left.map((at) => {
        const cured = (chances[at] ?? 0) * CURE.usually;
        return (
          mass * (minutes[at] ?? 0) +
          from(
            left.filter((other) => other !== at),
            mass - cured,
          )
        );
      }),
    );
  return from(
    minutes.map((_, at) => at),
    1,
  );
}

test("with one fix for each cause, most chance for its minutes first is the cheapest order of all, within two percent", () => {
  const size = fc.record({ weight: fc.integer({ min: 1, max: 20 }), minutes: fc.integer({ min: 1, max: 25 }) });
  fc.assert(
    fc.property(fc.array(size, { minLength: 1, maxLength: 5 }), (sizes) => {
      const belief = believe(indexKnowledge(independent(sizes)), { answers: {}, fixes: {} });
      const best = bruteForce(
        belief.chances,
        sizes.map(({ minutes }) => TRYING_MINUTES + minutes),
      );
      expect(repairCost(belief, HAND_OVER).minutes).toBeLessThanOrEqual(best * 1.02 + 1e-9);
      expect(repairCost(belief, HAND_OVER).minutes).toBeGreaterThanOrEqual(best - 1e-9);
    }),
    { numRuns: 60 },
  );
});

test("the best fixes come with the most chance for their minutes first", () => {
  const knowledge = independent([
    { weight: 5, minutes: 40 },
    { weight: 5, minutes: 2 },
    { weight: 2, minutes: 1 },
  ]);
  const belief = believe(indexKnowledge(knowledge), { answers: {}, fixes: {} });
  expect(bestFixes(belief, 2).map(({ indexed }) => indexed.fix.id)).toEqual(["fix-1", "fix-2"]);
});

test("a fix that may not be possible for this person is worth less", () => {
  const sure = independent([{ weight: 5, minutes: 20 }]);
  const perhaps = { ...sure, fixes: sure.fixes.map((each) => ({ ...each, needs: "host-admin" as const })) };
  const [a, b] = [sure, perhaps].map((knowledge) =>
    repairCost(believe(indexKnowledge(knowledge), { answers: {}, fixes: {} }), HAND_OVER),
  );
  expect(a?.minutes).toBeLessThan(b?.minutes ?? 0);
  expect(b?.minutes).toBeLessThan(HAND_OVER);
});

test("where a human is cheaper than any fix, nothing is tried", () => {
  const belief = believe(indexKnowledge(independent([{ weight: 5, minutes: 25 }])), { answers: {}, fixes: {} });
  expect(repairCost(belief, 10)).toEqual({ minutes: 10, first: undefined });
});
