import type { Failure, Outgoing, Store } from "../../src/storage/store";

const SENDER = "somebody who looks";
const LATER_THAN_ALL = 1e15;

/** The oldest unsent message of each conversation; they are claimed for no time at all, so that nothing changes. */
export function waitingIn(store: Store, limit: number): Promise<readonly Outgoing[]> {
  return store.claim({ sender: SENDER, now: LATER_THAN_ALL, until: LATER_THAN_ALL, limit, rates: {} });
}

/** A failure of what `waitingIn` gave; without a time to try again the message is given up. */
export function failed(reason: string, retryAt?: number): Failure {
  return { sender: SENDER, at: 2_000, reason, retryAt };
}
