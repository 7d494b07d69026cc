import type { Case } from "./case";
import { choicesOf } from "./choices";
import { choose } from "./choose";
import type { Context } from "./context";
import type { Draft } from "./draft";
import type { Event, Place, Press } from "./event";
import type { Notice } from "./message";
import { proceed } from "./proceed";
import { startNewCase } from "./start-new-case";

export interface Pressed {
  /** The case that the button names. */
  readonly current: Case | undefined;
  readonly event: Event;
  readonly press: Press;
  readonly newCaseId: string;
}

/** A press on a card. All in it comes from outside: who presses, which case, prompt and choice are checked first. */
export function onPressed(context: Context, draft: Draft, pressed: Pressed): void {
  const refusal = refuse(context, pressed);
  if (refusal) {
    draft.answer({ kind: "notice", notice: refusal });
    const { current } = pressed;
    if (!current || !isLost(current, refusal)) return;
    draft.hear();
    return proceed(context, draft);
  }

  const { event, press } = pressed;
  if (press.choice === "new-case") {
    draft.replaceCard("new-case");
    startNewCase(context, draft, { earlier: draft.state(), event, id: pressed.newCaseId });
    return proceed(context, draft);
  }
  draft.hear();
  if (draft.state().place.conversation !== event.place.conversation)
    draft.record({ kind: "moved", place: event.place });
  choose(context, draft, press);
}

/** Why a press is not taken, or undefined. The order matters: a stranger learns nothing about the case. */
function refuse(context: Context, { current, event, press }: Pressed): Notice | undefined {
  if (!current) return "case-gone";
  const { place, reporter, prompt } = current;
  const sameTenant = place.channel === event.place.channel && place.tenant === event.place.tenant;
  if (!sameTenant || reporter.id !== event.by.id) return "not-yours";
  if (isElsewhere(place, event.place)) return "button-not-ours";
  if (current.stage === "closed") return current.closedFor === undefined ? "already-answered" : "case-closed";
  if (!wasPut(current, press.prompt)) return "button-not-ours";
  if (!prompt || prompt.id !== press.prompt) return "already-answered";
  return choicesOf(prompt, context.knowledge).includes(press.choice) ? undefined : "button-not-ours";
}

/** A channel that is closed to the bot sends the cards of a case to the person alone, and there the talk goes on. */
function isElsewhere(own: Place, pressed: Place): boolean {
  if (own.conversation === pressed.conversation) return false;
  return own.visibility === "private" || pressed.visibility !== "private";
}

/** The card that was open is gone with its knowledge: the next step comes instead. */
function isLost({ prompt, stage }: Case, refusal: Notice): boolean {
  return refusal === "already-answered" && !prompt && (stage === "asking" || stage === "trying");
}

function wasPut(state: Case, prompt: string): boolean {
  return /^[1-9]\d{0,6}$/.test(prompt) && Number(prompt) <= state.prompts;
}
