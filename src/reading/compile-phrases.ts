import { firstWords, type Place, readPhraseForm, readWordings, type Wordings, type WordsPlace } from "./phrase-form";
import type { Phrase } from "./reading";

export interface CompiledPhrase {
  readonly phrase: Phrase;
  /** One, or several that may stand in any order. */
  readonly parts: readonly PhrasePart[];
  /** None of these may stand beside the parts. */
  readonly unwanted: readonly PhrasePart[];
  /** For each place that must be filled, the words of which one must stand in the sentence. */
  readonly needed: readonly FirstWords[];
  /** True where a word for what works is part of it. */
  readonly saysWhatWorks: boolean;
  /** Its place among all; a helpdesk's own phrases stand behind the built-in ones. */
  readonly order: number;
}

export interface PhrasePart {
  readonly places: readonly Place[];
  readonly beginnings: ReadonlySet<string>;
}

type FirstWords = WordsPlace["byFirst"];

/** Phrases by their rarest words: only where one of these stands, the whole phrase is looked for. */
export type PhraseIndex = ReadonlyMap<string, readonly CompiledPhrase[]>;

/** The group of words for what works, wanted and not unwanted. */
const SUCCESS = /(?:^| |\(|\|)<fine>(?<!!<fine>)/;

/** Phrases whose places hold the same words share them, for groups of words are long. */
export function compilePhrases(phrases: readonly Phrase[]): readonly CompiledPhrase[] {
  const known = new Map<string, Wordings>();
  const wordingsOf = (choice: string) => {
    const wordings = known.get(choice) ?? readWordings(choice);
    known.set(choice, wordings);
    return wordings;
  };
  return phrases.flatMap((phrase, order) =>
    phrase.says.map((says) => {
      const parts = says
        .split(" & ")
        .filter((part) => !part.startsWith("!"))
        .map((part) => readPart(part, wordingsOf));
      const unwanted = says
        .split(" & ")
        .filter((part) => part.startsWith("!"))
        .map((part) => readPart(part.slice(1), wordingsOf));
      return {
        phrase,
        order,
        parts,
        unwanted,
        saysWhatWorks: SUCCESS.test(says),
        needed: parts.flatMap(({ places }) => neededWords(places)),
      };
    }),
  );
}

function readPart(part: string, wordingsOf: (choice: string) => Wordings): PhrasePart {
  const places = readPhraseForm(part, wordingsOf);
  return { places, beginnings: new Set(firstWords(places)) };
}

export function indexPhrases(compiled: readonly CompiledPhrase[]): PhraseIndex {
  const uses = countUses(compiled);
  const index = new Map<string, CompiledPhrase[]>();
  for (const one of compiled) {
    for (const word of rarestPlace(one, uses)) {
      const alike = index.get(word);
      if (alike) alike.push(one);
      else index.set(word, [one]);
    }
  }
  return index;
}

function countUses(compiled: readonly CompiledPhrase[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const place of compiled.flatMap(({ needed }) => needed)) {
    for (const word of place.keys()) uses.set(word, (uses.get(word) ?? 0) + 1);
  }
  return uses;
}

function neededWords(places: readonly Place[]): readonly FirstWords[] {
  return places
    .filter((place): place is WordsPlace => place.kind === "words" && !place.isOptional)
    .map(({ byFirst }) => byFirst);
}

/** The needed words of one place that the fewest other phrases use. */
function rarestPlace({ needed }: CompiledPhrase, uses: ReadonlyMap<string, number>): readonly string[] {
  const [rarest] = needed
    .map((place) => [...place.keys()])
    .map((words) => ({ words, cost: words.reduce((sum, word) => sum + (uses.get(word) ?? 0), 0) }))
    .sort((a, b) => a.cost - b.cost);
  return rarest?.words ?? [];
}
