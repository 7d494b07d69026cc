import type { Answer } from "../diagnosis/evidence";
import type { Reading, TypedCommand } from "../reading/reading";
import { saysItWorks, saysThanks } from "../reading/says-it-works";
import { answersOfCodes } from "./answers-of-codes";
import type { Case, Prompt } from "./case";
import { besidesNo, choiceInWords } from "./choice-in-words";
import { choose, takeUpAgain } from "./choose";
import { type Context, fixOf } from "./context";
import { correctAdvice } from "./correct-advice";
import type { Draft } from "./draft";
import { openChanges, weakeningChanges } from "./ledger";
import { matchChoice } from "./match-choice";
import type { Noted } from "./message";
import { causesFor, planFor } from "./plan-for";
import { closeOrHold, handOver, proceed } from "./proceed";
import { beforeInterlude, putAgain, putPrompt } from "./put-prompt";

/** The words on the summary's buttons count whenever it works, even when another card came after it. */
const SOLVED: Prompt = { id: "", kind: "solved" };

/** True where words after a fixed case are about new trouble. Thanks, commands and the words on its buttons are not. */
export function startsNewCase(context: Context, current: Case | undefined, reading: Reading): boolean {
  if (current?.stage !== "fixed") return false;
  if (reading.command) return reading.command.kind === "start-over";
  const choice = matchChoice(context, SOLVED, reading.text);
  if (choice !== undefined) return choice === "new-case";
  const other = current.prompt && choiceInWords(context, current.prompt, reading.text);
  return other === undefined && !saysItWorks(reading.text) && reading.answers.length > 0;
}

/** True where somebody says thanks, or that it works, after their case was closed: that is no new trouble. */
export function isAfterword(current: Case | undefined, { text, command, secrets }: Reading): boolean {
  if (current?.stage !== "closed" || command || secrets.length > 0) return false;
  return saysThanks(text) || saysItWorks(text);
}

/** Typed words: a command, the words on a choice, or something about the trouble. */
export function onSaid(context: Context, draft: Draft, reading: Reading): void {
  if (reading.secrets.length > 0) draft.say({ kind: "secrets-cut", secrets: reading.secrets });
  if (reading.cutShort) draft.notice("cut-short");
  if (reading.triage?.whole === false) draft.notice("output-cut");
  if (reading.text !== "" && !reading.command) draft.record({ kind: "said", text: reading.text });
  takeDetails(draft, reading);
  if (reading.command) onCommand(context, draft, reading.command);
  else onWords(context, draft, reading);
  if (!draft.hasSpoken()) draft.notice("see-above");
}

function onWords(context: Context, draft: Draft, reading: Reading): void {
  const { prompt, works } = draft.state();
  const choice = prompt && choiceInWords(context, prompt, reading.text);
  if (choice !== undefined) {
    if (prompt?.kind === "follow-up") recordAnswers(draft, context.read(besidesNo(reading.text) ?? ""));
    return choose(context, draft, { choice, fields: {} });
  }
  if (works && matchChoice(context, SOLVED, reading.text) === "came-back") return takeUpAgain(context, draft);
  const advised = correctAdvice(context, draft, reading);
  if (!works && saysItWorks(reading.text)) return onWorksAgain(context, draft);
  if (advised) return;
  if (reading.answers.length + reading.hints.length > 0) return onNews(context, draft, reading);
  onNothingUnderstood(context, draft, reading);
}

function onCommand(context: Context, draft: Draft, command: TypedCommand): void {
  const state = draft.state();
  switch (command.kind) {
    case "help":
      draft.say({ kind: "help" });
      return beginWhereNothingIsAsked(context, draft);
    case "status":
      draft.say({ kind: "status", case: state, causes: causesFor(context, state) });
      return beginWhereNothingIsAsked(context, draft);
    case "why":
      draft.say({ kind: "why", plan: planFor(context, state), prompt: state.prompt });
      return beginWhereNothingIsAsked(context, draft);
    case "code":
      return onCode(context, draft, command);
    case "set":
      return onSet(context, draft, command);
    case "undo":
      return onUndo(context, draft, state);
    case "human":
      return handOver(context, draft, "asked");
    case "start-over":
      return startOver(context, draft);
    case "forget-me":
      return putPrompt(context, draft, { kind: "forget", ...beforeInterlude(state, "forget") });
  }
}

/** Where a diagnosis is running, or knows its code, the meaning is enough; otherwise the codes can begin one. */
function onCode(context: Context, draft: Draft, command: TypedCommand & { kind: "code" }): void {
  const { codes, unreadable } = command;
  const { stage, evidence } = draft.state();
  const told = answersOfCodes(context.knowledge, codes).some(({ observation }) => observation in evidence.answers);
  if (codes.length > 0 && stage === "intake" && !told)
    return putPrompt(context, draft, { kind: "code", codes, unreadable });
  draft.say({ kind: "code-meaning", codes, unreadable });
  beginWhereNothingIsAsked(context, draft);
}

/** What was told on purpose stays; the rest of a text fills only what is open. It is played back, so that a slip is seen. */
function takeDetails(draft: Draft, { details }: Reading): void {
  const known = draft.state().details;
  const fresh = Object.fromEntries(Object.entries(details).filter(([detail]) => !(detail in known)));
  if (Object.keys(fresh).length === 0) return;
  draft.record({ kind: "told-details", details: fresh });
  draft.say({ kind: "noted-details", details: fresh });
}

/** The open card is shown anew, with its commands filled in. */
function onSet(context: Context, draft: Draft, { details, refused }: TypedCommand & { kind: "set" }): void {
  for (const { detail, given } of refused) draft.say({ kind: "refused-detail", detail, given });
  if (Object.keys(details).length === 0) return beginWhereNothingIsAsked(context, draft);
  draft.record({ kind: "told-details", details });
  draft.say({ kind: "noted-details", details });
  const { prompt } = draft.state();
  if (!prompt) return beginWhereNothingIsAsked(context, draft);
  if (prompt.kind !== "intake" && prompt.kind !== "code") putAgain(context, draft);
}

/** A talk that began with a command goes on with the form. */
function beginWhereNothingIsAsked(context: Context, draft: Draft): void {
  const { prompt, stage } = draft.state();
  if (!prompt && stage === "intake") proceed(context, draft);
}

function onUndo(context: Context, draft: Draft, state: Case): void {
  const open = openChanges(state.ledger);
  const [weakening] = weakeningChanges(state, context.knowledge);
  const first = weakening ?? open[0];
  if (!first) {
    draft.notice("nothing-to-undo");
    return beginWhereNothingIsAsked(context, draft);
  }
  if (open.length > 1) draft.say({ kind: "ledger", changes: open });
  const { fix } = first;
  if (state.works && weakening) return putPrompt(context, draft, { kind: "undo", fix, reason: "before-closing" });
  putPrompt(context, draft, { kind: "undo", fix, reason: "asked", ...beforeInterlude(state, "undo") });
}

function startOver(context: Context, draft: Draft): void {
  draft.settle(undefined);
  draft.record({ kind: "started-over" });
  draft.say({ kind: "started-over", changes: openChanges(draft.state().ledger) });
  proceed(context, draft);
}

/** It works again, whatever was open: a fix on the table gets the credit. */
function onWorksAgain(context: Context, draft: Draft): void {
  if (draft.state().prompt?.kind === "fix") return choose(context, draft, { choice: "worked", fields: {} });
  draft.record({ kind: "works" });
  closeOrHold(context, draft);
}

function recordAnswers(draft: Draft, { answers }: Reading): void {
  if (answers.length > 0) draft.record({ kind: "answered", answers, how: "text" });
}

function onNews(context: Context, draft: Draft, reading: Reading): void {
  const { answers, hints, triage } = reading;
  recordAnswers(draft, reading);
  if (hints.length > 0) draft.record({ kind: "hinted", answers: hints });
  const { works, stage, prompt } = draft.state();
  if (stage === "fixed") return onNothingUnderstood(context, draft, reading);
  if (works) return draft.notice("still-held-open");
  if (stage === "with-desk") return draft.notice("added-to-packet");
  if (prompt?.kind === "fix" && lacksRole(context, prompt.fix, answers)) {
    return choose(context, draft, { choice: "cannot", fields: {} });
  }
  const noted: readonly Noted[] = [...answers, ...hints.map((hint): Noted => ({ ...hint, unsure: true }))];
  if (prompt && isInTheMiddle(prompt, triage !== undefined)) return draft.say({ kind: "noted", answers: noted });
  proceed(context, draft, noted);
}

/** Somebody may be in the middle of what the card says: it stays until they tell how it went. */
function isInTheMiddle({ kind }: Prompt, hasPasted: boolean): boolean {
  return kind === "fix" || kind === "undo" || kind === "tested" || (kind === "triage" && !hasPasted);
}

function lacksRole({ knowledge }: Context, fix: string, answers: readonly Answer[]): boolean {
  const { needs } = fixOf(knowledge, fix);
  return answers.some(
    ({ observation, value }) =>
      value === "no" && knowledge.observations.some(({ id, capability }) => id === observation && capability === needs),
  );
}

function onNothingUnderstood(context: Context, draft: Draft, reading: Reading): void {
  const { stage, prompt, works } = draft.state();
  const nothing = reading.text === "" && reading.secrets.length === 0;
  const isAnswer = prompt?.kind !== "follow-up" || saysThanks(reading.text);
  if (stage === "fixed") return draft.notice(isAnswer ? "glad-it-works" : "not-understood");
  if (!prompt) return proceed(context, draft);
  if (works) return draft.notice("still-held-open");
  if (stage === "with-desk" && !nothing) return draft.notice("added-to-packet");
  if (nothing) return draft.notice("nothing-said");
  // A name that was noted, or advice that was corrected, has had its answer.
  if (!draft.hasSpoken()) draft.notice(prompt.kind === "triage" ? "output-unread" : "not-understood");
}
