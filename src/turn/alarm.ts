import { setImmediate as giveWay } from "node:timers/promises";
import type { Outcome } from "../channels/channel";
import type { Delivery } from "../conversation/event";
import type { Store, StoredCase } from "../storage/store";
import type { Log } from "./log";

const ROUND_MS = 5_000;
const AT_ONCE = 50;

export interface Alarm {
  /** Wakes all whose time has come; resolves when that is done. Never rejects. */
  ring(): Promise<void>;
  stop(): Promise<void>;
}

export interface AlarmParts {
  readonly store: Store;
  readonly takeDelivery: (delivery: Delivery) => Promise<Outcome>;
  /** Sends what a case had to say. */
  readonly afterwards: () => void;
  readonly log: Log;
  readonly now: () => number;
}

/**
 * Wakes cases when their time has come. Waking is a delivery like any other: its id holds the case's revision, so that of
 * several processes that wake a case at once one does, and what it had to say is committed with the time of the next waking.
 */
export function createAlarm({ store, takeDelivery, afterwards, log, now }: AlarmParts): Alarm {
  let ringing: Promise<void> | undefined;
  let stopped = false;

  async function wakeAll(): Promise<void> {
    try {
      let due = await store.due(now(), AT_ONCE);
      while (due.length > 0 && !stopped) {
        const outcomes = await Promise.all(due.map((one) => takeDelivery(wakingOf(one, now()))));
        afterwards();
        // Those that failed would only fail again at once.
        if (outcomes.some(({ kind }) => kind === "failed")) return;
        // SQLite answers without ever leaving the thread: nobody else's turn would come before the last was woken.
        await giveWay();
        due = await store.due(now(), AT_ONCE);
      }
    } catch (err) {
      log.error({ err }, "cases to wake could not be read");
    }
  }

  function ring(): Promise<void> {
    ringing ??= wakeAll().finally(() => {
      ringing = undefined;
    });
    return ringing;
  }

  const rounds = setInterval(() => void ring(), ROUND_MS);
  rounds.unref();

  return {
    ring,
    async stop() {
      stopped = true;
      clearInterval(rounds);
      await ringing;
    },
  };
}

function wakingOf({ state, revision }: StoredCase, at: number): Delivery {
  const { id, place, reporter } = state;
  return { id: `wake:${id}:${revision}`, at, by: reporter, place, what: { kind: "woken", case: id } };
}
