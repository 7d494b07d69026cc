import { firstWords, type Place, readPhraseForm, readWordings, type Wordings, type WordsPlace } from "./phrase-form";
import type { Phrase } from "./reading";
import type { Word } from "./split-sentences";

export interface FoundPhrase {
  readonly phrase: Phrase;
  /** First word, and the one after the last. */
  readonly start: number;
  readonly end: number;
  /** True where words of the phrase stand far apart, so that they may belong to different things. */
  readonly isLoose?: boolean;
}

type FirstWords = WordsPlace["byFirst"];

export interface CompiledPhrase {
  readonly phrase: Phrase;
  readonly places: readonly Place[];
  readonly beginnings: ReadonlySet<string>;
  /** For each place that must be filled, the words of which one must stand in the sentence. */
  readonly needed: readonly FirstWords[];
  /** Its place among all; a helpdesk's own phrases stand behind the built-in ones. */
  readonly order: number;
}

/** Phrases by their rarest words: only where one of these stands, the whole phrase is looked for. */
export type PhraseIndex = ReadonlyMap<string, readonly CompiledPhrase[]>;

interface Match {
  readonly end: number;
  readonly isLoose: boolean;
  /** Words of the phrase's own, without those that were skipped. */
  readonly own: number;
}
type Candidate = FoundPhrase & { readonly own: number; readonly order: number };

const MOST_ANY_WORDS = { few: 3, many: 5 };
const MOST_LITTLE_WORDS = 3;
/** Many words of any kind are no longer about the same when one of these is among them. */
const TURNING = new Set(
  "not no never nor neither without nothing nobody unless if nicht kein keine keinen pas".split(" "),
);
/** Before "not" these do not end a phrase: "from my phone it does not". */
const AUXILIARIES = new Set("does do did can could is are was were has have will would should".split(" "));
/** Between the words of a phrase these say nothing: "over [our] VPN", "it [still] fails". */
const LITTLE_WORDS = new Set(
  `the a an my our your his her their this that these those its own same also still just even currently now really
  actually simply already always again apparently probably maybe perhaps possibly presumably likely der die das den dem des ein eine einen einem einer mein meine meinem
  meinen unser unsere unseren le la les un une mon ma notre el los las una mi il lo uno de het een mijn`.split(/\s+/),
);

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
      const places = readPhraseForm(says, wordingsOf);
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

/** All phrases in a sentence, but for those that overlap a longer one about the same observation. */
export function findPhrases(words: readonly Word[], index: PhraseIndex): readonly FoundPhrase[] {
  const present = [...new Set(words.map(({ text }) => text))];
  const indexed = new Set(present.flatMap((word) => index.get(word) ?? []));
  const possible = [...indexed].filter(({ needed }) => needed.every((place) => holdsOne(place, present)));
  const found = possible.flatMap((compiled) =>
    words.flatMap(({ text }, start): readonly Candidate[] => {
      const match = compiled.beginnings.has(text) ? matchPlaces(words, start, compiled.places) : undefined;
      return match === undefined ? [] : [{ ...match, phrase: compiled.phrase, order: compiled.order, start }];
    }),
  );
  const kept = found.filter((one) => !found.some((other) => givesWay(one, other)));
  return kept.sort((one, other) => one.start - other.start || one.order - other.order);
}

function holdsOne(place: FirstWords, present: readonly string[]): boolean {
  return present.some((word) => place.has(word));
}

/** The first match in the order of the wordings; little words are skipped only inside the phrase. */
function matchPlaces(words: readonly Word[], start: number, places: readonly Place[]): Match | undefined {
  const matchFrom = (at: number, index: number, own: number, isLoose: boolean): Match | undefined => {
    const place = places[index];
    if (place === undefined) return isTurned(words, at) ? undefined : { end: at, own, isLoose };
    if (place.kind === "any") {
      const most = MOST_ANY_WORDS[place.howMany];
      for (let skipped = 0; skipped <= most; skipped += 1) {
        const match = matchFrom(at + skipped, index + 1, own, isLoose || skipped > MOST_ANY_WORDS.few);
        if (match) return match;
        if (place.howMany === "many" && endsThought(words, at + skipped)) return undefined;
      }
      return undefined;
    }
    for (const { end, wording } of wordingsAt(words, at, place, own > 0)) {
      const match = matchFrom(end, index + 1, own + wording.length, isLoose);
      if (match) return match;
    }
    return place.isOptional ? matchFrom(at, index + 1, own, isLoose) : undefined;
  };
  return matchFrom(start, 0, 0, false);
}

function isTurned(words: readonly Word[], end: number): boolean {
  return words[end]?.text === "not" && AUXILIARIES.has(words[end - 1]?.text ?? "");
}

function endsThought(words: readonly Word[], at: number): boolean {
  return TURNING.has(words[at]?.text ?? "") || words[at + 1]?.clause !== words[at]?.clause;
}

interface FoundWording {
  readonly wording: readonly string[];
  readonly end: number;
}

/** The wordings that stand at `start`, or behind little words there. */
function wordingsAt(
  words: readonly Word[],
  start: number,
  { byFirst }: WordsPlace,
  isInside: boolean,
): readonly FoundWording[] {
  const found: FoundWording[] = [];
  for (let at = start; at <= start + (isInside ? MOST_LITTLE_WORDS : 0); at += 1) {
    const text = words[at]?.text ?? "";
    for (const wording of byFirst.get(text) ?? []) {
      const end = endOfWording(words, at, wording);
      if (end !== undefined) found.push({ wording, end });
    }
    if (!LITTLE_WORDS.has(text)) break;
  }
  return found;
}

/** `start` is where the first word of the wording stands. */
function endOfWording(words: readonly Word[], start: number, wording: readonly string[]): number | undefined {
  let at = start + 1;
  for (const word of wording.slice(1)) {
    let left = MOST_LITTLE_WORDS;
    while (words[at]?.text !== word) {
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
