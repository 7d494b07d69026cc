import type { Case } from "./case";
import type { Context } from "./context";
import type { Draft } from "./draft";
import type { Event } from "./event";
import { carriedChanges } from "./ledger";

export interface Opening {
  readonly earlier: Case | undefined;
  readonly event: Event;
  readonly id: string;
}

/** A person's first case begins with a welcome; a later one takes over the changes that are still open. */
export function startNewCase({ knowledge }: Context, draft: Draft, { earlier, event, id }: Opening): void {
  const carried = carriedChanges(earlier, knowledge);
  draft.record({ kind: "opened", id, by: event.by, place: event.place, carried });
  if (!earlier) draft.say({ kind: "welcome", isShared: event.place.visibility === "shared" });
}
