import type { Outgoing, Store } from "../../src/storage/store";
import { watchAcknowledgements } from "./acknowledgements";
import type { KillPoint } from "./replica-messages";

export interface KillPoints {
  readonly store: Store;
  arm(point: KillPoint): void;
}

export interface KillPointParts {
  readonly store: Store;
  /** True where more waits to be sent in the conversation of a message. */
  readonly isFollowed: (message: Outgoing) => Promise<boolean>;
  readonly report: (point: KillPoint) => void;
}

/** The store with points at which it stands still for good, as a process does whose power is cut. */
export function addKillPoints({ store, isFollowed, report }: KillPointParts): KillPoints {
  let armed: KillPoint | undefined;
  let stands = false;
  const claimed = new Map<number, Outgoing>();

  /** Nothing begins any more, and nothing that was under way comes back. */
  async function unlessStanding<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = await (stands ? forEver<Result>() : work());
    return stands ? forEver<Result>() : result;
  }
  async function reach(point: KillPoint): Promise<void> {
    if (armed === point && !stands) {
      stands = true;
      report(point);
    }
    await unlessStanding(async () => {});
  }
  async function isBetweenSends(id: number): Promise<boolean> {
    const message = claimed.get(id);
    claimed.delete(id);
    return armed === "between-sends" && message !== undefined && isFollowed(message);
  }
  const { noteCommit } = watchAcknowledgements(() => void reach("after-ack"));
  const guarded = guardAll(store, unlessStanding);

  return {
    arm(point) {
      armed = point;
    },
    store: {
      ...guarded,
      async commit(turn, signal) {
        await reach("before-commit");
        const outcome = await guarded.commit(turn, signal);
        if (outcome !== "saved") return outcome;
        await reach("after-commit");
        noteCommit();
        return outcome;
      },
      async claim(claim) {
        const messages = await guarded.claim(claim);
        for (const message of messages) claimed.set(message.id, message);
        return messages;
      },
      async markSent(id, sent) {
        await reach("sent-not-noted");
        await guarded.markSent(id, sent);
        if (await isBetweenSends(id)) await reach("between-sends");
      },
    },
  };
}

function guardAll(store: Store, guard: <Result>(work: () => Promise<Result>) => Promise<Result>): Store {
  type Method = (...given: readonly unknown[]) => Promise<unknown>;
  const guarded = Object.entries(store).map(([name, method]: [string, Method]) => {
    return [name, (...given: readonly unknown[]) => guard(() => method(...given))] as const;
  });
  return Object.fromEntries(guarded) as unknown as Store;
}

function forEver<Result>(): Promise<Result> {
  return new Promise(() => {});
}
