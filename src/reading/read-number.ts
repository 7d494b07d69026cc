import { canonicalCode } from "./canonical-code";

export type Base = 10 | 16;
export interface NumberReading {
  readonly code: string;
  /** The notation; a pair is written in one. */
  readonly base: Base;
}

/** Reads one number with or without "0x", as a table knows it. Without a table that knows it there is no reading. */
export function readNumber(text: string, table: ReadonlySet<string>, base?: Base): NumberReading | undefined {
  const bases: readonly Base[] = base === undefined ? [16, 10] : [base];
  const readings = bases
    .filter((each) => each === 16 || /^\d+$/.test(text))
    .map((each) => ({ code: canonicalCode(Number.parseInt(text, each)) ?? "", base: each }))
    .filter((reading) => table.has(reading.code));
  const codes = new Set(readings.map((reading) => reading.code));
  return codes.size === 1 ? readings[0] : undefined;
}
