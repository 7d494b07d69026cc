import { chmod, mkdir, open, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { Kysely, SqliteDialect, sql } from "kysely";
import { migrate } from "./migrations/migrate";
import { createSqlStore } from "./sql-store";
import type { Store } from "./store";
import type { Tables } from "./tables";

/** How long a write waits for another process that has the file; below the time that a turn waits for the store. */
const BUSY_MS = 1_500;

/** Opens the database file, creates it where there is none, and brings its tables up to date. */
export async function openSqliteStore(file: string): Promise<Store> {
  const path = resolve(file);
  await prepareFile(path);
  const connection = connect(path);
  const database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: connection }) });
  try {
    await bringUpToDate(database, path);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  const store = createSqlStore(database, () => wipe(database));
  return {
    ...store,
    async check() {
      // SQLite goes on writing to a file that somebody removed; all of it would be lost at the next start.
      await stat(path);
      await store.check();
    },
  };
}

/** Only the account that runs Reconnect may read the file; SQLite gives -wal and -shm the same mode. */
async function prepareFile(path: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const handle = await open(path, "a", 0o600);
    await handle.close();
    await chmod(path, 0o600);
  } catch (cause) {
    const remedy = "give a file in a folder that this account may write to";
    throw new Error(`The database file ${path} cannot be written (${codeOf(cause)}); ${remedy}.`, { cause });
  }
}

/**
 * Builds the file anew from what is left, and cuts the log to nothing. `secure_delete` is not enough: pages that were
 * split or joined keep old copies. It waits for the connection, since neither can run inside a transaction.
 */
async function wipe(database: Kysely<Tables>): Promise<void> {
  await database.connection().execute(async (connection) => {
    await sql`vacuum`.execute(connection);
    await sql`pragma wal_checkpoint(truncate)`.execute(connection);
  });
}

/** One connection: Kysely's driver lends it to one transaction at a time, and the others wait in line. */
function connect(path: string): SqliteDatabase.Database {
  try {
    const connection = new SqliteDatabase(path, { timeout: BUSY_MS });
    connection.pragma("journal_mode = WAL");
    connection.pragma("synchronous = FULL");
    connection.pragma("foreign_keys = ON");
    return connection;
  } catch (cause) {
    const remedy = "give another file, or move this one away so that a new one is made";
    throw new Error(`The database file ${path} cannot be opened (${codeOf(cause)}); ${remedy}.`, { cause });
  }
}

async function bringUpToDate(database: Kysely<Tables>, path: string): Promise<void> {
  const outcome = await migrate(database);
  if (outcome === "up-to-date") return;
  const remedy = "start that version, or give another file";
  throw new Error(`The database file ${path} was made by a newer version of Reconnect; ${remedy}.`, {
    cause: new Error(`Unknown migration "${outcome.unknown}".`),
  });
}

function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "unknown reason";
}
