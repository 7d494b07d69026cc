import type { Case } from "./case";
import type { Draft } from "./draft";
import type { Event } from "./event";
import { carriedChanges } from "./ledger";

/** A person's first case begins with a welcome; a later one takes over the changes that are still open. */
export function startNewCase(draft: Draft, earlier: Case | undefined, event: Event, id: string): void {
  draft.record({ kind: "opened", id, by: event.by, place: event.place, carried: carriedChanges(earlier) });
  if (!earlier) draft.say({ kind: "welcome" });
}
