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
  await inBatches(() => purgeDeliveries(database, before));
  await database.deleteFrom("paces").where("free_at", "<", before.deliveries).execute();
  const removed = await inBatches(() => purgeCases(database, before));
  await deleteMessages(database, before.closedCases);
  return removed;
}

async function inBatches(purgeBatch: () => Promise<number>): Promise<number> {
  let removed = 0;
  for (let batch = await purgeBatch(); batch > 0; batch = await purgeBatch()) {
    removed += batch;
    // SQLite answers without ever leaving the thread: nobody's turn would come before the last batch was done.
    await giveWay();
  }
  return removed;
}

/** By time, because the next ones to go then lie side by side; their keys would lead all over the table. */
async function purgeDeliveries(database: Kysely<Tables>, { deliveries }: Before): Promise<number> {
  const last = await database
    .selectFrom("inbox")
    .select("at")
    .where("at", "<", deliveries)
    .orderBy("at")
    .offset(BATCH.deliveries - 1)
    .limit(1)
    .executeTakeFirst();
  const { numDeletedRows } = await database
    .deleteFrom("inbox")
    .where("at", "<", last ? last.at + 1 : deliveries)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

async function purgeCases(database: Kysely<Tables>, { closedCases }: Before): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    const rows = await transaction
      .selectFrom("cases")
      .select("id")
      .where("stage", "=", "closed")
      .where("updated_at", "<", closedCases)
      .orderBy("updated_at")
      .limit(BATCH.cases)
      .execute();
    if (rows.length === 0) return 0;
    const ids = rows.map(({ id }) => id);
    await tallyCases(transaction, ids);
    await transaction.deleteFrom("outbox").where("case_id", "in", ids).execute();
    await transaction.deleteFrom("cases").where("id", "in", ids).execute();
    return ids.length;
  });
}

/** Messages that belong to no case. */
async function deleteMessages(database: Kysely<Tables>, before: number): Promise<void> {
  await database.deleteFrom("outbox").where("created_at", "<", before).where("case_id", "is", null).execute();
}
