import type { HandOverReason } from "../diagnosis/plan";
import type { PromptBody } from "./case";
import { type Context, fixOf } from "./context";
import type { Draft } from "./draft";
import { fieldsToAsk } from "./intake";
import { changeToUndoNow, countsWhenShown, isAdvised, needsConsent, openChanges, weakeningChanges } from "./ledger";
import type { Message, Noted } from "./message";
import { planFor } from "./plan-for";
import { packetOf, putPrompt } from "./put-prompt";
import { triageFor } from "./triage-for";

/** Goes on with the case as it stands: the next thing to undo, ask, try or hand over. */
export function proceed(context: Context, draft: Draft, noted: readonly Noted[] = []): void {
  const before = draft.state().prompt?.id;
  takeNextStep(context, draft, noted);
  const unchanged = before !== undefined && draft.state().prompt?.id === before;
  if (unchanged && noted.length > 0) draft.say({ kind: "noted", answers: noted });
}

/**
 * After an interlude: puts again what was open before it, or goes on where nothing was. In the interlude a fix may have
 * been taken back and the consent to it with that, so it is offered anew.
 */
export function goBack(context: Context, draft: Draft, before: PromptBody | undefined): void {
  if (before?.kind !== "fix") return before ? putPrompt(context, draft, before) : proceed(context, draft);
  const isRated = draft.state().evidence.fixes[before.fix] !== undefined;
  if (isRated) proceed(context, draft);
  else offerFix(context, draft, before.fix);
}

export function handOver(context: Context, draft: Draft, reason: HandOverReason | "asked"): void {
  draft.settle(undefined);
  draft.record({ kind: "handed-over", reason });
  const state = draft.state();
  putPrompt(context, draft, { kind: "handed-over", reason });
  const packet = packetOf(context, state, reason, draft.at);
  draft.say({ kind: "packet-text", packet });
  if (packet.forOthers !== undefined) sayRequest(context, draft, packet.forOthers);
}

/** The text to send to somebody who can do the fix, once a turn. */
export function sayRequest({ knowledge }: Context, draft: Draft, fix: string): void {
  const message: Message = { kind: "request", fix };
  if (fixOf(knowledge, fix).request !== undefined && !draft.hasSaid(message)) draft.say(message);
}

/** Ends the case as fixed, unless something that weakens security is still open: then it is held open. */
export function closeOrHold(context: Context, draft: Draft): void {
  const [open] = weakeningChanges(draft.state(), context.knowledge);
  if (open) return putPrompt(context, draft, { kind: "undo", fix: open.fix, reason: "before-closing" });
  draft.record({ kind: "fixed" });
  putPrompt(context, draft, { kind: "solved" });
}

/** Offers a fix, after consent where it weakens or endangers something. */
export function offerFix(context: Context, draft: Draft, fixId: string, noted: readonly Noted[] = []): void {
  const fix = fixOf(context.knowledge, fixId);
  if (needsConsent(fix) && !draft.state().consented.includes(fixId)) {
    return putPrompt(context, draft, { kind: "consent", fix: fixId });
  }
  const isOpen = openChanges(draft.state().ledger).some((change) => change.fix === fixId);
  if (countsWhenShown(fix) && !isOpen) draft.record({ kind: "changed", fix: fixId });
  putPrompt(context, draft, { kind: "fix", fix: fixId }, noted);
}

function takeNextStep(context: Context, draft: Draft, noted: readonly Noted[]): void {
  const state = draft.state();
  const undo = changeToUndoNow(state, context.knowledge);
  if (undo) {
    const reason = isAdvised(context.knowledge, undo.fix) ? "advised" : "did-not-help";
    return putPrompt(context, draft, { kind: "undo", fix: undo.fix, reason });
  }
  if (state.works) return closeOrHold(context, draft);
  return takeBestMove(context, draft, noted);
}

function takeBestMove(context: Context, draft: Draft, noted: readonly Noted[]): void {
  const { move } = planFor(context, draft.state());
  switch (move.kind) {
    case "ask-form":
      return putPrompt(context, draft, { kind: "intake", fields: fieldsToAsk(draft.state(), move.fields) }, noted);
    case "ask": {
      const { observation } = move;
      const block = triageFor(context.knowledge, draft.state(), observation);
      return putPrompt(context, draft, { kind: "question", observation, ...(block && { block: block.id }) }, noted);
    }
    case "try":
      return offerFix(context, draft, move.fix, noted);
    case "hand-over":
      if (draft.state().goesOnAlone) draft.notice("nothing-more-alone");
      return handOver(context, draft, move.reason);
  }
}
