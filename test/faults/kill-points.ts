import type { Outgoing, Store } from "../../src/storage/store";
import { watchAcknowledgements } from "./acknowledgements";
import type { KillPoint } from "./replica-messages";

export interface KillPoints {
  readonly store: Store;
  arm(point: KillPoint): void;
}

/** More conversations than any run has at once. */
const ALL = 10_000;

/** The store with points at which it stands still for good, as a process does whose power is cut. */
export function addKillPoints(store: Store, report: (point: KillPoint) => void): KillPoints {
  let armed: KillPoint | undefined;
  let stands = false;
  const conversations = new Map<number, string>();

  function reach(point: KillPoint): Promise<void> {
    if (armed === point && !stands) {
      stands = true;
      report(point);
    }
    return stands ? new Promise(() => {}) : Promise.resolve();
  }
  async function unlessStanding<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = stands ? new Promise<Result>(() => {}) : work();
    const value = await result;
    return stands ? new Promise<Result>(() => {}) : value;
  }
  async function isFollowed(id: number): Promise<boolean> {
    const conversation = conversations.get(id);
    const waiting = armed === "between-sends" ? await store.unsent(ALL) : [];
    return waiting.some((message) => conversationOf(message) === conversation);
  }
  const { noteCommit } = watchAcknowledgements(() => void reach("after-ack"));

  return {
    arm(point) {
      armed = point;
    },
    store: {
      ...standing(store, unlessStanding),
      async commit(turn, signal) {
        await reach("before-commit");
        const outcome = await unlessStanding(() => store.commit(turn, signal));
        if (outcome !== "saved") return outcome;
        await reach("after-commit");
        noteCommit();
        return outcome;
      },
      async unsent(limit) {
        const found = await unlessStanding(() => store.unsent(limit));
        for (const message of found) conversations.set(message.id, conversationOf(message));
        return found;
      },
      async markSent(id, messageId) {
        await reach("sent-not-noted");
        await unlessStanding(() => store.markSent(id, messageId));
        if (await isFollowed(id)) await reach("between-sends");
      },
    },
  };
}

type Guard = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Every method, so that what else is under way in the process comes to nothing too. */
function standing(store: Store, guard: Guard): Store {
  return {
    latest: (thread) => guard(() => store.latest(thread)),
    find: (caseId) => guard(() => store.find(caseId)),
    seen: (deliveryId) => guard(() => store.seen(deliveryId)),
    commit: (turn, signal) => guard(() => store.commit(turn, signal)),
    unsent: (limit) => guard(() => store.unsent(limit)),
    markSent: (id, messageId) => guard(() => store.markSent(id, messageId)),
    markFailed: (id, reason, giveUp) => guard(() => store.markFailed(id, reason, giveUp)),
    transcript: (caseId) => guard(() => store.transcript(caseId)),
    purge: (before) => guard(() => store.purge(before)),
    check: () => guard(() => store.check()),
    close: () => guard(() => store.close()),
  };
}

function conversationOf({ place }: Outgoing): string {
  return place.conversation;
}
