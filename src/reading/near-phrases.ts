import type { CompiledPhrase } from "./compile-phrases";
import type { FoundPhrase } from "./find-phrases";
import type { Phrase } from "./reading";
import type { Word } from "./split-sentences";

/** A phrase that is long enough to be known again when a word of it is missing or another: a copied dialog. */
export interface LongPhrase {
  readonly phrase: Phrase;
  readonly words: readonly string[];
}

const SHORTEST = 6;
const SHARE = 0.75;
const MOST_LEFT_OUT = 2;
/** The words may be spread over so many times their own number. */
const MOST_STRETCH = 1.4;
/** One of these more or less makes it another sentence. */
const TURNING = new Set("not no never without nicht kein keine pas".split(" "));

/** The long phrases without choices in them. */
export function longPhrases(compiled: readonly CompiledPhrase[]): readonly LongPhrase[] {
  return compiled.flatMap(({ phrase, parts }): readonly LongPhrase[] => {
    const [{ places } = { places: [] }, ...others] = parts;
    const words = places.flatMap((place) => (place.kind === "any" ? [] : (place.wordings[0] ?? [])));
    const isPlain =
      others.length === 0 &&
      places.every((place) => place.kind === "words" && place.wordings.length === 1 && !place.isOptional);
    return isPlain && words.length >= SHORTEST ? [{ phrase, words }] : [];
  });
}

/** Long phrases that stand in the sentence all but for a word or two. */
export function findNearPhrases(words: readonly Word[], phrases: readonly LongPhrase[]): readonly FoundPhrase[] {
  const present = new Set(words.map(({ text }) => text));
  return phrases.flatMap((long): readonly FoundPhrase[] => {
    const wanted = Math.ceil(long.words.length * SHARE);
    const shared = long.words.filter((word) => present.has(word));
    const span = shared.length < wanted ? undefined : nearSpan(words, long.words, wanted);
    return span === undefined ? [] : [{ phrase: long.phrase, ...span }];
  });
}

type Span = Omit<FoundPhrase, "phrase">;

function nearSpan(words: readonly Word[], phrase: readonly string[], wanted: number): Span | undefined {
  const beginnings = phrase.slice(0, MOST_LEFT_OUT);
  for (const [start, word] of words.entries()) {
    const span = beginnings.includes(word.text) ? spanFrom(words, phrase, { start, wanted }) : undefined;
    if (span) return span;
  }
  return undefined;
}

/** Walks both once: the words must come in the order of the phrase, which may leave out two in a row. */
function spanFrom(
  words: readonly Word[],
  phrase: readonly string[],
  { start, wanted }: { readonly start: number; readonly wanted: number },
): Span | undefined {
  let place = 0;
  let taken = 0;
  let end = start;
  for (const [offset, { text }] of words.slice(start, start + Math.ceil(phrase.length * MOST_STRETCH)).entries()) {
    const at = phrase.indexOf(text, place);
    if (at < 0 || at > place + MOST_LEFT_OUT) continue;
    place = at + 1;
    taken += 1;
    end = start + offset + 1;
  }
  const isNear = taken >= wanted && turns(words.slice(start, end).map(({ text }) => text)) === turns(phrase);
  return isNear ? { start, end } : undefined;
}

function turns(words: readonly string[]): number {
  return words.filter((word) => TURNING.has(word)).length;
}
