import type { Case } from "./case";
import type { Context } from "./context";
import { createDraft, type Draft, type Outcome } from "./draft";
import type { Event } from "./event";
import { fitCase } from "./fit-case";
import { onPressed } from "./on-pressed";
import { isAfterword, onSaid, startsNewCase } from "./on-said";
import { onWoken } from "./on-woken";
import { proceed } from "./proceed";
import { putAgain } from "./put-prompt";
import { type Opening, startNewCase } from "./start-new-case";

/**
 * What one event brings about. `stored`: for a press the case that the button names, likewise for what names a case
 * itself, otherwise the latest case of the thread. `newCaseId` is used when the event opens a case. Pure: the same input gives the same outcome.
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
      if (isOpen(current) && current.unreachable) draft.hear();
      if (event.place.visibility === "shared") draft.say({ kind: "welcome", isShared: true });
      else if (!current) startNewCase(context, draft, { earlier: undefined, event, id: newCaseId });
      break;
    case "started": {
      const earlier = current?.stage === "fixed" ? closed(current) : current;
      takePlace(context, draft, { earlier, event, id: newCaseId });
      if (!putAgain(context, draft)) proceed(context, draft);
      break;
    }
    case "sent-picture":
      takePlace(context, draft, { earlier: current, event, id: newCaseId });
      draft.notice("no-pictures");
      if (!draft.state().prompt && draft.state().stage === "intake") proceed(context, draft);
      break;
    case "said": {
      if (isAfterword(current, what.reading)) {
        draft.notice("told-after-closing");
        break;
      }
      const earlier = startsNewCase(context, current, what.reading) ? closed(current) : current;
      takePlace(context, draft, { earlier, event, id: newCaseId });
      onSaid(context, draft, what.reading);
      break;
    }
    case "woken":
      if (isOpen(current)) onWoken(context, draft);
      break;
    case "unreachable":
      if (isOpen(current) && !current.unreachable) draft.record({ kind: "unreachable" });
      break;
  }
  return draft.finish();
}

/** Opens a case where there is none, and keeps the address of an open one fresh. */
function takePlace(context: Context, draft: Draft, opening: Opening): void {
  const { earlier, event } = opening;
  if (!isOpen(earlier)) return startNewCase(context, draft, opening);
  draft.hear();
  if (JSON.stringify(earlier.place) !== JSON.stringify(event.place))
    draft.record({ kind: "moved", place: event.place });
}

function isOpen(state: Case | undefined): state is Case {
  return state !== undefined && state.stage !== "closed";
}

function closed(state: Case | undefined): Case | undefined {
  return state && { ...state, stage: "closed" };
}
