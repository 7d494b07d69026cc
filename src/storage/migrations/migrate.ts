import { type Kysely, type Migration, Migrator } from "kysely";
import type { Dialect } from "../dialect";
import type { Tables } from "../tables";
import { casesAndMessages } from "./001-cases-and-messages";
import { replicasAndTime } from "./002-replicas-and-time";

export interface MigrationState {
  readonly done: readonly string[];
  /** This program has them, and the database has not. */
  readonly open: readonly string[];
  /** A newer program made them. */
  readonly unknown: readonly string[];
}

/** In order; a name, once released, stays. */
const MIGRATIONS: Readonly<Record<string, (dialect: Dialect) => Migration>> = {
  "001-cases-and-messages": casesAndMessages,
  "002-replicas-and-time": replicasAndTime,
};

/**
 * Brings the tables up to date; of several processes that start at once one does it, and the others wait. Rejects, and
 * leaves all as it is, where a newer program has been there. `name`: the database, for people.
 */
export async function migrate(database: Kysely<Tables>, dialect: Dialect, name: string): Promise<void> {
  refuseNewer(await readMigrations(database), name);
  const made = Object.entries(MIGRATIONS).map(([key, create]) => [key, create(dialect)] as const);
  const provider = { getMigrations: async () => Object.fromEntries(made) };
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error) throw error;
}

export async function readMigrations(database: Kysely<Tables>): Promise<MigrationState> {
  const done = await doneMigrations(database);
  return {
    done,
    open: Object.keys(MIGRATIONS).filter((name) => !done.includes(name)),
    unknown: done.filter((name) => !Object.hasOwn(MIGRATIONS, name)),
  };
}

export function refuseNewer({ unknown }: MigrationState, name: string): void {
  if (unknown.length === 0) return;
  throw new Error(`${name} was made by a newer version of Reconnect; start that version, or use another database.`, {
    cause: new Error(`Unknown migrations: ${unknown.join(", ")}.`),
  });
}

async function doneMigrations(database: Kysely<Tables>): Promise<readonly string[]> {
  const tables = await database.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === "kysely_migration")) return [];
  const rows = await database
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom("kysely_migration")
    .select("name")
    .orderBy("name")
    .execute();
  return rows.map((row) => row.name);
}
