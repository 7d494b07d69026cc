import { foldWord } from "./fold-words";
import { fillGroups, wordsOfGroup } from "./word-groups";

/** One place of a phrase: one of some wordings, which may be left out; or some words of any kind. */
export type Place = WordsPlace | AnyPlace;

export interface AnyPlace {
  readonly kind: "any";
  /** "few": up to three words. "many": up to five of the same part of the sentence. */
  readonly howMany: "few" | "many";
}

export interface WordsPlace {
  readonly kind: "words";
  readonly wordings: readonly (readonly string[])[];
  /** The wordings by their first words. */
  readonly byFirst: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly isOptional: boolean;
}

const PIECE = /\(([^()]*)\)|\[([^[\]]*)\]|(\*|\.\.\.)|([^\s()[\]*]+)/g;

/**
 * Reads "(over|via) [company] vpn": round brackets hold wordings, square ones what may be left out, `*` and `...` any words,
 * `<machine>` those of a group. The longest wording stands first, so that it is found before one that it begins with.
 */
export function readPhraseForm(form: string, wordingsOf = readWordings): readonly Place[] {
  return Array.from(form.matchAll(PIECE), ([, choice, option, any, word]): Place => {
    if (any !== undefined) return { kind: "any", howMany: any === "*" ? "few" : "many" };
    return { kind: "words", ...wordingsOf(choice ?? option ?? word ?? ""), isOptional: option !== undefined };
  });
}

export type Wordings = Pick<WordsPlace, "wordings" | "byFirst">;

/** The wordings of "over|via": what stands between brackets. */
export function readWordings(choice: string): Wordings {
  const wordings = choice
    .split("|")
    .flatMap(readWording)
    .sort((one, other) => other.length - one.length);
  const byFirst = new Map<string, (readonly string[])[]>();
  for (const wording of wordings) {
    const [first = ""] = wording;
    const alike = byFirst.get(first);
    if (alike) alike.push(wording);
    else byFirst.set(first, [wording]);
  }
  return { wordings, byFirst };
}

export type FirstWords = WordsPlace["byFirst"];

/** The words with which the phrase can begin: those of its first place, and of the next where that may be left out. */
export function firstWords(places: readonly Place[]): readonly FirstWords[] {
  const [place, ...rest] = places;
  if (place === undefined || place.kind === "any") return [];
  return [place.byFirst, ...(place.isOptional ? firstWords(rest) : [])];
}

/** Groups are long and stand in many phrases: each is folded once. */
const foldedGroups = new Map<string, readonly (readonly string[])[]>();

function readWording(wording: string): readonly (readonly string[])[] {
  const [, group] = /^<([a-z]+)>$/.exec(wording) ?? [];
  if (group === undefined) return [foldWords(wording)];
  const folded = foldedGroups.get(group) ?? wordsOfGroup(group).map(foldWords);
  foldedGroups.set(group, folded);
  return folded;
}

function foldWords(wording: string): readonly string[] {
  return wording.trim().split(/\s+/).flatMap(foldWord);
}

const BRACKETS = /\(([^()]*)\)|\[([^[\]]*)\]/;
const MOST_WORDINGS = 64;

/** All wordings of a phrase without brackets: "(on|over) vpn" is "on vpn" and "over vpn". Of very many, none but the form. */
export function spellOut(form: string): readonly string[] {
  const filled = fillGroups(form);
  return countWordings(filled) > MOST_WORDINGS ? [form] : wordingsOf(filled);
}

function countWordings(form: string): number {
  return Array.from(form.matchAll(new RegExp(BRACKETS, "g")), ([, choice, option]) => {
    return (choice ?? option ?? "").split("|").length + (option === undefined ? 0 : 1);
  }).reduce((product, count) => product * count, 1);
}

function wordingsOf(form: string): readonly string[] {
  const [bracket, choice, option] = BRACKETS.exec(form) ?? [];
  if (bracket === undefined) return [form.replace(/ +/g, " ").trim()];
  const wordings = [...(choice ?? option ?? "").split("|"), ...(option === undefined ? [] : [""])];
  return wordings.flatMap((wording) => wordingsOf(form.replace(bracket, () => wording)));
}
