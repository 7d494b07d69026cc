import { join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import { openSqliteStore } from "../../src/storage/sqlite-store";
import type { Store } from "../../src/storage/store";
import type { Tables } from "../../src/storage/tables";

/** What the replicas left behind: as the bot reads it, and as it lies in the tables. */
export interface Left {
  readonly store: Store;
  readonly tables: Kysely<Tables>;
  close(): Promise<void>;
}

export async function openSqliteLeft(dataFolder: string): Promise<Left> {
  const file = join(dataFolder, "reconnect.db");
  const store = await openSqliteStore(file);
  const database = new SqliteDatabase(file, { readonly: true });
  const tables = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  return {
    store,
    tables,
    async close() {
      await tables.destroy();
      await store.close();
    },
  };
}
