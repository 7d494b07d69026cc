import { isWithinEdits } from "./edit-distance";
import { ORDINARY_WORDS } from "./ordinary-words";

/** Gives the word that a misspelt one was meant to be; any other word as it is. */
export type Spelling = (word: string) => string;

const SHORTEST = 6;
const SHORTEST_FOR_TWO = 8;
/** Words of fewer phrases are left alone: the rarer a word, the likelier another one was meant. */
const FEWEST_USES = 3;
const BY_FAR = 3;
/** To take or give one of these would turn the sentence round. */
const NEGATIONS = new Set("never without cannot neither nothing nobody keinen keiner nicht niemand".split(" "));

/** Knows all words of the phrases. A word that is neither one of them nor an ordinary one is taken for the nearest. */
export function createSpelling(wordsOfPhrases: readonly string[]): Spelling {
  const uses = new Map<string, number>();
  for (const word of wordsOfPhrases) uses.set(word, (uses.get(word) ?? 0) + 1);
  const targets = new Map<string, string[]>();
  for (const [word, count] of uses) {
    if (count < FEWEST_USES || word.length < SHORTEST || !isLetters(word)) continue;
    const alike = targets.get(word.charAt(0));
    if (alike) alike.push(word);
    else targets.set(word.charAt(0), [word]);
  }
  return (word) => {
    if (word.length < SHORTEST - 1 || uses.has(word) || ORDINARY_WORDS.has(word) || !isLetters(word)) return word;
    const near = nearestWords(word, targets.get(word.charAt(0)) ?? []);
    return mostUsed(near, uses) ?? word;
  };
}

function nearestWords(word: string, targets: readonly string[]): readonly string[] {
  const within = (edits: number) =>
    targets.filter((target) => isLongEnough(target, edits) && isWithinEdits(word, target, edits));
  const close = within(1);
  return close.length > 0 || word.length < SHORTEST_FOR_TWO ? close : within(2);
}

/** The one that is by far the most used ("remote", not "remoto"), unless that is a negation. */
function mostUsed(words: readonly string[], uses: ReadonlyMap<string, number>): string | undefined {
  const usesOf = (word: string | undefined) => uses.get(word ?? "") ?? 0;
  const [first, second] = [...words].sort((one, other) => usesOf(other) - usesOf(one));
  const isClear = first !== undefined && usesOf(first) >= BY_FAR * usesOf(second);
  return isClear && !NEGATIONS.has(first) ? first : undefined;
}

function isLongEnough(target: string, edits: number): boolean {
  return edits === 1 || target.length >= SHORTEST_FOR_TWO;
}

function isLetters(word: string): boolean {
  return /^\p{L}+$/u.test(word);
}
