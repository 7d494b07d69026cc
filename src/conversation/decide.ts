import type { Case } from "./case";
import type { Context } from "./context";
import { createDraft, type Draft, type Outcome } from "./draft";
import type { Event } from "./event";
import { fitCase } from "./fit-case";
import { onPressed } from "./on-pressed";
import { onSaid, startsNewCase } from "./on-said";
import { proceed } from "./proceed";
import { startNewCase } from "./start-new-case";

/**
 * What one event brings about. `stored`: for a press the case that the button names, otherwise the latest case of the
 * thread. `newCaseId` is used when the event opens a case. Pure: the same input gives the same outcome.
 */
export function decide(context: Context, stored: Case | undefined, event: Event, newCaseId: string): Outcome {
  const current = stored && fitCase(stored, context.knowledge);
  const draft = createDraft(event, current);
  const { what } = event;
  switch (what.kind) {
    case "pressed":
      onPressed(context, draft, { current, event, press: what.press, newCaseId });
      break;
    case "installed":
      if (event.place.visibility === "shared") draft.say({ kind: "welcome" });
      else if (!current) startNewCase(draft, undefined, event, newCaseId);
      break;
    case "sent-picture":
      takePlace(draft, current, event, newCaseId);
      draft.notice("no-pictures");
      if (!draft.state().prompt && draft.state().stage === "intake") proceed(context, draft);
      break;
    case "said":
      takePlace(draft, startsNewCase(context, current, what.reading) ? closed(current) : current, event, newCaseId);
      onSaid(context, draft, what.reading);
      break;
  }
  return draft.finish();
}

/** Opens a case where there is none, and keeps the address of an open one fresh. */
function takePlace(draft: Draft, current: Case | undefined, event: Event, newCaseId: string): void {
  if (!current || current.stage === "closed") return startNewCase(draft, current, event, newCaseId);
  if (JSON.stringify(current.place) !== JSON.stringify(event.place))
    draft.record({ kind: "moved", place: event.place });
}

function closed(state: Case | undefined): Case | undefined {
  return state && { ...state, stage: "closed" };
}
