/** Chances as people hear them. Never finer than this: the numbers behind them are rough. */
export type ChanceBand = "9-in-10" | "3-in-4" | "2-in-3" | "1-in-2" | "1-in-3" | "1-in-5" | "1-in-10" | "unlikely";

/** Lowest chance of each band, halfway to the next. */
const BANDS: readonly (readonly [number, ChanceBand])[] = [
  [0.825, "9-in-10"],
  [0.71, "3-in-4"],
  [0.58, "2-in-3"],
  [0.42, "1-in-2"],
  [0.265, "1-in-3"],
  [0.15, "1-in-5"],
  [0.06, "1-in-10"],
];

export function chanceBand(chance: number): ChanceBand {
  return BANDS.find(([least]) => chance >= least)?.[1] ?? "unlikely";
}
