import type { Answer } from "../diagnosis/evidence";
import type { Fix } from "../diagnosis/knowledge";
import { answersOfCodes } from "./answers-of-codes";
import { showAside } from "./asides";
import type { Prompt, PromptBody } from "./case";
import { isAside, valuesOf } from "./choices";
import { type Context, fixOf } from "./context";
import type { Draft } from "./draft";
import type { Press } from "./event";
import { readForm } from "./intake";
import { canBeUndone, countsWhenShown, openChanges } from "./ledger";
import { closeOrHold, goBack, handOver, offerFix, proceed, sayRequest } from "./proceed";
import { putPrompt } from "./put-prompt";

type Choice = Pick<Press, "choice" | "fields">;

/** Acts on a legal choice of the open prompt. */
export function choose(context: Context, draft: Draft, made: Choice): void {
  const { prompt } = draft.state();
  if (!prompt) return;
  if (isAside(prompt, made.choice)) return showAside(context, draft, prompt, made.choice);
  if (made.choice === "human") {
    draft.settle("human");
    return handOver(context, draft, "asked");
  }
  switch (prompt.kind) {
    case "intake":
      return onIntake(context, draft, prompt, made);
    case "question":
      return onAnswer(context, draft, prompt, made);
    case "triage":
      draft.settle(made.choice);
      return proceed(context, draft);
    case "code":
      return onUseCode(context, draft, prompt);
    case "consent":
      return onConsent(context, draft, prompt.fix, made.choice);
    case "fix":
      return onOutcome(context, draft, prompt, made.choice);
    case "tested":
      return onTested(context, draft, prompt.fix, made.choice);
    case "undo":
      return onUndo(context, draft, prompt, made.choice);
    case "correct":
      return onCorrect(context, draft, prompt, made);
    case "solved":
      draft.settle(made.choice);
      return takeUpAgain(context, draft);
    case "follow-up":
      return onFollowUp(context, draft, made.choice);
    case "handed-over":
      return onHandedOver(context, draft, made.choice);
    case "forget":
      return onForget(context, draft, prompt, made.choice);
  }
}

function onIntake(context: Context, draft: Draft, prompt: Prompt & { kind: "intake" }, made: Choice): void {
  const form = readForm(context, draft.state(), prompt.fields, made.fields);
  draft.settle("continue", form.answers);
  draft.record({ kind: "answered", answers: form.answers, how: "form" });
  if (form.hints.length > 0) draft.record({ kind: "hinted", answers: form.hints });
  if (Object.keys(form.details).length > 0) draft.record({ kind: "told-details", details: form.details });
  if (form.refused !== undefined) draft.say({ kind: "refused-detail", detail: "host", given: form.refused });
  if (form.secrets.length > 0) draft.say({ kind: "secrets-cut", secrets: form.secrets });
  if (form.unreadable !== undefined) draft.say({ kind: "unreadable-field", value: form.unreadable });
  else draft.record({ kind: "intake-done" });
  proceed(context, draft);
}

function onAnswer(context: Context, draft: Draft, prompt: Prompt & { kind: "question" }, made: Choice): void {
  if (made.choice === "look-at-all" && prompt.block !== undefined) {
    return putPrompt(context, draft, { kind: "triage", block: prompt.block });
  }
  const value = made.choice === "answer" ? made.fields["answer"] : made.choice;
  if (value === undefined || !valuesOf(prompt.observation, context.knowledge).includes(value)) {
    return draft.answer({ kind: "notice", notice: "choose-first" });
  }
  const answer: Answer = { observation: prompt.observation, value };
  draft.settle(value, [answer]);
  draft.record({ kind: "answered", answers: [answer], how: "choice" });
  proceed(context, draft);
}

/** The diagnosis goes on from what the codes tell. */
function onUseCode(context: Context, draft: Draft, { codes }: Prompt & { kind: "code" }): void {
  const answers = answersOfCodes(context.knowledge, codes);
  draft.settle("use-code", answers);
  if (answers.length > 0) draft.record({ kind: "answered", answers, how: "code" });
  proceed(context, draft);
}

function onConsent(context: Context, draft: Draft, fix: string, choice: string): void {
  draft.settle(choice);
  if (choice === "agree") {
    draft.record({ kind: "consented", fix });
    return offerFix(context, draft, fix);
  }
  draft.record({ kind: "rated-fix", fix, outcome: "declined" });
  proceed(context, draft);
}

function onOutcome(context: Context, draft: Draft, prompt: Prompt & { kind: "fix" }, choice: string): void {
  if (choice !== "worked" && choice !== "failed" && choice !== "cannot") return;
  const fix = fixOf(context.knowledge, prompt.fix);
  draft.settle(choice);
  draft.record({ kind: "rated-fix", fix: fix.id, outcome: choice });
  if (choice === "cannot") {
    if (countsWhenShown(fix)) draft.record({ kind: "unchanged", fix: fix.id });
    sayRequest(context, draft, fix.id);
    return proceed(context, draft);
  }
  if (canBeUndone(fix) && !countsWhenShown(fix)) draft.record({ kind: "changed", fix: fix.id });
  recordRevealed(context, draft, fix, choice);
  if (choice === "failed") return proceed(context, draft);
  if (fix.test) return putPrompt(context, draft, { kind: "tested", fix: fix.id });
  draft.record({ kind: "works", fix: fix.id });
  closeOrHold(context, draft);
}

/** What the outcome of a fix tells besides, "works by IP" after connecting by IP, where the person has not said. */
function recordRevealed(context: Context, draft: Draft, fix: Fix, outcome: "worked" | "failed"): void {
  const known = new Set(context.knowledge.observations.map((one) => one.id));
  const said = draft.state().evidence.answers;
  const answers = Object.entries(fix.reveals[outcome] ?? {})
    .filter(([observation]) => known.has(observation) && (said[observation] ?? "unknown") === "unknown")
    .map(([observation, value]) => ({ observation, value }));
  if (answers.length > 0) draft.record({ kind: "answered", answers, how: "outcome" });
}

function onTested(context: Context, draft: Draft, fix: string, choice: string): void {
  draft.settle(choice);
  if (choice === "go-on") return proceed(context, draft);
  draft.record({ kind: "works", fix });
  closeOrHold(context, draft);
}

function onUndo(context: Context, draft: Draft, prompt: Prompt & { kind: "undo" }, choice: string): void {
  const { fix, reason, before } = prompt;
  if (choice === "later" && reason === "before-closing") return draft.notice("held-open");
  draft.settle(choice);
  switch (choice) {
    case "undone":
      rateUnrated(context, draft, fix, "declined");
      draft.record({ kind: "undone", fix });
      break;
    case "undone-fails":
      // It works with the change and fails without it: so the change acted.
      rateUnrated(context, draft, fix, "worked");
      draft.record({ kind: "undone", fix });
      recordRelapse(context, draft);
      break;
    case "unchanged":
      rateUnrated(context, draft, fix, "declined");
      draft.record({ kind: "unchanged", fix });
      break;
    default:
      draft.record({ kind: "postponed-undo", fix });
  }
  goBack(context, draft, isAbout(before, fix) ? undefined : before);
}

/** A fix that was taken back before anybody said how it went is not proposed again at once. */
function rateUnrated({ knowledge }: Context, draft: Draft, fix: string, outcome: "declined" | "worked"): void {
  const isFix = knowledge.fixes.some(({ id }) => id === fix);
  if (isFix && draft.state().evidence.fixes[fix] === undefined) draft.record({ kind: "rated-fix", fix, outcome });
}

function isAbout(before: PromptBody | undefined, fix: string): boolean {
  return before !== undefined && "fix" in before && before.fix === fix;
}

function onCorrect(context: Context, draft: Draft, prompt: Prompt & { kind: "correct" }, made: Choice): void {
  const observation = made.fields["answer"];
  if (made.choice === "back") {
    draft.settle("back");
    return goBack(context, draft, prompt.before);
  }
  if (observation === undefined || !prompt.observations.includes(observation)) {
    return draft.answer({ kind: "notice", notice: "choose-first" });
  }
  draft.settle("correct-this");
  putPrompt(context, draft, { kind: "question", observation });
}

function onFollowUp(context: Context, draft: Draft, choice: string): void {
  draft.settle(choice);
  if (choice !== "holds") return takeUpAgain(context, draft);
  draft.record({ kind: "held" });
  draft.close("held");
  draft.notice("it-holds");
}

/** It came back: the case is taken up where it was. */
export function takeUpAgain(context: Context, draft: Draft): void {
  recordRelapse(context, draft);
  proceed(context, draft);
}

/** The trouble is back. A cure that did not last has failed; of a test nothing else was to be expected. */
function recordRelapse(context: Context, draft: Draft): void {
  const { solvedBy } = draft.state();
  if (solvedBy !== undefined && context.knowledge.fixes.some(({ id, test }) => id === solvedBy && !test)) {
    draft.record({ kind: "rated-fix", fix: solvedBy, outcome: "failed" });
  }
  draft.record({ kind: "came-back" });
}

function onHandedOver(context: Context, draft: Draft, choice: string): void {
  draft.settle(choice);
  if (choice === "go-on") {
    draft.record({ kind: "went-on" });
    return proceed(context, draft);
  }
  draft.record({ kind: "works" });
  closeOrHold(context, draft);
}

function onForget(context: Context, draft: Draft, prompt: Prompt & { kind: "forget" }, choice: string): void {
  const changes = openChanges(draft.state().ledger);
  draft.settle(choice);
  if (choice === "forget") {
    draft.say({ kind: "forgotten", changes });
    return draft.forget();
  }
  draft.notice("kept");
  goBack(context, draft, prompt.before);
}
