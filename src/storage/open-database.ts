import type { Database } from "./dialect";
import { openPostgres } from "./postgres-database";
import { openSqlite } from "./sqlite-database";

export type DatabaseAddress =
  | { readonly kind: "sqlite"; readonly file: string }
  /** As in postgresql://user:password@host:5432/name?sslmode=verify-full. */
  | { readonly kind: "postgres"; readonly url: string };

/** Rejects with a sentence for the operator where it cannot be opened or was made by a newer version. */
export function openDatabase(address: DatabaseAddress): Promise<Database> {
  return address.kind === "postgres" ? openPostgres(address.url) : openSqlite(address.file);
}
