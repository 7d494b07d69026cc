import type { Kysely } from "kysely";
import { type DatabaseAddress, openDatabase } from "../../src/storage/open-database";
import { createSqlStore } from "../../src/storage/sql-store";
import type { Store } from "../../src/storage/store";
import type { Tables } from "../../src/storage/tables";

/** What the replicas left behind: as the bot reads it, and as it lies in the tables. */
export interface Left {
  readonly store: Store;
  readonly tables: Kysely<Tables>;
}

export async function openLeft(address: DatabaseAddress): Promise<Left> {
  const database = await openDatabase(address);
  return { store: createSqlStore(database), tables: database.kysely };
}
