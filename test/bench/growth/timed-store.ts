import type { Store } from "../../../src/storage/store";
import type { Clock } from "../timing";

export interface TimedStore {
  readonly store: Store;
  /** Milliseconds so far in which at least one call was under way. */
  busy(): number;
}

/** The same store, with a clock on all of its calls. */
export function timedStore(store: Store, clock: Clock): TimedStore {
  let underWay = 0;
  let since = 0;
  let total = 0;
  const begin = () => {
    if (underWay === 0) since = clock();
    underWay += 1;
  };
  const end = () => {
    underWay -= 1;
    if (underWay === 0) total += clock() - since;
  };

  function timed<Given extends readonly unknown[], Result>(call: (...given: Given) => Promise<Result>) {
    return async (...given: Given): Promise<Result> => {
      begin();
      try {
        return await call(...given);
      } finally {
        end();
      }
    };
  }

  return {
    busy: () => total,
    store: {
      ...store,
      latest: timed(store.latest),
      find: timed(store.find),
      seen: timed(store.seen),
      commit: timed(store.commit),
      claim: timed(store.claim),
      markSent: timed(store.markSent),
      markFailed: timed(store.markFailed),
    },
  };
}
