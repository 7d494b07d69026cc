import type { Correction } from "../diagnosis/knowledge";
import { type FoundPhrase, findPhrases, indexPhrases, type PhraseIndex } from "./find-phrases";
import type { Phrase, ToldCorrection } from "./reading";
import { type Sentence, splitSentences, type Word } from "./split-sentences";

/** Phrases about the same thing give way to longer ones; all corrections are about one: bad advice. */
const ADVICE = "advice";
const MOST_TOLD = 3;

const list = (words: string) => new Set(words.split(" "));

const DENIALS = list("not never no dont didnt havent hasnt wont cannot nor without");
/** What somebody read, asks for or intends has not been done. */
const ASKS = list(
  "should shall could would may might must can how if whether want wanted plan planning going will suggest suggests suggested recommend recommends recommended says said read article blog page forum video post guide advice advised chatgpt copilot tells asks safe ok okay good worth help",
);
const DID = list(
  "i ive we weve have has had already did done tried after since following changed set turned disabled deleted renamed removed opened enabled forwarded added unchecked unticked installed reset flipped put ran",
);
/** So many words before the phrase can make it a denial. */
const DENIAL_REACH = 3;

/** Bad advice that the text tells of, each once, the first few. Denied advice ("I did not rename it") is none. */
export function readCorrections(text: string, corrections: readonly Correction[]): readonly ToldCorrection[] {
  const index = indexPhrases(corrections.map(({ id, says }): Phrase => ({ observation: ADVICE, value: id, says })));
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

function isDenied(words: readonly Word[], { start }: FoundPhrase): boolean {
  return words.slice(Math.max(0, start - DENIAL_REACH), start).some(({ text }) => DENIALS.has(text));
}

function isDone({ words, isQuestion }: Sentence, { start, end }: FoundPhrase): boolean {
  if (isQuestion) return false;
  const before = words.slice(0, start).map(({ text }) => text);
  const inside = words.slice(start, end).map(({ text }) => text);
  // The "i" of a line of an .rdp file is nobody.
  const did = before.some((word) => DID.has(word)) || inside.some((word) => word.length > 1 && DID.has(word));
  return did && !before.some((word) => ASKS.has(word));
}
