import type { Answer } from "../diagnosis/evidence";
import type { FoundPhrase } from "./find-phrases";
import { findPhrases, SAYS_NOTHING } from "./find-phrases";
import { judgePhrase } from "./judge-phrase";
import { listMembers } from "./list-members";
import { findNearPhrases } from "./near-phrases";
import type { PhraseBook } from "./phrase-book";
import { type Sentence, splitSentences, type Word } from "./split-sentences";

/** What the text says in the words of the phrases: firmly, or as a guess. No observation is in both. */
export interface SaidAnswers {
  readonly answers: readonly Answer[];
  readonly hints: readonly Answer[];
}

interface Said extends Answer {
  readonly isFirm: boolean;
  readonly isFallback: boolean;
  /** Words of the phrase, with those between them. */
  readonly length: number;
}

/**
 * What the text states in two ways is only a guess at what it says at most length; a guess about what it states is left out.
 */
export function readAnswers(text: string, book: PhraseBook): SaidAnswers {
  const said = splitSentences(text)
    .map((sentence) => ({ ...sentence, words: sentence.words.map((word) => correct(word, book)) }))
    .flatMap((sentence) => readSentence(sentence, book));
  const firm = said.filter(({ isFirm }) => isFirm);
  const stated = new Set(firm.map(({ observation }) => observation));
  const guesses = said.filter(({ observation, isFallback }) => !stated.has(observation) && !isFallback);
  const guessed = new Set(guesses.map(({ observation }) => observation));
  const others = said.filter(({ observation }) => !stated.has(observation) && !guessed.has(observation));
  return { answers: agreed(firm), hints: [...agreed(guesses), ...agreed(others), ...sayAtLength(firm)] };
}

function correct(word: Word, { spelling }: PhraseBook): Word {
  const text = spelling(word.text);
  return text === word.text ? word : { ...word, text };
}

/** A member of a list may stand in words of its own ("Azure VM") or lead there ("VPN"); each is told on its own. */
function readSentence(sentence: Sentence, book: PhraseBook): readonly Said[] {
  const found = findPhrases(sentence.words, book.index);
  const listed = listMembers(sentence).flatMap((member) =>
    findPhrases(member.words, book.index)
      .filter(({ start, end, isFree }) => start === 0 && end === member.words.length && !isFree)
      .flatMap((one) => readFound(member, one)),
  );
  const near = findNearPhrases(sentence.words, book.longPhrases).flatMap((one) => readFound(sentence, one));
  return [
    ...found.flatMap((one) => readFound(sentence, one)),
    ...listed,
    ...near.map((said) => ({ ...said, isFirm: false })),
  ];
}

function readFound(sentence: Sentence, found: FoundPhrase): readonly Said[] {
  const judgement = judgePhrase(sentence, found);
  if (judgement === undefined) return [];
  const { observation, denied, likely, fallback } = found.phrase;
  const value = judgement.isDenied ? denied : found.phrase.value;
  const isFirm = !judgement.isHedged && likely !== true && fallback !== true && found.isLoose !== true;
  return value === undefined || value === SAYS_NOTHING
    ? []
    : [{ observation, value, isFirm, isFallback: fallback === true, length: found.end - found.start }];
}

/** Of an observation with several values, the one with the longest phrase: "the server" says less than "the Windows 11 PC". */
function sayAtLength(said: readonly Said[]): readonly Answer[] {
  const observations = [...new Set(said.map(({ observation }) => observation))];
  return observations.flatMap((observation) => {
    const [longest, ...others] = said
      .filter((one) => one.observation === observation)
      .sort((one, other) => other.length - one.length);
    const rival = others.find(({ value }) => value !== longest?.value);
    const isClear = longest !== undefined && rival !== undefined && longest.length > rival.length;
    return isClear ? [{ observation, value: longest.value }] : [];
  });
}

function agreed(said: readonly Said[]): readonly Answer[] {
  const observations = [...new Set(said.map(({ observation }) => observation))];
  return observations.flatMap((observation) => {
    const values = new Set(said.filter((one) => one.observation === observation).map(({ value }) => value));
    return [...values].flatMap((value) => (values.size === 1 ? [{ observation, value }] : []));
  });
}
