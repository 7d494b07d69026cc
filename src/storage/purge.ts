import { setImmediate as giveWay } from "node:timers/promises";
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
 * From the oldest on, by time: those that go together lie side by side, where their keys would lead all over the table.
 * `purgeBatch` returns where it ended, and undefined at the end: each begins where the one before ended, because PostgreSQL
 * goes through what was just deleted again.
 */
async function inBatches(purgeBatch: (from: number) => Promise<number | undefined>): Promise<void> {
  let from: number | undefined = Number.MIN_SAFE_INTEGER;
  while (from !== undefined) {
    from = await purgeBatch(from);
    // SQLite answers without ever leaving the thread: nobody's turn would come before the last batch was done.
    await giveWay();
  }
}

function purgeDeliveries(database: Kysely<Tables>, before: number): Promise<void> {
  return inBatches(async (from) => {
    const last = await database
      .selectFrom("inbox")
      .select("at")
      .where("at", ">=", from)
      .where("at", "<", before)
      .orderBy("at")
      .offset(BATCH.deliveries - 1)
      .limit(1)
      .executeTakeFirst();
    const end = last && last.at + 1;
    await database
      .deleteFrom("inbox")
      .where("at", ">=", from)
      .where("at", "<", end ?? before)
      .execute();
    return end;
  });
}

async function purgeCases(database: Kysely<Tables>, before: number): Promise<number> {
  let removed = 0;
  await inBatches(async (from) => {
    const batch = await database.transaction().execute((transaction) => purgeSomeCases(transaction, from, before));
    removed += batch.length;
    return batch.at(-1)?.updated_at;
  });
  return removed;
}

/** Those that were removed, in the order in which they were last changed. */
async function purgeSomeCases(transaction: Kysely<Tables>, from: number, before: number) {
  const cases = await transaction
    .selectFrom("cases")
    .select(["id", "updated_at"])
    .where("stage", "=", "closed")
    .where("updated_at", ">=", from)
    .where("updated_at", "<", before)
    .orderBy("updated_at")
    .limit(BATCH.cases)
    .execute();
  const ids = cases.map(({ id }) => id);
  if (ids.length > 0) {
    await tallyCases(transaction, ids);
    await transaction.deleteFrom("outbox").where("case_id", "in", ids).execute();
    await transaction.deleteFrom("cases").where("id", "in", ids).execute();
  }
  return cases;
}

/** Messages that belong to no case. */
async function deleteMessages(database: Kysely<Tables>, before: number): Promise<void> {
  await database.deleteFrom("outbox").where("created_at", "<", before).where("case_id", "is", null).execute();
}
