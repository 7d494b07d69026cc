import { saysItWorks, saysThanks } from "../reading/says-it-works";
import type { Prompt } from "./case";
import type { Context } from "./context";
import { matchChoice } from "./match-choice";

const NO_AND_MORE = /^\s*(?:no|nope|nein)\s*[-–—,.;:!\n]\s*(\S.*)$/is;

/** The choice that typed words stand for. Asked whether a fix held, people answer in a sentence of their own. */
export function choiceInWords(context: Context, prompt: Prompt, text: string): string | undefined {
  const choice = matchChoice(context, prompt, text);
  if (choice !== undefined || prompt.kind !== "follow-up") return choice;
  if (holds(text)) return "holds";
  const more = besidesNo(text);
  // "No, thanks" and "no, it works" do not say that it came back.
  return more !== undefined && !holds(more) && !saysThanks(more) ? "came-back" : undefined;
}

/** What follows a "no" that is a part of its own: "no, the same error" is not about "no error". */
export function besidesNo(text: string): string | undefined {
  return NO_AND_MORE.exec(text)?.[1];
}

function holds(text: string): boolean {
  return saysItWorks(text.replace(/\bstill\b/gi, ""));
}
