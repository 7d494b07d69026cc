import type { Stage } from "../conversation/case";
import type { Fact } from "../conversation/fact";
import { claimMessages } from "./claim-messages";
import { commitTurn } from "./commit-turn";
import type { Database } from "./dialect";
import { readSeen } from "./inbox";
import { markFailed, markSent, readWaiting, takeBackClaims } from "./outbox";
import { purgeBefore } from "./purge";
import { casesOfPerson, dueCases, findCase, latestCase } from "./save-case";
import type { Store } from "./store";
import { takeWriteLock } from "./take-write-lock";

/** The queries of every SQL database. */
export function createSqlStore({ kysely, dialect, wipe, isThere }: Database): Store {
  return {
    latest: (thread) => latestCase(kysely, thread),
    find: (caseId) => findCase(kysely, caseId),
    casesOf: (person, limit) => casesOfPerson(kysely, person, limit),
    seen: (deliveryId) => readSeen(kysely, deliveryId),
    async commit(turn, signal) {
      const outcome = await commitTurn(kysely, turn, signal);
      // A goodbye is wiped away with all the rest once it has left; the answer does not wait for that.
      if (outcome === "saved" && turn.forget && turn.messages.length === 0) await wipe();
      return outcome;
    },
    due: (now, limit) => dueCases(kysely, now, limit),
    claim: (claim) => claimMessages(kysely, dialect, claim),
    async markSent(id, sent) {
      if ((await markSent(kysely, id, sent)) === "erased") await wipe();
    },
    async markFailed(id, failure) {
      if ((await markFailed(kysely, id, failure)) === "erased") await wipe();
    },
    takeBackClaims: () => takeBackClaims(kysely),
    waiting: () => readWaiting(kysely),
    async openCases() {
      const rows = await kysely
        .selectFrom("cases")
        .select((select) => ["stage", select.fn.countAll().as("count")])
        .where("stage", "<>", "closed")
        .groupBy("stage")
        .execute();
      return Object.fromEntries(rows.map(({ stage, count }) => [stage as Stage, Number(count)]));
    },
    async transcript(caseId) {
      const rows = await kysely
        .selectFrom("facts")
        .select("fact")
        .where("case_id", "=", caseId)
        .orderBy("seq")
        .execute();
      return rows.map((row): Fact => JSON.parse(row.fact));
    },
    async purge(before) {
      const cases = await purgeBefore(kysely, before);
      if (cases > 0) await wipe();
      return cases;
    },
    async check() {
      await isThere();
      await takeWriteLock(kysely);
    },
    close: () => kysely.destroy(),
  };
}
