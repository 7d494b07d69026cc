import { setImmediate } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { Tables } from "./tables";
import { tallyCases } from "./tally-cases";

/** Cases, and deliveries, of one transaction: on a disk that has to be read first, some tenths of a second on SQLite. */
const BATCH = { cases: 100, deliveries: 250 };

interface Before {
  readonly closedCases: number;
  readonly deliveries: number;
}

/** Returns how many cases were removed; their facts go with them. */
export async function purgeBefore(database: Kysely<Tables>, before: Before): Promise<number> {
  await purgeDeliveries(database, before.deliveries);
  await database.deleteFrom("paces").where("free_at", "<", before.deliveries).execute();
  const removed = await purgeCases(database, before.closedCases);
  await deleteMessages(database, before.closedCases);
  return removed;
}

/**
 * The oldest first, by time: those that go together lie side by side, where their keys would lead all over the table. Each
 * batch begins where the one before ended, because PostgreSQL goes through what was just deleted again.
 */
async function purgeDeliveries(database: Kysely<Tables>, before: number): Promise<void> {
  let from: number | undefined = Number.MIN_SAFE_INTEGER;
  while (from !== undefined) {
    const next = await endOfBatch(database, from, before);
    await database
      .deleteFrom("inbox")
      .where("at", ">=", from)
      .where("at", "<", next ?? before)
      .execute();
    from = next;
    await giveWay();
  }
}

/** Undefined where all that is left is one batch. */
async function endOfBatch(database: Kysely<Tables>, from: number, before: number): Promise<number | undefined> {
  const last = await database
    .selectFrom("inbox")
    .select("at")
    .where("at", ">=", from)
    .where("at", "<", before)
    .orderBy("at")
    .offset(BATCH.deliveries - 1)
    .limit(1)
    .executeTakeFirst();
  return last && last.at + 1;
}

async function purgeCases(database: Kysely<Tables>, before: number): Promise<number> {
  let removed = 0;
  let from: number | undefined = Number.MIN_SAFE_INTEGER;
  while (from !== undefined) {
    const batch: Batch = await purgeBatch(database, from, before);
    removed += batch.count;
    from = batch.last;
    await giveWay();
  }
  return removed;
}

interface Batch {
  readonly count: number;
  /** When the last of them was changed; undefined where there was none. */
  readonly last: number | undefined;
}

function purgeBatch(database: Kysely<Tables>, from: number, before: number): Promise<Batch> {
  return database.transaction().execute(async (transaction) => {
    const rows = await transaction
      .selectFrom("cases")
      .select(["id", "updated_at"])
      .where("stage", "=", "closed")
      .where("updated_at", ">=", from)
      .where("updated_at", "<", before)
      .orderBy("updated_at")
      .limit(BATCH.cases)
      .execute();
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) {
      await tallyCases(transaction, ids);
      await transaction.deleteFrom("outbox").where("case_id", "in", ids).execute();
      await transaction.deleteFrom("cases").where("id", "in", ids).execute();
    }
    return { count: ids.length, last: rows.at(-1)?.updated_at };
  });
}

/** Messages that belong to no case. */
async function deleteMessages(database: Kysely<Tables>, before: number): Promise<void> {
  await database.deleteFrom("outbox").where("created_at", "<", before).where("case_id", "is", null).execute();
}

/** SQLite answers without ever leaving the thread: nobody's turn would come before the last batch was done. */
async function giveWay(): Promise<void> {
  await setImmediate();
}
