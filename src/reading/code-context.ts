import type { CodeToken } from "./code-tokens";

/** What the words in front of a code call it. */
export type CodeLabel = "error" | "extended" | "verb" | "denied" | undefined;

const ERROR_WORDS = new Set(
  "error errors err code codes errorcode fehler fehlercode fehlernummer erreur d'erreur código codigo reason".split(
    " ",
  ),
);
const EXTENDED_WORDS = new Set(
  "extended ext erweitert erweiterter erweiterte étendu etendu étendue extendido extendederrorcode".split(" "),
);
/** "I get 904", "it fails with 2308": enough for a number that the table knows. */
const VERBS = new Set("get gets got getting gives gave shows showing says throws throwing with".split(" "));
const DENIALS = new Set(
  "not no isn't wasn't never longer instead event events port kb server windows version build ereignis".split(" "),
);
const FILLERS = new Set(
  ": = # ( [ \" ' “ „ « is was of the a an me us number nr nummer de lautet ist est es exact following".split(" "),
);
const JOINS = new Set("/ , ; ( [ - – — | & + : and with und et y mit".split(" "));
const TIGHT_JOINS = new Set("/ ( [ |".split(" "));
const FURTHEST = 7;
const MOST_BARE_TOKENS = 12;

/** Looks back over "error", "code", ":" and the like to the word that says what the code at `index` is. */
export function labelBefore(tokens: readonly CodeToken[], index: number): CodeLabel {
  let label: CodeLabel;
  for (let at = index - 1; at >= Math.max(0, index - FURTHEST); at -= 1) {
    const text = textOf(tokens[at]);
    if (EXTENDED_WORDS.has(text)) {
      label = "extended";
    } else if (ERROR_WORDS.has(text)) {
      label = label ?? "error";
    } else if (VERBS.has(text)) {
      return label ?? "verb";
    } else if (DENIALS.has(text)) {
      return "denied";
    } else if (!FILLERS.has(text)) {
      return label;
    }
  }
  return label;
}

/** "904 error", "the 2308 error code". */
export function isCalledErrorAfter(tokens: readonly CodeToken[], index: number): boolean {
  return ERROR_WORDS.has(textOf(tokens[index + 1]));
}

/** True where a sentence could end or go on after a code, so that "with 204 users" is no code. */
export function standsAlone(tokens: readonly CodeToken[], index: number): boolean {
  const next = tokens[index + 1];
  return next?.kind !== "word" || /^(?:and|when|after|on|from|every|then|since|but|if|at|as|while|or)$/.test(next.text);
}

/** How two codes hang together: "tight" as in 0x904/0x7, "loose" as in "0x904 and 0x7". */
export function joinBetween(
  tokens: readonly CodeToken[],
  first: number,
  second: number,
): "tight" | "loose" | undefined {
  const between = tokens.slice(first + 1, second).map(textOf);
  if (between.length > 2 || between.some((text) => !JOINS.has(text))) {
    return undefined;
  }
  return between.some((text) => !TIGHT_JOINS.has(text)) ? "loose" : "tight";
}

/** True for a message of nothing but codes and the signs between them. */
export function isOnlyCodes(tokens: readonly CodeToken[]): boolean {
  return tokens.length <= MOST_BARE_TOKENS && tokens.every((token) => token.kind !== "word" || JOINS.has(token.text));
}

function textOf(token: CodeToken | undefined): string {
  return token === undefined || token.kind === "hex" ? "" : token.text;
}
