import type { Store, Turn } from "../../src/storage/store";

/**
 * A store as it must not be: the turn is acknowledged, and its messages are written a moment later, in transactions of
 * their own. Only to see that a run finds what this loses.
 */
export function breakTransaction(store: Store): Store {
  let owed: Turn[] = [];

  async function payOff(): Promise<void> {
    const turns = owed;
    owed = [];
    for (const turn of turns) await store.commit(turn);
  }

  return {
    ...store,
    async commit(turn, signal) {
      const outcome = await store.commit({ ...turn, messages: [] }, signal);
      if (outcome === "saved") owed.push(...messagesAlone(turn));
      return outcome;
    },
    async claim(claim) {
      await payOff();
      return store.claim(claim);
    },
  };
}

/** Each message in a turn without a change, about the case that it belongs to. */
function messagesAlone({ change, forget: _forget, ...turn }: Turn): readonly Turn[] {
  return turn.messages.map((message, index) => ({
    ...turn,
    deliveryId: `${turn.deliveryId} message ${index}`,
    about: message.kind === "replace" ? turn.about : (change?.state.id ?? turn.about),
    answer: undefined,
    messages: [message],
  }));
}
