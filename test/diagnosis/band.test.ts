import fc from "fast-check";
import { chanceBand } from "../../src/diagnosis/band";

test.each([
  [0.93, "9-in-10"],
  [0.75, "3-in-4"],
  [0.5, "1-in-2"],
  [0.37, "1-in-3"],
  [0.1, "1-in-10"],
  [0.01, "unlikely"],
] as const)("%p is told as %s", (chance, band) => {
  expect(chanceBand(chance)).toBe(band);
});

test("a higher chance never sounds lower", () => {
  const bands = ["unlikely", "1-in-10", "1-in-5", "1-in-3", "1-in-2", "2-in-3", "3-in-4", "9-in-10"];
  const chance = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(chance, chance, (a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      expect(bands.indexOf(chanceBand(low))).toBeLessThanOrEqual(bands.indexOf(chanceBand(high)));
    }),
  );
});
