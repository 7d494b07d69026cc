import type { Correction } from "../diagnosis/knowledge";
import { compilePhrases, indexPhrases, type PhraseIndex } from "./compile-phrases";
import { type FoundPhrase, findPhrases } from "./find-phrases";
import type { Phrase, ToldCorrection } from "./reading";
import { type Sentence, splitSentences, type Word } from "./split-sentences";

/** Phrases about the same thing give way to longer ones; all corrections are about one: bad advice. */
const ADVICE = "advice";
const MOST_TOLD = 3;

const list = (words: string) => new Set(words.split(" "));

const DENIALS = list(
  "not never no nobody none dont didnt doesnt havent hasnt hadnt wont cannot cant couldnt wasnt werent isnt unable nor without",
);
/** What somebody read, asks for or intends has not been done. */
const ASKS = list(
  "should shall could would may might must can how if whether want wanted plan planning going will need suggest suggests suggested recommend recommends recommended says said told tip read article blog page forum video post guide advice advised chatgpt copilot tells asks safe ok okay good worth help",
);
const DID = list("ive weve have has had did done already after since following set put ran gave");
/** What was done and taken back. */
const TAKEN_BACK = list("again back reverted undid undone restored removed re");
/** So many words before the phrase can make it a denial: "I don't have the right to …". */
const DENIAL_REACH = 6;

export function indexCorrections(corrections: readonly Correction[]): PhraseIndex {
  return indexPhrases(
    compilePhrases(corrections.map(({ id, says }): Phrase => ({ observation: ADVICE, value: id, says }))),
  );
}

/** Bad advice that the text tells of, each once, the first few. Denied advice ("I did not rename it") is none. */
export function readCorrections(text: string, index: PhraseIndex): readonly ToldCorrection[] {
  const told = new Map<string, boolean>();
  for (const sentence of splitSentences(text)) {
    for (const { id, done } of readSentence(sentence, index)) told.set(id, done || told.get(id) === true);
  }
  return Array.from(told, ([id, done]) => ({ id, done })).slice(0, MOST_TOLD);
}

function readSentence(sentence: Sentence, index: PhraseIndex): readonly ToldCorrection[] {
  return findPhrases(sentence.words, index)
    .filter((found) => !isDenied(sentence.words, found))
    .map((found) => ({ id: found.phrase.value, done: isDone(sentence, found) }));
}

/** "I did not rename it", "I wanted to rename it but did not". */
function isDenied(words: readonly Word[], { start, end }: FoundPhrase): boolean {
  const before = words.slice(Math.max(0, start - DENIAL_REACH), start);
  const after = words.slice(end, end + DENIAL_REACH);
  const turn = after.findIndex(({ text }) => text === "but");
  return [...before, ...(turn < 0 ? [] : after.slice(turn))].some(({ text }) => DENIALS.has(text));
}

function isDone({ words, isQuestion }: Sentence, { start, end }: FoundPhrase): boolean {
  const before = words.slice(0, start).map(({ text }) => text);
  const after = words.slice(end).map(({ text }) => text);
  const inside = words.slice(start, end).map(({ text }) => text);
  if (isQuestion || before.at(-1) === "to" || before.some((word) => ASKS.has(word))) return false;
  if ([...before, ...after].some((word) => TAKEN_BACK.has(word))) return false;
  // "The firewall is off" tells how it stands since.
  return (
    inside.includes("is") || [...before.slice(-DENIAL_REACH), ...inside].some((word) => DID.has(word) || isPast(word))
  );
}

function isPast(word: string): boolean {
  return (
    word.length > 4 &&
    word.endsWith("ed") &&
    !["need", "speed", "exceed", "failed", "allowed", "expired"].includes(word)
  );
}
