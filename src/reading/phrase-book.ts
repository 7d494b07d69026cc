import { compilePhrases, indexPhrases, type PhraseIndex } from "./compile-phrases";
import type { Consequence } from "./follow-answers";
import { type LongPhrase, longPhrases } from "./near-phrases";
import type { Phrase } from "./reading";
import { createSpelling, type Spelling } from "./spelling";

/** The phrases, prepared once for reading any number of texts. */
export interface PhraseBook {
  readonly index: PhraseIndex;
  readonly longPhrases: readonly LongPhrase[];
  readonly spelling: Spelling;
  readonly consequences: readonly Consequence[];
}

export function createPhraseBook(phrases: readonly Phrase[]): PhraseBook {
  const compiled = compilePhrases(phrases);
  const places = compiled
    .flatMap(({ parts }) => parts.flatMap(({ places: ofPart }) => ofPart))
    .flatMap((place) => (place.kind === "any" ? [] : [place.wordings]));
  return {
    consequences: phrases.flatMap(({ follows = [], observation, value }) =>
      follows.map((source) => ({ source, answer: { observation, value } })),
    ),
    index: indexPhrases(compiled),
    longPhrases: longPhrases(compiled),
    spelling: createSpelling([...places.filter(isShort), ...new Set(places)].flatMap((wordings) => wordings.flat())),
  };
}

const MOST_WORDINGS = 24;

/** The words of a group stand in many phrases at once, which makes none of them a common one. */
function isShort(wordings: readonly (readonly string[])[]): boolean {
  return wordings.length <= MOST_WORDINGS;
}
