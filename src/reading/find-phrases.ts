import type { CompiledPhrase, PhraseIndex } from "./compile-phrases";
import { findParts } from "./find-parts";
import { matchPart } from "./match-places";
import type { Phrase } from "./reading";
import type { Word } from "./split-sentences";

export interface FoundPhrase {
  readonly phrase: Phrase;
  /** First word, and the one after the last. */
  readonly start: number;
  readonly end: number;
  /** True where words of the phrase stand far apart, so that they may belong to different things. */
  readonly isLoose?: boolean;
  /** True where its parts stand in any order. */
  readonly isFree?: boolean;
  /** True where the phrase itself tells what works, and for whom. */
  readonly saysWhatWorks?: boolean;
}

/** The value of phrases that only shield longer wording ("port 3389 is open to …") from a shorter phrase in it. */
export const SAYS_NOTHING = "unknown";

/** `weight` is what it says of its own: the words from its first to its last, or those of its parts. */
type Candidate = FoundPhrase & { readonly weight: number; readonly own: number; readonly order: number };

/** All phrases in a sentence, but for those that overlap a longer one about the same observation. */
export function findPhrases(words: readonly Word[], index: PhraseIndex): readonly FoundPhrase[] {
  const present = [...new Set(words.map(({ text }) => text))];
  const indexed = new Set(present.flatMap((word) => index.get(word) ?? []));
  const possible = [...indexed].filter(({ needed }) => needed.every((place) => holdsOne(place, present)));
  const found = possible.flatMap((compiled) => findPhrase(words, compiled));
  const kept = found.filter((one) => !found.some((other) => givesWay(one, other)));
  return kept.sort((one, other) => one.start - other.start || one.order - other.order);
}

function findPhrase(words: readonly Word[], compiled: CompiledPhrase): readonly Candidate[] {
  const { phrase, order, parts, unwanted, saysWhatWorks } = compiled;
  const [part, ...others] = parts;
  if (part === undefined) return [];
  if (others.length > 0 || unwanted.length > 0) {
    return findParts(words, compiled).map((found) => ({
      ...found,
      isFree: others.length > 0,
      saysWhatWorks,
      weight: found.own,
      phrase,
      order,
    }));
  }
  return words.flatMap((_, start): readonly Candidate[] => {
    const match = matchPart(words, start, part);
    const isOneThing = phrase.value === SAYS_NOTHING || phrase.names === true;
    const isInTwo = isOneThing && match !== undefined && crossesMark(words, start, match.end);
    return match === undefined || isInTwo ? [] : [{ ...match, weight: match.end - start, phrase, order, start }];
  });
}

/** Words on both sides of a comma hardly make one thing; a copied message may hold some. */
function crossesMark(words: readonly Word[], start: number, end: number): boolean {
  return words.slice(start + 1, end).some(({ isAfterMark }) => isAfterMark);
}

function holdsOne(place: CompiledPhrase["needed"][number], present: readonly string[]): boolean {
  return present.some((word) => place.has(word));
}

/** The longer one stays; of equally long ones that with more words of its own, and then the later. */
function givesWay(one: Candidate, other: Candidate): boolean {
  if (one.phrase.observation !== other.phrase.observation || other.start >= one.end || one.start >= other.end) {
    return false;
  }
  const longer = other.weight - one.weight || other.own - one.own || other.order - one.order;
  return longer > 0;
}
