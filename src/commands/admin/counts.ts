import type { Tally } from "../../storage/tally-cases";

/** What came of all cases that there ever were. */
export interface Counts {
  readonly opened: number;
  readonly fixed: number;
  readonly cameBack: number;
  readonly handedOver: Readonly<Record<string, number>>;
  readonly closed: number;
  /** Fix → outcome → how often. */
  readonly fixes: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export function countsOf(tallies: readonly Tally[]): Counts {
  const all = (kind: string) => tallies.filter((tally) => tally.kind === kind);
  const total = (kind: string) => all(kind).reduce((sum, { count }) => sum + count, 0);
  const fixes: Record<string, Record<string, number>> = {};
  for (const { name, outcome, count } of all("rated-fix")) fixes[name] = { ...fixes[name], [outcome]: count };
  return {
    opened: total("opened"),
    fixed: total("fixed"),
    cameBack: total("came-back"),
    handedOver: Object.fromEntries(all("handed-over").map(({ name, count }) => [name, count])),
    closed: total("closed"),
    fixes,
  };
}

const OUTCOMES = ["worked", "failed", "cannot", "declined"];

/** Two small tables, the fixes that were tried most first. */
export function tableOf(counts: Counts): string {
  const { opened, fixed, cameBack, handedOver, closed, fixes } = counts;
  const cases = [
    ["cases opened", opened],
    ["fixed", fixed],
    ["came back", cameBack],
    ["handed over", sum(handedOver)],
    ...Object.entries(handedOver).map(([reason, count]) => [`  ${reason}`, count] as const),
    ["closed", closed],
  ] as const;
  const tried = Object.entries(fixes).toSorted(([, a], [, b]) => sum(b) - sum(a));
  const rows = tried.map(([fix, outcomes]) => [fix, ...OUTCOMES.map((outcome) => outcomes[outcome] ?? 0)]);
  return `${columns(cases)}${rows.length === 0 ? "" : `\n${columns([["fix", ...OUTCOMES], ...rows])}`}`;
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

/** The first column to the left, numbers to the right. */
function columns(rows: readonly (readonly (string | number)[])[]): string {
  const width = (column: number) => Math.max(...rows.map((row) => String(row[column] ?? "").length));
  const lines = rows.map((row) =>
    row.map((cell, index) => (index === 0 ? String(cell).padEnd(width(0)) : String(cell).padStart(width(index)))),
  );
  return lines.map((line) => `${line.join("  ").trimEnd()}\n`).join("");
}
