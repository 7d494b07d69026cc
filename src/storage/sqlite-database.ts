import { chmod, mkdir, open, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { Kysely, SqliteDialect, sql } from "kysely";
import { type Database, SQLITE } from "./dialect";
import { errorCode } from "./error-code";
import { keepStatements } from "./keep-statements";
import { migrate } from "./migrations/migrate";
import type { Tables } from "./tables";

/** How long a write waits for another process that has the file; below the time that a turn waits for the store. */
const BUSY_MS = 1_500;
/** Building a larger file anew would stop the whole process for a second and more. */
const LARGEST_WIPE_BYTES = 64 * 1024 * 1024;

/** Opens the database file, creates it where there is none, and brings its tables up to date. */
export async function openSqlite(file: string): Promise<Database> {
  const path = resolve(file);
  await prepareFile(path);
  const kysely = connect(path, { timeout: BUSY_MS });
  try {
    await migrate(kysely, SQLITE, `The database file ${path}`);
  } catch (error) {
    await kysely.destroy();
    throw error;
  }
  return describe(kysely, path);
}

/**
 * Opens the database file as it is, beside a server that may have it open too: no file is made, and no table changed.
 * `patienceMs`: how long a write waits for another process.
 */
export async function reachSqlite(file: string, patienceMs: number): Promise<Database> {
  const path = resolve(file);
  const isThere = await stat(path).catch(() => undefined);
  if (!isThere)
    throw new Error(`There is no database file ${path}; mend DATA_DIR, or start the server, which makes it.`);
  return describe(connect(path, { timeout: patienceMs, fileMustExist: true }), path);
}

function describe(kysely: Kysely<Tables>, path: string): Database {
  return {
    kysely,
    dialect: SQLITE,
    name: path,
    async snapshot(work) {
      try {
        return await kysely.transaction().execute(work);
      } finally {
        // Who was forgotten meanwhile is still in the log, because a log that somebody reads is not cut.
        await sql`pragma wal_checkpoint(truncate)`.execute(kysely);
      }
    },
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
    throw new Error(
      `The database file ${path} cannot be written (${errorCode(cause) ?? "unknown reason"}); ${remedy}.`,
      { cause },
    );
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
function connect(path: string, options: SqliteDatabase.Options): Kysely<Tables> {
  try {
    const connection = new SqliteDatabase(path, options);
    connection.pragma("journal_mode = WAL");
    connection.pragma("synchronous = FULL");
    connection.pragma("foreign_keys = ON");
    connection.pragma("secure_delete = ON");
    return new Kysely<Tables>({ dialect: new SqliteDialect({ database: keepStatements(connection) }) });
  } catch (cause) {
    const remedy = "give another file, or move this one away so that a new one is made";
    throw new Error(
      `The database file ${path} cannot be opened (${errorCode(cause) ?? "unknown reason"}); ${remedy}.`,
      { cause },
    );
  }
}
