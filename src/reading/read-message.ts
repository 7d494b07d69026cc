import type { Answer } from "../diagnosis/evidence";
import type { Correction, TriageBlock } from "../diagnosis/knowledge";
import type { PhraseIndex } from "./compile-phrases";
import { cutSecrets } from "./cut-secrets";
import { followAnswers } from "./follow-answers";
import type { KnownCodes } from "./known-codes";
import { readOtherMessage } from "./other-message";
import { readOutput } from "./output/read-output";
import { createPhraseBook, type PhraseBook } from "./phrase-book";
import { plainText } from "./plain-text";
import { readAnswers } from "./read-answers";
import { readCodes } from "./read-codes";
import { readCommand } from "./read-command";
import { indexCorrections, readCorrections } from "./read-corrections";
import { readDetails } from "./read-details";
import { readTriage } from "./read-triage";
import type { Phrase, Reading } from "./reading";

/** Characters of a message that are kept and read; longer ones are logs, and nobody reads them in a chat. */
export const MAX_TEXT = 8000;

/** All but tab and line feed: they are never meant, and some terminals and stores act on them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this takes out.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
const HALF_CHARACTER = /\p{Surrogate}/gu;

export interface ReadingParts {
  readonly phrases: readonly Phrase[];
  readonly codes: KnownCodes;
  readonly corrections: readonly Correction[];
  readonly triage: readonly TriageBlock[];
}

/** A reader of any string; it never throws. */
export function createReadMessage({ phrases, codes, corrections, triage }: ReadingParts): (raw: string) => Reading {
  const context = { phrases: createPhraseBook(phrases), codes, corrections: indexCorrections(corrections), triage };
  return (raw) => readMessage(raw, context);
}

interface ReadingContext {
  readonly phrases: PhraseBook;
  readonly codes: KnownCodes;
  readonly corrections: PhraseIndex;
  readonly triage: readonly TriageBlock[];
}

/** Secrets are cut from the whole message, before its end is left out. */
function readMessage(raw: string, context: ReadingContext): Reading {
  const { phrases, codes } = context;
  const typed = raw.replace(/\r\n?/g, "\n").replace(CONTROL, "").replace(HALF_CHARACTER, "\ufffd");
  const { text: whole, secrets } = cutSecrets(typed);
  const text = firstCharacters(whole.trim());
  const command = readCommand(text, codes);
  const heard = { text, secrets, cutShort: text.length < whole.trim().length };
  if (command) return { ...heard, command, answers: [], hints: [], details: {}, corrections: [] };
  const triage = readTriage(text, context.triage);
  const output = readOutput(text);
  const speech = withoutRegistry(output.speech);
  const words = readAnswers(speech, phrases);
  const said = output.speech.length < plainText(text).length ? besideOutput(words) : words;
  const answers = [triage?.answers ?? [], output.answers, readCodes(speech, codes), said.answers].reduce(joinAnswers);
  const guesses = joinAnswers(said.hints, readOtherMessage(speech));
  const hints = joinAnswers(answers, guesses).slice(answers.length);
  return {
    ...heard,
    ...followAnswers({ answers, hints }, phrases.consequences),
    details: readDetails(output.ofTarget),
    corrections: triage ? [] : readCorrections(text, context.corrections),
    ...(triage && { triage: triage.output }),
  };
}

/** Scraps of an output are full of addresses; none of them tells what the person typed. */
function besideOutput({ answers, hints }: Pick<Reading, "answers" | "hints">): Pick<Reading, "answers" | "hints"> {
  const isTyped = ({ observation }: Answer) => observation === "address-typed";
  return { answers: answers.filter((one) => !isTyped(one)), hints: hints.filter((one) => !isTyped(one)) };
}

/** What was printed outweighs all; a code that stands there outweighs words such as "no code". */
function joinAnswers(first: readonly Answer[], others: readonly Answer[]): readonly Answer[] {
  return [...first, ...others.filter((other) => !first.some((one) => one.observation === other.observation))];
}

/** Paths and values of the registry hold words and numbers that say nothing about the trouble. */
function withoutRegistry(text: string): string {
  return text.replace(/\bHK(?:EY_[A-Z_]+|LM|CU):?\\[^\n"']*/g, "").replace(/\bREG_[A-Z_]+[ \t]+\S+/g, "");
}

function firstCharacters(text: string): string {
  return text
    .slice(0, MAX_TEXT)
    .replace(/[\ud800-\udbff]$/, "")
    .trimEnd();
}
