import type { PromptBody } from "./case";
import type { Context } from "./context";
import type { Draft } from "./draft";
import { carriedChanges, weakeningChanges } from "./ledger";
import { beforeInterlude, putPrompt } from "./put-prompt";
import { FOLLOW_UP_AT_MOST_LATE } from "./times";
import { dueAt, type Timer } from "./wake-at";

/** Does what is due. Whatever it does moves the time of the next waking on, so that nothing is done twice. */
export function onWoken(context: Context, draft: Draft): void {
  const due = dueAt(draft.state(), context.knowledge, draft.at);
  switch (due?.kind) {
    case undefined:
      return;
    case "closing":
      return closeInSilence(context, draft);
    case "follow-up":
      return followUp(context, draft, due);
    case "reminder":
      return remind(context, draft);
  }
}

/** Where it works, where nobody is there, or where nobody ever asked for anything, closing is no news. */
function closeInSilence({ knowledge }: Context, draft: Draft): void {
  const { stage, unreachable, prompts } = draft.state();
  const isNews = stage !== "fixed" && !unreachable && prompts > 0;
  const changes = carriedChanges(draft.state(), knowledge);
  draft.close("silence");
  if (isNews) draft.say({ kind: "closed-in-silence", changes });
}

function followUp(context: Context, draft: Draft, { at }: Timer): void {
  if (draft.at - at > FOLLOW_UP_AT_MOST_LATE) return draft.record({ kind: "follow-up-skipped" });
  draft.record({ kind: "followed-up" });
  putPrompt(context, draft, { kind: "follow-up" });
}

/** The way back comes on a new card even where it is open already: the old one has scrolled out of sight. */
function remind(context: Context, draft: Draft): void {
  const state = draft.state();
  const changes = weakeningChanges(state, context.knowledge);
  const [first] = changes;
  if (!first) return;
  const { fix } = first;
  draft.record({ kind: "reminded", fixes: changes.map((change) => change.fix) });
  draft.say({ kind: "reminder", changes });
  const card: PromptBody = state.works
    ? { kind: "undo", fix, reason: "before-closing" }
    : { kind: "undo", fix, reason: "reminded", ...beforeInterlude(state, "undo") };
  draft.settle(undefined);
  putPrompt(context, draft, card);
}
