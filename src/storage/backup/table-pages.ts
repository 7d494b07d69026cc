import { type Kysely, sql } from "kysely";
import { KEYS, type TableName, type Tables } from "../tables";

/** As the database holds it: JSON as text, times as numbers. */
export type Row = Readonly<Record<string, string | number | null>>;

/** Rows are small but for facts and views, which may be long texts. */
const PAGE = 200;

/** All rows of a table in the order of its key, of which only one page is in memory. */
export async function* readPages(database: Kysely<Tables>, table: TableName): AsyncGenerator<readonly Row[]> {
  const keys = KEYS[table];
  const order = sql.join(keys.map((key) => sql.ref(key)));
  let after = sql``;
  for (;;) {
    const query = sql<Row>`select * from ${sql.table(table)} ${after} order by ${order} limit ${sql.lit(PAGE)}`;
    const { rows } = await query.execute(database);
    const last = rows.at(-1);
    if (last) yield rows;
    if (!last || rows.length < PAGE) return;
    after = sql`where (${order}) > (${sql.join(keys.map((key) => last[key]))})`;
  }
}
