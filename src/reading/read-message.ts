import type { Answer } from "../diagnosis/evidence";
import { cutSecrets } from "./cut-secrets";
import type { KnownCodes } from "./known-codes";
import { readAnswers } from "./read-answers";
import { readCodes } from "./read-codes";
import { readCommand } from "./read-command";
import type { Phrase, Reading } from "./reading";

/** Characters of a message that are kept and read; longer ones are logs, and nobody reads them in a chat. */
export const MAX_TEXT = 8000;

/** All but tab and line feed: they are never meant, and some terminals and stores act on them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this takes out.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
const HALF_CHARACTER = /\p{Surrogate}/gu;

interface ReadingContext {
  readonly phrases: readonly Phrase[];
  readonly codes: KnownCodes;
}

/** Reads any string; never throws. Secrets are cut from the whole message, before its end is left out. */
export function readMessage(raw: string, { phrases, codes }: ReadingContext): Reading {
  const typed = raw.replace(/\r\n?/g, "\n").replace(CONTROL, "").replace(HALF_CHARACTER, "\ufffd");
  const { text: whole, secrets } = cutSecrets(typed);
  const text = firstCharacters(whole.trim());
  const command = readCommand(text, codes);
  return {
    text,
    secrets,
    cutShort: text.length < whole.trim().length,
    ...(command && { command }),
    answers: command ? [] : joinAnswers(readCodes(text, codes), readAnswers(text, phrases)),
  };
}

/** A code that stands there outweighs words such as "no code". */
function joinAnswers(codes: readonly Answer[], others: readonly Answer[]): readonly Answer[] {
  return [...codes, ...others.filter((other) => !codes.some((code) => code.observation === other.observation))];
}

function firstCharacters(text: string): string {
  return text
    .slice(0, MAX_TEXT)
    .replace(/[\ud800-\udbff]$/, "")
    .trimEnd();
}
