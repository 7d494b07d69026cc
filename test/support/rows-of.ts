import { type Row, readPages } from "../../src/storage/backup/table-pages";
import type { Database } from "../../src/storage/dialect";
import { TABLE_NAMES } from "../../src/storage/tables";

/** Every row of every table, in an order that no database chooses. */
export async function rowsOf({ kysely }: Database): Promise<Readonly<Record<string, readonly Row[]>>> {
  const tables: Record<string, readonly Row[]> = {};
  for (const table of TABLE_NAMES) {
    const rows: Row[] = [];
    for await (const page of readPages(kysely, table)) rows.push(...page);
    tables[table] = rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  return tables;
}
