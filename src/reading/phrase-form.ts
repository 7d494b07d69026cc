import { foldWord } from "./fold-words";

/** One place of a phrase: one of some wordings, which may be left out; or up to three words of any kind. */
export type Place = WordsPlace | { readonly kind: "any" };

export interface WordsPlace {
  readonly kind: "words";
  readonly wordings: readonly (readonly string[])[];
  readonly isOptional: boolean;
}

const PIECE = /\(([^()]*)\)|\[([^[\]]*)\]|(\*)|([^\s()[\]*]+)/g;

/**
 * Reads "(over|via) [company] vpn": round brackets hold wordings, square ones what may be left out, `*` any words. The
 * longest wording stands first, so that it is found before one that it begins with.
 */
export function readPhraseForm(form: string): readonly Place[] {
  return Array.from(form.matchAll(PIECE), ([, choice, option, any, word]): Place => {
    if (any !== undefined) return { kind: "any" };
    const wordings = (choice ?? option ?? word ?? "")
      .split("|")
      .map(foldWords)
      .sort((one, other) => other.length - one.length);
    return { kind: "words", wordings, isOptional: option !== undefined };
  });
}

/** The words with which the phrase can begin. */
export function firstWords(places: readonly Place[]): readonly string[] {
  const [place, ...rest] = places;
  if (place === undefined || place.kind === "any") return [];
  const own = place.wordings.flatMap(([first]) => (first === undefined ? [] : [first]));
  return [...new Set([...own, ...(place.isOptional ? firstWords(rest) : [])])];
}

function foldWords(wording: string): readonly string[] {
  return wording.trim().split(/\s+/).flatMap(foldWord);
}

const BRACKETS = /\(([^()]*)\)|\[([^[\]]*)\]/;
const MOST_WORDINGS = 64;

/** All wordings of a phrase without brackets: "(on|over) vpn" is "on vpn" and "over vpn". Of very many, none but the form. */
export function spellOut(form: string): readonly string[] {
  return countWordings(form) > MOST_WORDINGS ? [form] : wordingsOf(form);
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
