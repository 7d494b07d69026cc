import type { Kysely } from "kysely";
import type { PersonKey } from "./store";
import type { Tables } from "./tables";

/** Deletes every row that belongs to the person, also messages that others caused in the person's cases. */
export async function erasePerson(database: Kysely<Tables>, { channel, tenant, person }: PersonKey): Promise<void> {
  const ofPerson = { channel, tenant, person };
  await database
    .deleteFrom("outbox")
    .where("case_id", "in", (select) =>
      select
        .selectFrom("cases")
        .select("cases.id")
        .where((where) => where.and(ofPerson)),
    )
    .execute();
  await database
    .deleteFrom("outbox")
    .where((where) => where.and(ofPerson))
    .execute();
  await database
    .deleteFrom("inbox")
    .where((where) => where.and(ofPerson))
    .execute();
  await database
    .deleteFrom("cases")
    .where((where) => where.and(ofPerson))
    .execute();
}
