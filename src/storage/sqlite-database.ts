import { chmod, mkdir, open, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { Kysely, SqliteDialect, sql } from "kysely";
import { type Database, SQLITE } from "./dialect";
import { keepStatements } from "./keep-statements";
import { migrate } from "./migrations/migrate";
import type { Tables } from "./tables";

/** How long a write waits for another process that has the file; below the time that a turn waits for the store. */
const BUSY_MS = 1_500;
/** Building a larger file anew would stop the whole process for seconds. */
const LARGEST_WIPE_BYTES = 256 * 1024 * 1024;

/** Opens the database file, creates it where there is none, and brings its tables up to date. */
export async function openSqlite(file: string): Promise<Database> {
  const path = resolve(file);
  await prepareFile(path);
  const connection = connect(path);
  const kysely = new Kysely<Tables>({ dialect: new SqliteDialect({ database: keepStatements(connection) }) });
  try {
    await migrate(kysely, SQLITE, `The database file ${path}`);
  } catch (error) {
    await kysely.destroy();
    throw error;
  }
  return {
    kysely,
    dialect: SQLITE,
    name: path,
    wipe: () => wipe(kysely, path),
    // SQLite goes on writing to a file that somebody removed; all of it would be lost at the next start.
    isThere: async () => void (await stat(path)),
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
async function wipe(kysely: Kysely<Tables>, path: string): Promise<void> {
  const isSmall = (await stat(path)).size <= LARGEST_WIPE_BYTES;
  await kysely.connection().execute(async (connection) => {
    if (isSmall) await sql`vacuum`.execute(connection);
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
    connection.pragma("secure_delete = ON");
    return connection;
  } catch (cause) {
    const remedy = "give another file, or move this one away so that a new one is made";
    throw new Error(`The database file ${path} cannot be opened (${codeOf(cause)}); ${remedy}.`, { cause });
  }
}

function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "unknown reason";
}
