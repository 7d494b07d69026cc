import type { Answer } from "../diagnosis/evidence";
import type { Reading, TypedCommand } from "../reading/reading";
import type { Case } from "./case";
import { choose } from "./choose";
import type { Context } from "./context";
import type { Draft } from "./draft";
import { openChanges, weakeningChanges } from "./ledger";
import { matchChoice } from "./match-choice";
import { askToUndo, handOver, planFor, proceed } from "./proceed";

/** True where words after a fixed case are about new trouble. Thanks, commands and the words on its buttons are not. */
export function startsNewCase(context: Context, current: Case | undefined, reading: Reading): boolean {
  if (current?.stage !== "fixed") return false;
  if (reading.command) return reading.command.kind === "start-over";
  const choice = current.prompt && matchChoice(context, current.prompt, reading.text);
  return choice === "new-case" || (choice === undefined && reading.answers.length > 0);
}

/** Typed words: a command, the words on a choice, or something about the trouble. */
export function onSaid(context: Context, draft: Draft, reading: Reading): void {
  if (reading.secrets.length > 0) draft.say({ kind: "secrets-cut", secrets: reading.secrets });
  if (reading.cutShort) draft.notice("cut-short");
  if (reading.text !== "") draft.record({ kind: "said", text: reading.text });
  if (reading.command) return onCommand(context, draft, reading.command);

  const { prompt } = draft.state();
  const choice = prompt && matchChoice(context, prompt, reading.text);
  if (choice !== undefined) return choose(context, draft, { choice, fields: {} });
  if (reading.answers.length > 0) return onNews(context, draft, reading.answers);
  onNothingUnderstood(context, draft, reading);
}

function onCommand(context: Context, draft: Draft, command: TypedCommand): void {
  const state = draft.state();
  switch (command.kind) {
    case "help":
      return draft.say({ kind: "help" });
    case "status":
      return draft.say({ kind: "status", case: state, plan: planFor(context, state) });
    case "why":
      return draft.say({ kind: "why", plan: planFor(context, state) });
    case "code":
      return draft.say({ kind: "code", codes: command.codes, unreadable: command.unreadable });
    case "human":
      return handOver(context, draft, "asked");
    case "undo":
      return onUndo(context, draft, state);
    case "start-over":
      return startOver(context, draft);
    case "forget-me":
      return askToForget(draft);
  }
}

function onUndo(context: Context, draft: Draft, state: Case): void {
  const open = openChanges(state.ledger);
  const first = weakeningChanges(state, context.knowledge)[0] ?? open[0];
  if (!first) return draft.notice("nothing-to-undo");
  if (open.length > 1) draft.say({ kind: "ledger", changes: open });
  askToUndo(draft, first.fix, state.works ? "before-closing" : "asked");
}

function startOver(context: Context, draft: Draft): void {
  draft.settle(undefined);
  draft.record({ kind: "started-over" });
  draft.say({ kind: "started-over", changes: openChanges(draft.state().ledger) });
  proceed(context, draft);
}

function askToForget(draft: Draft): void {
  draft.put({ kind: "forget" }, (prompt) => ({
    kind: "forget",
    prompt: { ...prompt, kind: "forget" },
    changes: openChanges(draft.state().ledger),
  }));
}

function onNews(context: Context, draft: Draft, answers: readonly Answer[]): void {
  draft.record({ kind: "answered", answers, how: "text" });
  if (draft.state().stage === "with-desk") return draft.notice("added-to-packet");
  if (draft.state().works) return draft.notice("still-held-open");
  proceed(context, draft, answers);
}

function onNothingUnderstood(context: Context, draft: Draft, reading: Reading): void {
  const { stage, prompt } = draft.state();
  const nothing = reading.text === "" && reading.secrets.length === 0;
  if (stage === "fixed") return draft.notice("glad-it-works");
  if (!prompt) return proceed(context, draft);
  if (stage === "with-desk" && !nothing) return draft.notice("added-to-packet");
  draft.notice(nothing ? "nothing-said" : "not-understood");
}
