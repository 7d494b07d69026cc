import type { Database } from "./dialect";
import { erasePerson } from "./erase-person";
import type { PersonKey } from "./store";
import { takeWriteLock } from "./take-write-lock";

/** Erases the person in all these places, and wipes the database. Returns how many cases went; counts of what happened stay. */
export async function forgetPerson(database: Database, places: readonly PersonKey[]): Promise<number> {
  const cases = await database.kysely.transaction().execute(async (transaction) => {
    await takeWriteLock(transaction);
    let erased = 0;
    for (const place of places) erased += await erasePerson(transaction, place);
    return erased;
  });
  await database.wipe();
  return cases;
}
