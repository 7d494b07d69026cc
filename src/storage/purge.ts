import { setImmediate as giveWay } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { Tables } from "./tables";
import { tallyCases } from "./tally-cases";

/** Cases of one transaction: short enough that nobody waits for it. */
const BATCH = 200;

interface Before {
  readonly closedCases: number;
  readonly deliveries: number;
}

/** Returns how many cases were removed; their facts go with them. */
export async function purgeBefore(database: Kysely<Tables>, before: Before): Promise<number> {
  await database.deleteFrom("inbox").where("at", "<", before.deliveries).execute();
  await database.deleteFrom("paces").where("free_at", "<", before.deliveries).execute();
  let removed = 0;
  for (let batch = await purgeBatch(database, before); batch > 0; batch = await purgeBatch(database, before)) {
    removed += batch;
    // SQLite answers without ever leaving the thread: nobody's turn would come before the last batch was done.
    await giveWay();
  }
  await deleteMessages(database, before.closedCases);
  return removed;
}

async function purgeBatch(database: Kysely<Tables>, { closedCases }: Before): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    const rows = await transaction
      .selectFrom("cases")
      .select("id")
      .where("stage", "=", "closed")
      .where("updated_at", "<", closedCases)
      .limit(BATCH)
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
