/** Milliseconds from any fixed point on. */
export type Clock = () => number;

export interface Timing extends Quantiles {
  readonly name: string;
  readonly count: number;
}

/** Other programs share the machine: the fastest of so many runs is nearest to what the work itself takes. */
const RUNS = 3;

/** Milliseconds that the work takes when nothing else gets in its way. */
export function leastTime(clock: Clock, work: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run += 1) {
    const start = clock();
    work();
    least = Math.min(least, clock() - start);
  }
  return least;
}

/** Milliseconds that half of the times, and 99 of 100, do not exceed. */
export interface Quantiles {
  readonly half: number;
  readonly nearlyAll: number;
}

export function quantiles(times: readonly number[]): Quantiles {
  const { half, nearlyAll } = timingOf("", times);
  return { half, nearlyAll };
}

export function timingOf(name: string, times: readonly number[]): Timing {
  const rising = [...times].sort((a, b) => a - b);
  const at = (share: number) => rising[Math.max(0, Math.ceil(share * rising.length) - 1)] ?? Number.NaN;
  return { name, count: times.length, half: at(0.5), nearlyAll: at(0.99) };
}

export function median(values: readonly number[]): number {
  const rising = [...values].sort((a, b) => a - b);
  const middle = (rising.length - 1) / 2;
  return ((rising[Math.floor(middle)] ?? Number.NaN) + (rising[Math.ceil(middle)] ?? Number.NaN)) / 2;
}

export function formatTimings(timings: readonly Timing[]): readonly string[] {
  return timings.map(({ name, count, half, nearlyAll }) => {
    return `${name.padEnd(24)} ${String(count).padStart(5)} times   p50 ${inMs(half)}   p99 ${inMs(nearlyAll)}`;
  });
}

function inMs(milliseconds: number): string {
  return `${milliseconds.toFixed(2).padStart(8)} ms`;
}
