import type { Kysely } from "kysely";
import type { Fact } from "../conversation/fact";
import { commitTurn } from "./commit-turn";
import { readSeen } from "./inbox";
import { markFailed, markSent, oldestUnsent } from "./outbox";
import { purgeBefore } from "./purge";
import { findCase, latestCase } from "./save-case";
import type { Store } from "./store";
import type { Tables } from "./tables";

/** The queries of every SQL database. `wipe` makes sure that what was deleted cannot be read from the files any more. */
export function createSqlStore(database: Kysely<Tables>, wipe: () => Promise<void>): Store {
  return {
    latest: (thread) => latestCase(database, thread),
    find: (caseId) => findCase(database, caseId),
    seen: (deliveryId) => readSeen(database, deliveryId),
    async commit(turn, signal) {
      const outcome = await commitTurn(database, turn, signal);
      // A goodbye is wiped away with all the rest once it has left; the answer does not wait for that.
      if (outcome === "saved" && turn.forget && turn.messages.length === 0) await wipe();
      return outcome;
    },
    unsent: (limit) => oldestUnsent(database, limit),
    async markSent(id, messageId) {
      if ((await markSent(database, id, messageId)) === "erased") await wipe();
    },
    async markFailed(id, reason, giveUp) {
      if ((await markFailed(database, id, reason, giveUp)) === "erased") await wipe();
    },
    async transcript(caseId) {
      const rows = await database
        .selectFrom("facts")
        .select("fact")
        .where("case_id", "=", caseId)
        .orderBy("seq")
        .execute();
      return rows.map((row): Fact => JSON.parse(row.fact));
    },
    async purge(before) {
      const cases = await purgeBefore(database, before);
      await wipe();
      return { cases };
    },
    async check() {
      // Takes the lock for writing, and changes nothing.
      await database.deleteFrom("inbox").where("delivery", "=", "").execute();
    },
    close: () => database.destroy(),
  };
}
