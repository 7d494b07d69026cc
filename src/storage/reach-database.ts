import type { Database } from "./dialect";
import { readMigrations, refuseNewer } from "./migrations/migrate";
import type { DatabaseAddress } from "./open-database";
import { reachPostgres } from "./postgres-database";
import { reachSqlite } from "./sqlite-database";

/** A command can wait longer than a turn. */
const PATIENCE_MS = 30_000;

/** The database as it is, whatever made it: nothing is created and nothing brought up to date. Close it when done. */
export function reachDatabase(address: DatabaseAddress, patienceMs: number): Promise<Database> {
  return address.kind === "postgres" ? reachPostgres(address.url, patienceMs) : reachSqlite(address.file, patienceMs);
}

/**
 * Works with a database whose tables are those of this program, beside its servers. Rejects where they are not: a command
 * must not change the tables under servers of another version.
 */
export async function useDatabase<Result>(
  address: DatabaseAddress,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = await reachDatabase(address, PATIENCE_MS);
  try {
    const migrations = await readMigrations(database.kysely);
    refuseNewer(migrations, database.name);
    if (migrations.open.length > 0) {
      const remedy = "start this version once, or use the version that made it";
      throw new Error(`${database.name} is not brought up to date for this version of Reconnect; ${remedy}.`);
    }
    return await work(database);
  } finally {
    await database.kysely.destroy();
  }
}
