import { foldWord } from "./fold-words";
import { markQuotes, QUOTE_END, QUOTE_START } from "./mark-quotes";
import { nameNotations } from "./name-notations";
import { plainText } from "./plain-text";

export interface Sentence {
  readonly words: readonly Word[];
  readonly isQuestion: boolean;
}

export interface Word {
  /** Lower case, folded: "can't" is "can" and "not". */
  readonly text: string;
  /** Number of the part of the sentence that the word stands in; commas, brackets, "but" and "and" part. */
  readonly clause: number;
  /** True where a comma, a dash or the like stands in front. */
  readonly isAfterMark?: boolean;
  /** True inside quotes: part of a copied message. */
  readonly isQuoted?: boolean;
}

/** A full stop with space after it, a blank line, or a new line that starts like a new sentence. */
const SENTENCE_END = /(?<=[.!?])["'”)]*\s+|\n\s*\n|\n(?=[ \t]*[\p{Lu}\p{N}\-*•>[(])/u;
const WORD_OR_BREAK = /[\p{L}\p{N}]+(?:'\p{L}+)*|[,;:()"“”„«»…–—\ue000\ue001]|\s-\s/gu;
const MOST_WORDS = 100;
const PARTING_WORDS = new Set(
  "but and or then while whereas though although however because so yet when und aber oder".split(" "),
);
const QUESTION_STARTS =
  /^(?:what|which|how|who|where|whose|(?:is|are|does|did|was|were) (?:it|this|that|there|you|the)|(?:do|can|could|should|would|will|may|must|shall) (?:i|we|you|it|this|they))\b/;

export function splitSentences(text: string): readonly Sentence[] {
  let isQuoted = false;
  return markQuotes(plainText(text))
    .split(SENTENCE_END)
    .map((sentence) => {
      const read = readSentence(sentence, isQuoted);
      isQuoted = read.endsQuoted;
      return read.sentence;
    })
    .flatMap(cutLong)
    .filter((sentence) => sentence.words.length > 0);
}

/** A copied message may hold several sentences. */
function readSentence(text: string, beginsQuoted: boolean): { sentence: Sentence; endsQuoted: boolean } {
  const words: Word[] = [];
  let clause = 0;
  let isQuoted = beginsQuoted;
  let isAfterMark = false;
  for (const [piece] of nameNotations(text.toLowerCase()).matchAll(WORD_OR_BREAK)) {
    const isWord = /^[\p{L}\p{N}]/u.test(piece);
    clause += isWord && !PARTING_WORDS.has(piece) ? 0 : 1;
    if (piece === QUOTE_START || piece === QUOTE_END) isQuoted = piece === QUOTE_START;
    if (isWord) {
      const marks = { ...(isQuoted && { isQuoted }), ...(isAfterMark && { isAfterMark }) };
      words.push(
        ...foldWord(piece).map((word, at) => ({
          text: word,
          clause,
          ...(at === 0 ? marks : { ...(isQuoted && { isQuoted }) }),
        })),
      );
    }
    isAfterMark = !isWord;
  }
  const isQuestion = text.trimEnd().endsWith("?") || QUESTION_STARTS.test(startOf(words));
  return { sentence: { words, isQuestion }, endsQuoted: isQuoted };
}

/** Nobody speaks so many words without a full stop; pieces of it are read on their own. */
function cutLong({ words, isQuestion }: Sentence): readonly Sentence[] {
  const pieces = Math.ceil(words.length / MOST_WORDS);
  return Array.from({ length: pieces }, (_, piece) => ({
    words: words.slice(piece * MOST_WORDS, (piece + 1) * MOST_WORDS),
    isQuestion,
  }));
}

function startOf(words: readonly Word[]): string {
  return words
    .slice(0, 2)
    .map((word) => word.text)
    .join(" ");
}
