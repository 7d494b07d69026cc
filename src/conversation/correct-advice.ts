import type { Reading, ToldCorrection } from "../reading/reading";
import type { Case } from "./case";
import { type Context, makerOf } from "./context";
import type { Draft } from "./draft";
import { canBeUndone, openChanges } from "./ledger";
import { beforeInterlude, putPrompt } from "./put-prompt";

/**
 * Says why not, what instead, and how to get back. What was done goes on the list of changes, and its way back comes
 * before anything else. True where nothing more is to be said.
 */
export function correctAdvice(context: Context, draft: Draft, reading: Reading): boolean {
  const corrections = reading.corrections.filter((told) => isToCorrect(context, draft.state(), told));
  for (const told of corrections) draft.say({ kind: "correction", told });
  const done = corrections.filter((told) => goesOnList(context, draft.state(), told));
  const [first] = done;
  const isAsked = draft.state().prompt !== undefined;
  if (first === undefined) return corrections.length > 0 && reading.answers.length === 0 && isAsked;
  if (reading.answers.length > 0) draft.record({ kind: "answered", answers: reading.answers, how: "text" });
  const before = beforeInterlude(draft.state(), "undo");
  for (const { id } of done) draft.record({ kind: "changed", fix: id });
  if (draft.state().works) putPrompt(context, draft, { kind: "undo", fix: first.id, reason: "before-closing" });
  else putPrompt(context, draft, { kind: "undo", fix: first.id, reason: "advised", ...before });
  return true;
}

/** What we proposed ourselves, as a test to be taken back, is not bad advice while it lasts. */
function isToCorrect({ knowledge }: Context, { ledger }: Case, { id }: ToldCorrection): boolean {
  const undo = knowledge.corrections.find((one) => one.id === id)?.undo;
  if (undo === undefined) return false;
  return !("sameAs" in undo) || !openChanges(ledger).some(({ fix }) => fix === undo.sameAs);
}

function goesOnList({ knowledge }: Context, { ledger }: Case, { id, done }: ToldCorrection): boolean {
  return done && canBeUndone(makerOf(knowledge, id)) && !openChanges(ledger).some((change) => change.fix === id);
}
