import type { Answer } from "../diagnosis/evidence";
import { type FoundPhrase, findPhrases, type PhraseIndex } from "./find-phrases";
import { judgePhrase } from "./judge-phrase";
import { listMembers } from "./list-members";
import { type Sentence, splitSentences } from "./split-sentences";

/** The value of phrases that only shield longer wording ("port 3389 is open to …") from a shorter phrase in it. */
const SAYS_NOTHING = "unknown";

/** What the text states in the words of the phrases. An observation that it states in two ways is left out. */
export function readAnswers(text: string, index: PhraseIndex): readonly Answer[] {
  const stated = splitSentences(text).flatMap((sentence) => readSentence(sentence, index));
  const observations = [...new Set(stated.map((answer) => answer.observation))];
  return observations.flatMap((observation) => {
    const values = new Set(stated.filter((answer) => answer.observation === observation).map((answer) => answer.value));
    return [...values].flatMap((value) => (values.size === 1 ? [{ observation, value }] : []));
  });
}

/** A member of a list may stand in words of its own ("Azure VM") or lead there ("VPN"); each is told on its own. */
function readSentence(sentence: Sentence, index: PhraseIndex): readonly Answer[] {
  const told = findPhrases(sentence.words, index).flatMap((found) => readFound(sentence, found));
  const listed = listMembers(sentence).flatMap((member) =>
    findPhrases(member.words, index)
      .filter((found) => found.start === 0 && found.end === member.words.length)
      .flatMap((found) => readFound(member, found)),
  );
  return [...told, ...listed];
}

function readFound(sentence: Sentence, found: FoundPhrase): readonly Answer[] {
  const { observation, denied } = found.phrase;
  const value = { stated: found.phrase.value, denied, unsure: undefined }[judgePhrase(sentence, found)];
  return value === undefined || value === SAYS_NOTHING ? [] : [{ observation, value }];
}
