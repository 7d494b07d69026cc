import type { Case } from "../conversation/case";
import { type Delivery, threadOf } from "../conversation/event";
import type { Store, StoredCase } from "../storage/store";

export interface Loaded {
  readonly stored: StoredCase | undefined;
  /** What is decided on. */
  readonly current: Case | undefined;
}

/** For a press the case that the button names, whoever it belongs to; otherwise the latest of the person's thread. */
export async function loadCase(store: Store, { what, place, by }: Delivery): Promise<Loaded> {
  if (what.kind !== "pressed") return loaded(await store.latest(threadOf(place, by)));
  const stored = await store.find(what.press.case);
  if (!stored) return loaded(undefined);
  const latest = await store.latest(stored.thread);
  return latest?.state.id === stored.state.id ? loaded(latest) : { stored, current: overtaken(stored.state) };
}

function loaded(stored: StoredCase | undefined): Loaded {
  return { stored, current: stored?.state };
}

/** A case that another one follows takes no more answers, even where the platform failed to remove its buttons. */
function overtaken(state: Case): Case {
  return { ...state, stage: "closed" };
}
