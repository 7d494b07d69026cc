import { median, type Quantiles, quantiles } from "../timing";
import type { Sizes, TableSize } from "./sizes";
import type { Upkeep } from "./upkeep";
import type { TimedTurn, TurnKind } from "./visitor";

export interface GrowthReport {
  readonly machine: string;
  readonly small: number;
  readonly large: number;
  readonly rounds: number;
  readonly stores: readonly StoreReport[];
}

export interface StoreReport {
  readonly store: string;
  /** Large to small: the median of the rounds. */
  readonly ratios: Ratios;
  readonly small: SideReport;
  readonly large: SideReport;
  /** What one case more takes. */
  readonly bytesPerCase: { readonly total: number; readonly tables: readonly TableSize[] };
}

interface Ratios {
  readonly turn: Quantiles;
  readonly inStore: Quantiles;
}

interface SideReport {
  readonly turns: number;
  /** Milliseconds of all rounds together. */
  readonly turn: Quantiles;
  readonly inStore: Quantiles;
  readonly kinds: Readonly<Record<string, { readonly turn: Quantiles; readonly inStore: Quantiles }>>;
  readonly upkeep: Upkeep;
  readonly fillSeconds: number;
  readonly bytes: number;
}

export interface Side {
  readonly cases: number;
  readonly rounds: readonly (readonly TimedTurn[])[];
  readonly upkeep: Upkeep;
  readonly sizes: Sizes;
  readonly fillSeconds: number;
}

const KINDS: readonly TurnKind[] = ["opening", "press", "status", "code"];

export function reportStore(store: string, small: Side, large: Side): StoreReport {
  return {
    store,
    ratios: { turn: ratioOf(small, large, wholeOf), inStore: ratioOf(small, large, storeOf) },
    small: reportSide(small),
    large: reportSide(large),
    bytesPerCase: bytesPerCase(small, large),
  };
}

export function formatGrowth({ machine, small, large, rounds, stores }: GrowthReport): readonly string[] {
  return [
    `${large} cases to ${small}, ${rounds} rounds; ${machine}`,
    ...stores.flatMap((store) => ["", ...formatStore(store)]),
  ];
}

type Take = (turn: TimedTurn) => number;
const wholeOf: Take = ({ whole }) => whole;
const storeOf: Take = ({ store }) => store;

function ratioOf(small: Side, large: Side, take: Take): Quantiles {
  const pairs = large.rounds.map((turns, round) => {
    const [more, fewer] = [quantiles(turns.map(take)), quantiles((small.rounds[round] ?? []).map(take))];
    return { half: more.half / fewer.half, nearlyAll: more.nearlyAll / fewer.nearlyAll };
  });
  return { half: median(pairs.map(({ half }) => half)), nearlyAll: median(pairs.map(({ nearlyAll }) => nearlyAll)) };
}

function reportSide({ rounds, upkeep, fillSeconds, sizes }: Side): SideReport {
  const turns = rounds.flat();
  const both = (some: readonly TimedTurn[]) => ({
    turn: quantiles(some.map(wholeOf)),
    inStore: quantiles(some.map(storeOf)),
  });
  const kinds = Object.fromEntries(KINDS.map((kind) => [kind, both(turns.filter((turn) => turn.kind === kind))]));
  return { turns: turns.length, ...both(turns), kinds, upkeep, fillSeconds, bytes: sizes.total };
}

function bytesPerCase(small: Side, large: Side): StoreReport["bytesPerCase"] {
  const more = large.cases - small.cases;
  const each = (after: number, before: number) => Math.round((after - before) / more);
  const tables = large.sizes.tables.map(({ table, rows, indexes }) => {
    const before = small.sizes.tables.find((one) => one.table === table);
    return { table, rows: each(rows, before?.rows ?? 0), indexes: each(indexes, before?.indexes ?? 0) };
  });
  return {
    total: each(large.sizes.total, small.sizes.total),
    tables: tables.filter(({ rows, indexes }) => rows + indexes > 0),
  };
}

function formatStore({ store, ratios, small, large, bytesPerCase: bytes }: StoreReport): readonly string[] {
  const { turn, inStore } = ratios;
  return [
    `${store}: turn p50 × ${inTwo(turn.half)}, p99 × ${inTwo(turn.nearlyAll)}; in the store p50 × ${inTwo(inStore.half)}, p99 × ${inTwo(inStore.nearlyAll)}`,
    ...formatTurns("all turns", small, large),
    ...KINDS.flatMap((kind) => {
      const [before, after] = [small.kinds[kind], large.kinds[kind]];
      return before && after ? formatTurns(kind, before, after) : [];
    }),
    ...Object.entries(large.upkeep).map(([name, after]) => {
      const before = small.upkeep[name] ?? Number.NaN;
      return `  ${name.padEnd(26)} ${inMs(before)} → ${inMs(after)}   × ${inTwo(after / before)}`;
    }),
    `  one case more: ${bytes.total} bytes; ${bytes.tables.map(formatTable).join(", ")}`,
    `  filled in ${Math.round(large.fillSeconds)} s, ${Math.round(large.bytes / 2 ** 20)} MB`,
  ];
}

type BothTimes = { readonly turn: Quantiles; readonly inStore: Quantiles };

function formatTurns(name: string, before: BothTimes, after: BothTimes): readonly string[] {
  const line = (what: string, quantile: (times: BothTimes) => number) =>
    `  ${`${name}, ${what}`.padEnd(26)} ${inMs(quantile(before))} → ${inMs(quantile(after))}   × ${inTwo(quantile(after) / quantile(before))}`;
  return [
    line("p50", ({ turn }) => turn.half),
    line("p99", ({ turn }) => turn.nearlyAll),
    line("in the store, p50", ({ inStore }) => inStore.half),
    line("in the store, p99", ({ inStore }) => inStore.nearlyAll),
  ];
}

function formatTable({ table, rows, indexes }: TableSize): string {
  return `${table} ${rows} + ${indexes} of indexes`;
}

function inTwo(value: number): string {
  return value.toFixed(2);
}

function inMs(milliseconds: number): string {
  return `${milliseconds.toFixed(2).padStart(9)} ms`;
}
