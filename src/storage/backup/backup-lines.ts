import { z } from "zod";
import { TABLE_NAMES, type TableName } from "../tables";
import type { Row } from "./table-pages";

export const FORMAT = "reconnect-backup";
/** Changes when lines are written in another way; what the tables hold is told by the migrations. */
export const FORMAT_VERSION = 1;

export interface BackupHeader {
  readonly format: typeof FORMAT;
  readonly version: number;
  /** Of the database when the backup was made, in order. */
  readonly migrations: readonly string[];
  /** As ISO time. */
  readonly madeAt: string;
}

export interface BackupRow {
  readonly table: TableName;
  readonly row: Row;
}

/** How many rows of each table. */
export type RowCounts = Readonly<Record<TableName, number>>;

/** The last line: without it the file is cut. */
export interface BackupEnd {
  readonly rows: RowCounts;
}

export const HEADER = z.object({
  format: z.literal(FORMAT),
  version: z.number(),
  migrations: z.array(z.string()),
  madeAt: z.string(),
});

const TABLE = z.enum(TABLE_NAMES as [TableName, ...TableName[]]);
const VALUE = z.union([z.string(), z.number(), z.null()]);

export const ROW_OR_END = z.union([
  z.strictObject({ table: TABLE, row: z.record(z.string(), VALUE) }),
  z.strictObject({ rows: z.record(TABLE, z.number()) }),
]);

export function countRows(): {
  readonly add: (table: TableName, count: number) => void;
  readonly all: () => RowCounts;
} {
  const counts: Record<TableName, number> = { cases: 0, facts: 0, inbox: 0, outbox: 0, paces: 0, tallies: 0 };
  return {
    add(table, count) {
      counts[table] += count;
    },
    all: () => counts,
  };
}
