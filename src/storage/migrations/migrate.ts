import { type Kysely, type Migration, Migrator } from "kysely";
import type { Tables } from "../tables";
import { casesAndMessages } from "./001-cases-and-messages";

/** In order; a name, once released, stays. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "001-cases-and-messages": casesAndMessages,
};

/** Brings the tables up to date. `unknown`: a migration of a newer program, which this one must not touch. */
export async function migrate(database: Kysely<Tables>): Promise<"up-to-date" | { readonly unknown: string }> {
  const unknown = (await executedMigrations(database)).find((name) => !Object.hasOwn(MIGRATIONS, name));
  if (unknown !== undefined) return { unknown };
  const provider = { getMigrations: async () => ({ ...MIGRATIONS }) };
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error) throw error;
  return "up-to-date";
}

async function executedMigrations(database: Kysely<Tables>): Promise<readonly string[]> {
  const tables = await database.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === "kysely_migration")) return [];
  const rows = await database
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom("kysely_migration")
    .select("name")
    .execute();
  return rows.map((row) => row.name);
}
