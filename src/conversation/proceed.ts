import type { Answer } from "../diagnosis/evidence";
import type { HandOverReason, Plan } from "../diagnosis/plan";
import { planNext } from "../diagnosis/plan-next";
import type { Case, UndoReason } from "./case";
import { type Context, fixOf } from "./context";
import type { Draft } from "./draft";
import { openFields } from "./intake";
import { changeToUndoNow, countsWhenShown, needsConsent, openChanges, weakeningChanges } from "./ledger";
import type { Packet } from "./message";

/** Minutes that a hand-over costs somebody who chose to go on alone: dearer than any plan. */
const NEVER_CHEAPER = 10_000;

/** Goes on with the case as it stands: the next thing to undo, ask, try or hand over. */
export function proceed(context: Context, draft: Draft, noted: readonly Answer[] = []): void {
  const before = draft.state().prompt?.id;
  takeNextStep(context, draft, noted);
  const unchanged = before !== undefined && draft.state().prompt?.id === before;
  if (unchanged && noted.length > 0) draft.say({ kind: "noted", answers: noted });
}

function takeNextStep(context: Context, draft: Draft, noted: readonly Answer[]): void {
  const state = draft.state();
  const undo = changeToUndoNow(state);
  if (undo) return askToUndo(draft, undo.fix, "did-not-help");
  if (state.works) return closeOrHold(context, draft);
  if (!state.intakeDone) {
    const fields = openFields(state, context.knowledge);
    if (fields.length > 0) return askIntake(draft, fields, noted);
    draft.record({ kind: "intake-done" });
  }
  return takeBestMove(context, draft, noted);
}

/** The plan for the case; somebody who chose to go on alone is handed over only when nothing is left. */
export function planFor(context: Context, state: Case): Plan {
  return planNext(context.knowledge, state.evidence, state.goesOnAlone ? { handOverMinutes: NEVER_CHEAPER } : {});
}

export function handOver(context: Context, draft: Draft, reason: HandOverReason | "asked"): void {
  draft.settle(undefined);
  draft.record({ kind: "handed-over", reason });
  const packet: Packet = { case: draft.state(), plan: planFor(context, draft.state()), reason, at: draft.at };
  draft.put({ kind: "handed-over" }, (prompt) => ({
    kind: "handed-over",
    prompt: { ...prompt, kind: "handed-over" },
    packet,
  }));
  draft.say({ kind: "packet-text", packet });
}

export function askToUndo(draft: Draft, fix: string, reason: UndoReason): void {
  draft.put({ kind: "undo", fix, reason }, (prompt) => ({
    kind: "undo",
    prompt: { ...prompt, kind: "undo", fix, reason },
  }));
}

/** Ends the case as fixed, unless something that weakens security is still open: then it is held open. */
export function closeOrHold(context: Context, draft: Draft): void {
  const [open] = weakeningChanges(draft.state(), context.knowledge);
  if (open) return askToUndo(draft, open.fix, "before-closing");
  draft.record({ kind: "fixed" });
  const state = draft.state();
  const plan = planFor(context, state);
  draft.put({ kind: "solved" }, (prompt) => ({
    kind: "solved",
    prompt: { ...prompt, kind: "solved" },
    case: state,
    plan,
  }));
}

/** Offers a fix, after consent where it weakens or endangers something. */
export function offerFix(context: Context, draft: Draft, fixId: string, plan: Plan, noted: readonly Answer[]): void {
  const fix = fixOf(context.knowledge, fixId);
  if (needsConsent(fix) && !draft.state().consented.includes(fixId)) {
    draft.put({ kind: "consent", fix: fixId }, (prompt) => ({
      kind: "consent",
      prompt: { ...prompt, kind: "consent", fix: fixId },
      plan,
    }));
    return;
  }
  const isOpen = openChanges(draft.state().ledger).some((change) => change.fix === fixId);
  if (countsWhenShown(fix) && !isOpen) draft.record({ kind: "changed", fix: fixId });
  draft.put({ kind: "fix", fix: fixId }, (prompt) => ({
    kind: "fix",
    prompt: { ...prompt, kind: "fix", fix: fixId },
    plan,
    noted,
  }));
}

function askIntake(draft: Draft, fields: ReturnType<typeof openFields>, noted: readonly Answer[]): void {
  draft.put({ kind: "intake", fields }, (prompt) => ({
    kind: "intake",
    prompt: { ...prompt, kind: "intake", fields },
    fields,
    noted,
  }));
}

function takeBestMove(context: Context, draft: Draft, noted: readonly Answer[]): void {
  const plan = planFor(context, draft.state());
  const { move } = plan;
  switch (move.kind) {
    case "ask": {
      const { observation } = move;
      const body = { kind: "question", observation } as const;
      return draft.put(body, (prompt) => ({ kind: "question", prompt: { ...prompt, ...body }, noted }));
    }
    case "try":
      return offerFix(context, draft, move.fix, plan, noted);
    case "hand-over":
      if (draft.state().goesOnAlone) draft.notice("nothing-more-alone");
      return handOver(context, draft, move.reason);
  }
}
