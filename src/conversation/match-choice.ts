import type { Prompt } from "./case";
import { choicesOf } from "./choices";
import type { Context } from "./context";

const YES = ["yes", "y", "yep", "yeah", "true", "ja", "oui", "si", "sí"];
const NO = ["no", "n", "nope", "false", "nein", "non"];
const UNKNOWN = ["unknown", "dont know", "i dont know", "no idea", "not sure", "idk", "i dont know this", "skip", "?"];
const OTHER_WORDS: Readonly<Record<string, readonly string[]>> = {
  worked: [
    "it works",
    "works",
    "works now",
    "it works now",
    "it worked",
    "solved",
    "fixed",
    "that helped",
    "it helped",
  ],
  failed: [
    "didnt help",
    "did not help",
    "didnt work",
    "did not work",
    "still fails",
    "no luck",
    "same error",
    "not working",
  ],
  cannot: ["i cant", "cant", "i cannot", "i cant do this", "cannot do this", "not allowed", "no rights"],
  continue: [...UNKNOWN, "none", "nothing", "no code", "i see no code", "next"],
  agree: ["ok", "okay", "go on", "go ahead", "continue"],
  decline: ["something else", "skip", "cancel"],
  undone: ["done", "undone", "i have undone it"],
  "go-on": ["go on", "continue", "resume"],
  works: ["it works", "works", "it works now", "solved"],
  holds: ["it holds", "it held", "it did", "it does", "still works", "it still works"],
  "came-back": [
    ...["came back", "it came back", "back again", "again", "it fails again", "fails again", "failing again"],
    ...["it failed again", "no it came back", "no it fails again"],
  ],
  "new-case": ["new", "new problem", "something else"],
};

/** The choice that typed words stand for, or undefined; words that fit two choices stand for none. */
export function matchChoice(context: Context, prompt: Prompt, text: string): string | undefined {
  const said = plainWords(text);
  const choices = choicesOf(prompt, context.knowledge);
  const exact = choices.filter((choice) => wordsFor(context, prompt, choice).includes(said));
  if (exact.length > 0) return exact.length === 1 ? exact[0] : undefined;
  if (said.length < 4) return undefined;
  const started = choices.filter((choice) => plainWords(context.choiceLabel(prompt, choice)).startsWith(said));
  return started.length === 1 ? started[0] : undefined;
}

function wordsFor(context: Context, prompt: Prompt, choice: string): readonly string[] {
  const own = [plainWords(context.choiceLabel(prompt, choice)), choice];
  if (prompt.kind === "question") return [...own, ...(VALUE_WORDS[choice] ?? [])];
  const agreeing =
    choice === choicesForYesNo(prompt.kind)?.yes ? YES : choice === choicesForYesNo(prompt.kind)?.no ? NO : [];
  return [...own, ...agreeing, ...(OTHER_WORDS[choice] ?? [])];
}

const VALUE_WORDS: Readonly<Record<string, readonly string[]>> = {
  yes: YES,
  no: NO,
  unknown: UNKNOWN,
  open: ["true"],
  closed: ["false"],
};

function choicesForYesNo(kind: Prompt["kind"]): { readonly yes: string; readonly no: string } | undefined {
  switch (kind) {
    case "fix":
      return { yes: "worked", no: "failed" };
    case "consent":
      return { yes: "agree", no: "decline" };
    case "forget":
      return { yes: "forget", no: "keep" };
    case "follow-up":
      return { yes: "holds", no: "came-back" };
    default:
      return undefined;
  }
}

/** Lower case, apostrophes dropped, everything else but letters, digits and "?" a single space. */
function plainWords(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKC")
    .replace(/['’`]/g, "")
    .replace(/[^\p{L}\p{N}?]+/gu, " ")
    .trim();
}
