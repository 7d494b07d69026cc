import type { Knowledge } from "../diagnosis/knowledge";
import type { Prompt, UndoReason } from "./case";
import { observationOf } from "./context";

/** More values than this are picked from a list instead of by a button each. */
export const MAX_BUTTONS = 5;

/** The choices that a prompt's card shows as buttons. */
export function buttonsOf(prompt: Prompt, knowledge: Knowledge): readonly string[] {
  switch (prompt.kind) {
    case "intake":
      return ["continue"];
    case "question": {
      const values = valuesOf(prompt.observation, knowledge);
      const all = prompt.block === undefined ? [] : ["look-at-all"];
      return [...(values.length > MAX_BUTTONS ? ["answer"] : values), ...all];
    }
    case "triage":
      return ["cannot", "commands", "human"];
    case "code":
      return ["use-code"];
    case "consent":
      return ["agree", "decline", "why", "human"];
    case "fix":
      return ["worked", "failed", "cannot", "human", "more"];
    case "tested":
      return ["go-on", "enough", "human"];
    case "undo":
      return undoChoices(prompt.reason);
    case "correct":
      return ["correct-this", "back"];
    case "solved":
      return ["came-back", "new-case"];
    case "follow-up":
      return ["holds", "came-back", "new-case"];
    case "handed-over":
      return ["works", "go-on"];
    case "forget":
      return ["forget", "keep"];
  }
}

/** Choices that show something and leave the prompt open. */
export function asidesOf(prompt: Prompt): readonly string[] {
  switch (prompt.kind) {
    case "fix":
      return ["why", "commands", "correct", "status", "ledger"];
    case "consent":
      return ["why"];
    case "intake":
    case "question":
      return ["correct"];
    case "triage":
      return ["commands", "correct"];
    default:
      return [];
  }
}

/** True for what shows something and decides nothing: the menu itself, and all that it offers. */
export function isAside(prompt: Prompt, choice: string): boolean {
  return choice === "more" || asidesOf(prompt).includes(choice);
}

/** Every choice that an answer to this prompt may name. */
export function choicesOf(prompt: Prompt, knowledge: Knowledge): readonly string[] {
  const values = prompt.kind === "question" ? valuesOf(prompt.observation, knowledge) : [];
  return [...new Set([...buttonsOf(prompt, knowledge), ...asidesOf(prompt), ...values])];
}

export function valuesOf(observation: string, knowledge: Knowledge): readonly string[] {
  return observationOf(knowledge, observation).values.map((value) => value.id);
}

function undoChoices(reason: UndoReason): readonly string[] {
  switch (reason) {
    case "did-not-help":
    case "advised":
    case "reminded":
      return ["undone", "unchanged", "later", "human"];
    case "before-closing":
      return ["undone", "undone-fails", "unchanged", "later", "human"];
    case "asked":
      return ["undone", "unchanged", "later"];
  }
}
