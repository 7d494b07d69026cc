import type { Kysely } from "kysely";
import type { Tables } from "./tables";

/** Returns how many cases were removed; their facts go with them. */
export async function purgeBefore(database: Kysely<Tables>, before: number): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    await transaction.deleteFrom("inbox").where("at", "<", before).execute();
    const { numDeletedRows } = await transaction
      .deleteFrom("cases")
      .where("updated_at", "<", before)
      .executeTakeFirst();
    await deleteMessages(transaction, before);
    return Number(numDeletedRows);
  });
}

/** Old messages of cases that are still there stay: their cards may have to be replaced. */
async function deleteMessages(database: Kysely<Tables>, before: number): Promise<void> {
  await database
    .deleteFrom("outbox")
    .where("created_at", "<", before)
    .where((where) =>
      where.or([
        where("case_id", "is", null),
        where.not(
          where.exists(where.selectFrom("cases").select("cases.id").whereRef("cases.id", "=", "outbox.case_id")),
        ),
      ]),
    )
    .execute();
}
