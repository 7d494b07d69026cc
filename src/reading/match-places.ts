import type { PhrasePart } from "./compile-phrases";
import type { Place, WordsPlace } from "./phrase-form";
import type { Word } from "./split-sentences";

export interface Match {
  readonly end: number;
  /** True where words of the phrase stand far apart, so that they may belong to different things. */
  readonly isLoose: boolean;
  /** Words of the phrase's own, without those that were skipped. */
  readonly own: number;
}

const MOST_ANY_WORDS = { few: 3, many: 5 };
const MOST_LITTLE_WORDS = 3;
/** Many words of any kind are no longer about the same when one of these is among them. */
const TURNING = new Set(
  "not no never nor neither without nothing nobody unless if nicht kein keine keinen pas".split(" "),
);
const DENIALS = new Set("not never no without nicht kein keine keinen ohne".split(" "));
/** Before "not" these do not end a phrase: "from my phone it does not". */
const AUXILIARIES = new Set("does do did can could is are was were has have will would should".split(" "));
/** Between the words of a phrase these say nothing: "over [our] VPN", "it [still] fails". */
const LITTLE_WORDS = new Set(
  `the a an my our your his her their this that these those its own same also still just even currently now really
  actually simply already always again apparently probably maybe perhaps possibly presumably likely der die das den dem des ein eine einen einem einer mein meine meinem
  meinen unser unsere unseren le la les un une mon ma notre el los las una mi il lo uno de het een mijn`.split(/\s+/),
);

/** What of the words from `start` on is the part of a phrase. */
export function matchPart(
  words: readonly Word[],
  start: number,
  { places, beginnings }: PhrasePart,
): Match | undefined {
  return beginnings.some((first) => first.has(words[start]?.text ?? ""))
    ? matchPlaces(words, start, places)
    : undefined;
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
        if (isDenial(words[at + skipped]?.text)) return undefined;
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

/** "The password is [not] wrong": what is skipped must not turn it. */
function isDenial(word: string | undefined): boolean {
  return word !== undefined && DENIALS.has(word);
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
