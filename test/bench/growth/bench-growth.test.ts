import { benchGrowth } from "./bench-growth";
import { formatGrowth } from "./report";

jest.setTimeout(120_000);

test("growth compares a small and a large database of both kinds, and says what a case takes", async () => {
  const report = await benchGrowth({
    small: 20,
    large: 200,
    rounds: 1,
    blocks: 1,
    visitors: 2,
    played: 2,
    stores: ["sqlite", "postgres"],
    progress: () => {},
    clock: () => performance.now(),
  });

  expect(report.stores.map(({ store }) => store)).toEqual(["sqlite", "postgres"]);
  for (const { ratios, small, large, bytesPerCase } of report.stores) {
    expect(
      Math.min(ratios.turn.half, ratios.turn.nearlyAll, ratios.inStore.half, ratios.inStore.nearlyAll),
    ).toBeGreaterThan(0);
    expect(large.turns).toBe(small.turns);
    expect(large.turn.half).toBeGreaterThan(large.inStore.half);
    expect(Object.keys(large.kinds)).toEqual(["opening", "press", "status", "code"]);
    expect(Object.values(large.upkeep).every((time) => time >= 0)).toBe(true);
    expect(bytesPerCase.tables.map(({ table }) => table)).toEqual(expect.arrayContaining(["cases", "facts"]));
  }
  expect(formatGrowth(report).join("\n")).toMatch(/postgres: turn p50 × \d+\.\d\d, p99 × \d+\.\d\d/);
});
