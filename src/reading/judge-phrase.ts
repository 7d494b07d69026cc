import type { FoundPhrase } from "./find-phrases";
import type { Sentence, Word } from "./split-sentences";

/** `unsure`: a guess, a condition, or about something that works, so it says nothing about the failure. */
export type Judgement = "stated" | "denied" | "unsure";

const list = (words: string) => new Set(words.split(" "));

const DENIALS = list(
  "not no never without isnt arent wasnt werent dont doesnt didnt neither nor kein keine keinen ohne nicht",
);
/** Words that may stand between a denial and what it denies: "not [connected to the] VPN". */
const BETWEEN = list(
  "a an the any my our your this that on in at over via through to by with behind of is am are was be been being it its there using use used connect connected connecting going go really actually currently from",
);
/** After a denial these tell a failure ("not working over the VPN"), not that the phrase is untrue. */
const FAILING = list(
  "work works working worked possible able longer connect connects connecting connection access reach respond responding open opens start starts let longer luck success get gets getting",
);
const FAILING_BEFORE_WORKS = list(
  "stopped stops stop quit ceased not isnt no never nor neither cant cannot wont doesnt dont didnt wasnt arent hasnt longer nothing fails failed hardly barely",
);
const GUESSES = list(
  "maybe perhaps possibly probably presumably might may could couldnt should would think guess suspect assume believe unsure sure wonder wondering suppose doubt idea guessing know if whether unless hopefully vielleicht glaube eventuell",
);
const WORKING = list("works worked working fine ok okay perfectly flawlessly normally succeeds");
const TROUBLE = list("problem problems trouble issue issues");
const UNTIL = list("until till before");
const SOMEONE_ELSE = list(
  "colleague colleagues coworker coworkers friend boss husband wife neighbour neighbor previously formerly",
);
const DENIAL_REACH = 4;
const DOUBT_REACH = 6;

/** What the words around a found phrase make of it. Words inside the phrase are its own. */
export function judgePhrase(sentence: Sentence, found: FoundPhrase): Judgement {
  if (isAsked(sentence, found)) {
    return "unsure";
  }
  const around = wordsAround(sentence.words, found);
  if (around.some((word) => GUESSES.has(word)) || isConditional(sentence.words, found)) {
    return "unsure";
  }
  const endsWhatWorked = UNTIL.has(sentence.words[found.start]?.text ?? "");
  if (!endsWhatWorked && isAboutOthers(around)) {
    return "unsure";
  }
  const before = wordsBefore(sentence.words, found);
  const saysItWorks = WORKING.has(sentence.words[found.start]?.text ?? "");
  return saysItWorks && before[0] === "longer" ? "denied" : judgeDenial(before);
}

/** The last part of a question is asked; what stands before it is told: "RDP to my Azure VM fails, any idea?". */
function isAsked({ words, isQuestion }: Sentence, found: FoundPhrase): boolean {
  if (!isQuestion) {
    return false;
  }
  const asked = words.at(-1)?.clause;
  const toldFirst =
    words[0]?.clause !== asked &&
    !/^(?:is|are|do|does|did|can|could|should|would|will|what|which|how|who|where|has|have|was|any|why)$/.test(
      words[0]?.text ?? "",
    );
  return !toldFirst || words[found.end - 1]?.clause === asked;
}

function wordsAround(words: readonly Word[], { start, end }: FoundPhrase): readonly string[] {
  const from = words[start]?.clause ?? 0;
  const to = words[end - 1]?.clause ?? from;
  const isNear = (word: Word, at: number) => word.clause >= from && word.clause <= to && (at < start || at >= end);
  return words.filter(isNear).map((word) => word.text);
}

function wordsBefore(words: readonly Word[], { start }: FoundPhrase): readonly string[] {
  const clause = words[start]?.clause;
  return words
    .slice(Math.max(0, start - DOUBT_REACH), start)
    .filter((word) => word.clause === clause)
    .map((word) => word.text)
    .reverse();
}

/** "If I use the VPN, it works": all after an "if" hangs on it, up to a "but". */
function isConditional(words: readonly Word[], { start }: FoundPhrase): boolean {
  const before = words.slice(0, start).map((word) => word.text);
  return (
    Math.max(before.lastIndexOf("if"), before.lastIndexOf("whether"), before.lastIndexOf("unless")) >
    before.lastIndexOf("but")
  );
}

/** Tells what works, what used to be, or how it goes for another person. */
function isAboutOthers(words: readonly string[]): boolean {
  return words.some(
    (word, at) =>
      SOMEONE_ELSE.has(word) ||
      (word === "used" && words[at + 1] === "to") ||
      (word === "no" && TROUBLE.has(words[at + 1] ?? "")) ||
      (WORKING.has(word) &&
        !words.slice(Math.max(0, at - 3), at).some((earlier) => FAILING_BEFORE_WORKS.has(earlier)) &&
        !words.slice(at).some((later) => UNTIL.has(later))),
  );
}

/** `before` holds the words in front of the phrase, the nearest first. */
function judgeDenial(before: readonly string[]): Judgement {
  const nearest = before.findIndex((word) => !BETWEEN.has(word));
  if (nearest >= 0 && nearest <= DENIAL_REACH && DENIALS.has(before[nearest] ?? "")) {
    const isFailure = nearest > 0 && FAILING.has(before[nearest - 1] ?? "");
    return isFailure ? judgeFailure(before, nearest) : "denied";
  }
  const denial = before.findIndex((word) => DENIALS.has(word));
  if (denial < 0) {
    return "stated";
  }
  return denial > 0 && FAILING.has(before[denial - 1] ?? "") ? judgeFailure(before, denial) : "unsure";
}

/** "It does not connect over the VPN" fails there; "I do not connect over the VPN" does something else. */
function judgeFailure(before: readonly string[], denial: number): Judgement {
  const verb = before[denial - 1] ?? "";
  const subject = before.slice(denial + 1, denial + 3);
  return /^connect/.test(verb) && subject.some((word) => word === "i" || word === "we") ? "unsure" : "stated";
}
