import {
  type FirstWords,
  firstWords,
  type Place,
  readPhraseForm,
  readWordings,
  type Wordings,
  type WordsPlace,
} from "./phrase-form";
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
  readonly beginnings: readonly FirstWords[];
}

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
  return { places, beginnings: firstWords(places) };
}

export function indexPhrases(compiled: readonly CompiledPhrase[]): PhraseIndex {
  const costs = costsOfPlaces(compiled);
  const index = new Map<string, CompiledPhrase[]>();
  for (const one of compiled) {
    for (const word of rarestPlace(one, costs)) {
      const alike = index.get(word);
      if (alike) alike.push(one);
      else index.set(word, [one]);
    }
  }
  return index;
}

/** How often the words of a place stand in the places of all phrases. Phrases share places, so each is summed up once. */
function costsOfPlaces(compiled: readonly CompiledPhrase[]): ReadonlyMap<FirstWords, number> {
  const shared = new Map<FirstWords, number>();
  for (const place of compiled.flatMap(({ needed }) => needed)) shared.set(place, (shared.get(place) ?? 0) + 1);
  const uses = new Map<string, number>();
  for (const [place, times] of shared) {
    for (const word of place.keys()) uses.set(word, (uses.get(word) ?? 0) + times);
  }
  const costOf = (place: FirstWords) => [...place.keys()].reduce((sum, word) => sum + (uses.get(word) ?? 0), 0);
  return new Map([...shared.keys()].map((place) => [place, costOf(place)]));
}

function neededWords(places: readonly Place[]): readonly FirstWords[] {
  return places
    .filter((place): place is WordsPlace => place.kind === "words" && !place.isOptional)
    .map(({ byFirst }) => byFirst);
}

/** The needed words of one place that the fewest other phrases use. */
function rarestPlace({ needed }: CompiledPhrase, costs: ReadonlyMap<FirstWords, number>): readonly string[] {
  const [rarest] = [...needed].sort((a, b) => (costs.get(a) ?? 0) - (costs.get(b) ?? 0));
  return [...(rarest?.keys() ?? [])];
}
