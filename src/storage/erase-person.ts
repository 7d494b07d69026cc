import type { Kysely } from "kysely";
import type { PersonKey } from "./store";
import type { Tables } from "./tables";
import { tallyCases } from "./tally-cases";

/**
 * Deletes every row that belongs to the person, also messages that others caused in the person's cases; counts of what
 * happened stay. The cases go first: that waits for a turn of the person that is just being written, so that what it left
 * is seen by the rest.
 */
export async function erasePerson(database: Kysely<Tables>, { channel, tenant, person }: PersonKey): Promise<number> {
  const ofPerson = { channel, tenant, person };
  const cases = await database
    .selectFrom("cases")
    .select("id")
    .where((where) => where.and(ofPerson))
    .execute();
  const ids = cases.map(({ id }) => id);
  await tallyCases(database, ids);
  await database
    .deleteFrom("cases")
    .where((where) => where.and(ofPerson))
    .execute();
  if (ids.length > 0) await database.deleteFrom("outbox").where("case_id", "in", ids).execute();
  await database
    .deleteFrom("outbox")
    .where((where) => where.and(ofPerson))
    .execute();
  await database
    .deleteFrom("inbox")
    .where((where) => where.and(ofPerson))
    .execute();
  return ids.length;
}
