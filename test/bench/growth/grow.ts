import SqliteDatabase from "better-sqlite3";
import type { Kysely } from "kysely";
import pg from "pg";
import { openDatabase } from "../../../src/storage/open-database";
import type { Tables } from "../../../src/storage/tables";
import { copyOf, type Growth } from "./copies";
import { type Connection, multiply, POSTGRES_ROWS, prepareCopying, SQLITE_ROWS } from "./multiply";

export type Address = Parameters<typeof openDatabase>[0];
export type Progress = (line: string) => void;

const BATCH = 10_000;
const ROWS_AT_ONCE = 200;

/** Fills a new database with the templates and their copies, as the program and years of use would have. */
export async function grow(address: Address, growth: Growth, progress: Progress): Promise<void> {
  const database = await openDatabase(address);
  await insertTemplates(database.kysely, growth);
  await database.kysely.destroy();
  const filling = address.kind === "sqlite" ? fillSqlite(address.file) : await fillPostgres(address.url);
  await prepareCopying(filling);
  for (let from = 0; from < growth.count; from += BATCH) {
    const to = Math.min(from + BATCH, growth.count);
    const copies = Array.from({ length: to - from }, (_, index) => copyOf(growth, from + index));
    await multiply(filling, copies);
    progress(`${address.kind}: ${to} of ${growth.count} cases`);
    // Otherwise Ctrl-C would wait for the end.
    await new Promise((resolve) => setImmediate(resolve));
  }
  await filling.finish();
}

interface Filling extends Connection {
  finish(): Promise<void>;
}

async function insertTemplates(database: Kysely<Tables>, { templates: { rows } }: Growth): Promise<void> {
  for (const chunk of chunks(rows.cases)) await database.insertInto("cases").values(chunk).execute();
  for (const chunk of chunks(rows.facts)) await database.insertInto("facts").values(chunk).execute();
  for (const chunk of chunks(rows.inbox)) await database.insertInto("inbox").values(chunk).execute();
  for (const chunk of chunks(rows.outbox)) await database.insertInto("outbox").values(chunk).execute();
}

function chunks<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  const count = Math.ceil(rows.length / ROWS_AT_ONCE);
  return Array.from({ length: count }, (_, at) => rows.slice(at * ROWS_AT_ONCE, (at + 1) * ROWS_AT_ONCE));
}

/** Nothing is safe from a power cut while it fills; what it leaves is the same. */
function fillSqlite(file: string): Filling {
  const connection = new SqliteDatabase(file);
  connection.pragma("journal_mode = MEMORY");
  connection.pragma("synchronous = OFF");
  connection.pragma("foreign_keys = OFF");
  connection.pragma("cache_size = -2000000");
  connection.pragma("temp_store = MEMORY");
  return {
    jsonRows: SQLITE_ROWS,
    run: async (statement, parameters = []) => void connection.prepare(statement).run(...parameters),
    finish: async () => void connection.close(),
  };
}

/**
 * The server writes no pages twice while it fills, and is as it was afterwards. What autovacuum does after such growth is
 * done at the end, so that it does not run while something is measured.
 */
async function fillPostgres(url: string): Promise<Filling> {
  const client = new pg.Client({ connectionString: url });
  // What goes wrong is told to whoever waits for an answer; without a listener it would end the process, files and all.
  client.on("error", () => {});
  await client.connect();
  await client.query("set session_replication_role = replica");
  await client.query("set synchronous_commit = off");
  for (const setting of ["full_page_writes = off", "max_wal_size = '40GB'", "autovacuum = off"]) {
    await client.query(`alter system set ${setting}`);
  }
  await client.query("select pg_reload_conf()");
  return {
    jsonRows: POSTGRES_ROWS,
    run: async (statement, parameters = []) => void (await client.query(statement, [...parameters])),
    async finish() {
      await client.query("alter system reset all");
      await client.query("select pg_reload_conf()");
      await client.query("vacuum analyze");
      await client.query("checkpoint");
      await client.end();
    },
  };
}
