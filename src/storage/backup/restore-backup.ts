import type { Kysely } from "kysely";
import type { Database } from "../dialect";
import { errorCode } from "../error-code";
import { readMigrations } from "../migrations/migrate";
import { TABLE_NAMES, type TableName, type Tables } from "../tables";
import { type BackupRow, countRows, type RowCounts } from "./backup-lines";
import type { Backup } from "./read-backup";
import type { Row } from "./table-pages";

/** Rows of one insert: far below the parameters that a statement may have. */
const BATCH = 200;

interface Batch {
  readonly table: TableName;
  readonly rows: readonly Row[];
}

/**
 * Puts the rows of a backup into an empty database of either kind: all of them, or none where the file turns out to be cut
 * or damaged, the database holds something, or the two are of different versions of Reconnect.
 */
export async function restoreBackup(database: Database, backup: Backup): Promise<RowCounts> {
  checkVersion(backup, await readMigrations(database.kysely));
  const counts = countRows();
  await database.kysely.transaction().execute(async (transaction) => {
    await database.dialect.lockTables(transaction);
    await checkEmpty(transaction, database.name);
    for await (const { table, rows } of inBatches(backup.rows)) {
      await insert(transaction, { table, rows });
      counts.add(table, rows.length);
    }
    await database.dialect.numberOn(transaction);
  });
  return counts.all();
}

function checkVersion({ header, file }: Backup, { done }: { readonly done: readonly string[] }): void {
  const newer = header.migrations.filter((name) => !done.includes(name));
  if (newer.length > 0) throw new Error(`${file} was made by a newer version of Reconnect; use that version.`);
  if (header.migrations.length === done.length) return;
  const remedy = "restore it with that version, then start this one";
  throw new Error(`${file} was made by an older version of Reconnect; ${remedy}.`);
}

/** Paces are of the moment; a server that has been started and never used leaves nothing else. */
async function checkEmpty(transaction: Kysely<Tables>, name: string): Promise<void> {
  await transaction.deleteFrom("paces").execute();
  for (const table of TABLE_NAMES) {
    const row = await transaction
      .selectFrom(table)
      .select((select) => select.lit(1).as("one"))
      .limit(1)
      .executeTakeFirst();
    if (row) throw new Error(`${name} is not empty. Restore into a new one: give another DATA_DIR or DATABASE_URL.`);
  }
}

async function* inBatches(all: AsyncIterable<BackupRow>): AsyncGenerator<Batch> {
  let table: TableName = "cases";
  let rows: Row[] = [];
  for await (const next of all) {
    if (rows.length > 0 && (next.table !== table || rows.length === BATCH)) {
      yield { table, rows };
      rows = [];
    }
    table = next.table;
    rows.push(next.row);
  }
  if (rows.length > 0) yield { table, rows };
}

async function insert(transaction: Kysely<Tables>, { table, rows }: Batch): Promise<void> {
  const untyped = transaction as unknown as Kysely<Record<TableName, Row>>;
  const values = table === "outbox" ? rows.map(unclaimed) : rows;
  await untyped
    .insertInto(table)
    .values([...values])
    .execute()
    .catch((cause: unknown) => {
      const why = errorCode(cause) ?? "unknown reason";
      throw new Error(`The database refused rows of ${table} (${why}). Nothing was restored.`, { cause });
    });
}

/** Whoever had claimed it is not there any more. */
function unclaimed(row: Row): Row {
  return { ...row, claimed_by: null, claimed_until: null };
}
