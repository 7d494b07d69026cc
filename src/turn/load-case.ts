import type { Case } from "../conversation/case";
import { type Delivery, threadOf } from "../conversation/event";
import type { Store, StoredCase } from "../storage/store";

export interface Loaded {
  readonly stored: StoredCase | undefined;
  /** What is decided on. */
  readonly current: Case | undefined;
  /** True where another case of the thread follows this one. */
  readonly isOvertaken: boolean;
}

/** The case that the delivery names, whoever it belongs to; where it names none, the latest of the person's thread. */
export async function loadCase(store: Store, { what, place, by }: Delivery): Promise<Loaded> {
  const named = caseNamed(what);
  if (named === undefined) return loaded(await store.latest(threadOf(place, by)));
  const stored = await store.find(named);
  if (!stored) return loaded(undefined);
  const latest = await store.latest(stored.thread);
  return latest?.state.id === stored.state.id
    ? loaded(latest)
    : { stored, current: overtaken(stored.state), isOvertaken: true };
}

/** As the button or the timer names it: a button's data may be made by hand. */
export function caseNamed(what: Delivery["what"]): string | undefined {
  switch (what.kind) {
    case "pressed":
      return what.press.case;
    case "woken":
    case "unreachable":
      return what.case;
    case "said":
    case "sent-picture":
    case "installed":
    case "started":
      return undefined;
  }
}

function loaded(stored: StoredCase | undefined): Loaded {
  return { stored, current: stored?.state, isOvertaken: false };
}

/** A case that another one follows takes no more answers, even where the platform failed to remove its buttons. */
function overtaken({ closedFor: _earlier, ...state }: Case): Case {
  return { ...state, stage: "closed" };
}
