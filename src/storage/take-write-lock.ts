import type { Kysely } from "kysely";
import type { Tables } from "./tables";

/**
 * Shows that the database can be written, and changes nothing. In SQLite a transaction that begins with it waits for another
 * writer; one that had read before would fail.
 */
export async function takeWriteLock(database: Kysely<Tables>): Promise<void> {
  await database.deleteFrom("inbox").where("delivery", "=", "").execute();
}
