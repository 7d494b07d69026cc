import { setImmediate as giveWay } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { Tables } from "./tables";
import { tallyCases } from "./tally-cases";

/** Cases, and deliveries, of one transaction: short enough that nobody waits for it. */
const BATCH = { cases: 200, deliveries: 5_000 };

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

async function purgeDeliveries(database: Kysely<Tables>, { deliveries }: Before): Promise<number> {
  const { numDeletedRows } = await database
    .deleteFrom("inbox")
    .where("delivery", "in", (select) =>
      select.selectFrom("inbox as old").select("old.delivery").where("old.at", "<", deliveries).limit(BATCH.deliveries),
    )
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
