import { firstWords, type Place, readPhraseForm, type WordsPlace } from "./phrase-form";
import type { Phrase } from "./reading";
import type { Word } from "./split-sentences";

export interface FoundPhrase {
  readonly phrase: Phrase;
  /** First word, and the one after the last. */
  readonly start: number;
  readonly end: number;
}

export interface CompiledPhrase {
  readonly phrase: Phrase;
  readonly places: readonly Place[];
  readonly beginnings: ReadonlySet<string>;
  /** For each place that must be filled, the words of which one must stand in the sentence. */
  readonly needed: readonly ReadonlySet<string>[];
  /** Its place among all; a helpdesk's own phrases stand behind the built-in ones. */
  readonly order: number;
}

/** Phrases by their rarest words: only where one of these stands, the whole phrase is looked for. */
export type PhraseIndex = ReadonlyMap<string, readonly CompiledPhrase[]>;

interface Match {
  readonly end: number;
  /** Words of the phrase's own, without those that were skipped. */
  readonly own: number;
}
type Candidate = FoundPhrase & { readonly own: number; readonly order: number };

const MOST_ANY_WORDS = 3;
const MOST_LITTLE_WORDS = 3;
/** Between the words of a phrase these say nothing: "over [our] VPN", "it [still] fails". */
const LITTLE_WORDS = new Set(
  `the a an my our your his her their this that these those its own same also still just even currently now really
  actually simply already always again apparently probably maybe perhaps possibly presumably likely der die das den dem des ein eine einen einem einer mein meine meinem
  meinen unser unsere unseren le la les un une mon ma notre el los las una mi il lo uno de het een mijn`.split(/\s+/),
);

export function compilePhrases(phrases: readonly Phrase[]): readonly CompiledPhrase[] {
  return phrases.flatMap((phrase, order) =>
    phrase.says.map((says) => {
      const places = readPhraseForm(says);
      return { phrase, order, places, beginnings: new Set(firstWords(places)), needed: neededWords(places) };
    }),
  );
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
  for (const place of compiled.flatMap(({ places }) => places)) {
    if (place.kind === "any") continue;
    for (const [first] of place.wordings) uses.set(first ?? "", (uses.get(first ?? "") ?? 0) + 1);
  }
  return uses;
}

function neededWords(places: readonly Place[]): readonly ReadonlySet<string>[] {
  return places
    .filter((place): place is WordsPlace => place.kind === "words" && !place.isOptional)
    .map(({ wordings }) => new Set(wordings.map(([first]) => first ?? "")));
}

/** The needed words of one place that the fewest other phrases use. */
function rarestPlace({ needed }: CompiledPhrase, uses: ReadonlyMap<string, number>): ReadonlySet<string> {
  const [rarest] = needed
    .map((words) => ({ words, cost: [...words].reduce((sum, word) => sum + (uses.get(word) ?? 0), 0) }))
    .sort((a, b) => a.cost - b.cost);
  return rarest?.words ?? new Set();
}

/** All phrases in a sentence, but for those that overlap a longer one about the same observation. */
export function findPhrases(words: readonly Word[], index: PhraseIndex): readonly FoundPhrase[] {
  const present = new Set(words.map(({ text }) => text));
  const indexed = new Set([...present].flatMap((word) => index.get(word) ?? []));
  const possible = [...indexed].filter(({ needed }) => needed.every((place) => shareOne(place, present)));
  const found = possible.flatMap((compiled) =>
    words.flatMap(({ text }, start): readonly Candidate[] => {
      const match = compiled.beginnings.has(text) ? matchPlaces(words, start, compiled.places) : undefined;
      return match === undefined ? [] : [{ ...match, phrase: compiled.phrase, order: compiled.order, start }];
    }),
  );
  const kept = found.filter((one) => !found.some((other) => givesWay(one, other)));
  return kept.sort((one, other) => one.start - other.start || one.order - other.order);
}

function shareOne(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [fewer, more] = one.size < other.size ? [one, other] : [other, one];
  for (const word of fewer) if (more.has(word)) return true;
  return false;
}

/** The first match in the order of the wordings; little words are skipped only inside the phrase. */
function matchPlaces(words: readonly Word[], start: number, places: readonly Place[]): Match | undefined {
  const matchFrom = (at: number, index: number, own: number): Match | undefined => {
    const place = places[index];
    if (place === undefined) return { end: at, own };
    if (place.kind === "any") {
      for (let skipped = 0; skipped <= MOST_ANY_WORDS; skipped += 1) {
        const match = matchFrom(at + skipped, index + 1, own);
        if (match) return match;
      }
      return undefined;
    }
    for (const wording of place.wordings) {
      const end = endOfWording(words, at, wording, own > 0);
      const match = end === undefined ? undefined : matchFrom(end, index + 1, own + wording.length);
      if (match) return match;
    }
    return place.isOptional ? matchFrom(at, index + 1, own) : undefined;
  };
  return matchFrom(start, 0, 0);
}

function endOfWording(
  words: readonly Word[],
  start: number,
  wording: readonly string[],
  isInside: boolean,
): number | undefined {
  let at = start;
  for (let index = 0; index < wording.length; index += 1) {
    let left = isInside || index > 0 ? MOST_LITTLE_WORDS : 0;
    while (words[at]?.text !== wording[index]) {
      if (left === 0 || !LITTLE_WORDS.has(words[at]?.text ?? "")) return undefined;
      left -= 1;
      at += 1;
    }
    at += 1;
  }
  return at;
}

/** The longer one stays; of equally long ones that with more words of its own, and then the later. */
function givesWay(one: Candidate, other: Candidate): boolean {
  if (one.phrase.observation !== other.phrase.observation || other.start >= one.end || one.start >= other.end) {
    return false;
  }
  const longer = other.end - other.start - (one.end - one.start) || other.own - one.own || other.order - one.order;
  return longer > 0;
}
