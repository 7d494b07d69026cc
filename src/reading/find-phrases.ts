import type { Phrase } from "./reading";
import type { Word } from "./split-sentences";

export interface FoundPhrase {
  readonly phrase: Phrase;
  /** First word, and the one after the last. */
  readonly start: number;
  readonly end: number;
}

export type PhraseIndex = ReadonlyMap<string, readonly CompiledPhrase[]>;
interface CompiledPhrase {
  readonly phrase: Phrase;
  readonly words: readonly string[];
}

const ANY_WORDS = "*";
const MOST_ANY_WORDS = 3;

/** Phrases by their first word, so that a sentence is read in one pass. */
export function indexPhrases(phrases: readonly Phrase[]): PhraseIndex {
  const index = new Map<string, CompiledPhrase[]>();
  for (const phrase of phrases) {
    for (const says of phrase.says) {
      const words = says.replaceAll("'", "").split(" ");
      const first = words[0];
      if (first !== undefined) {
        const alike = index.get(first) ?? [];
        alike.push({ phrase, words });
        index.set(first, alike);
      }
    }
  }
  return index;
}

/** All phrases in a sentence, but for those that overlap a longer one about the same observation. */
export function findPhrases(words: readonly Word[], index: PhraseIndex): readonly FoundPhrase[] {
  const found = words.flatMap((word, start) =>
    (index.get(word.text) ?? []).flatMap(({ phrase, words: pattern }) => {
      const end = endOfMatch(words, start, pattern);
      return end === undefined ? [] : [{ phrase, start, end }];
    }),
  );
  return found.filter((one) => !found.some((other) => givesWay(one, other)));
}

function endOfMatch(words: readonly Word[], at: number, pattern: readonly string[]): number | undefined {
  const [first, ...rest] = pattern;
  if (first === undefined) {
    return at;
  }
  if (first !== ANY_WORDS) {
    return words[at]?.text === first ? endOfMatch(words, at + 1, rest) : undefined;
  }
  for (let skipped = 0; skipped <= MOST_ANY_WORDS; skipped += 1) {
    const end = endOfMatch(words, at + skipped, rest);
    if (end !== undefined) {
      return end;
    }
  }
  return undefined;
}

function givesWay(one: FoundPhrase, other: FoundPhrase): boolean {
  return (
    one.phrase.observation === other.phrase.observation &&
    other.start < one.end &&
    one.start < other.end &&
    other.end - other.start > one.end - one.start
  );
}
