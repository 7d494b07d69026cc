import type { FoundPhrase } from "./find-phrases";
import type { Sentence, Word } from "./split-sentences";

/** What the words around a phrase make of it; undefined where it says nothing about the trouble. */
export interface Judgement {
  readonly isDenied: boolean;
  /** Said as a guess: "maybe", "I think". */
  readonly isHedged: boolean;
}

const list = (words: string) => new Set(words.split(/\s+/));

const DENIALS = list(
  "not no never without neither nor kein keine keinen keiner ohne nicht pas sans sin senza geen niet",
);
/** Words that may stand between a denial and what it denies: "not [connected to the] VPN". */
const BETWEEN = list(
  `a an the any my our your this that on in at over via through to by with behind of is am are was be been being it its
  there using use used connect connected connecting going go really actually currently from have think believe i we they
  directly any even`,
);
/** After a denial these tell a failure ("not working over the VPN"), not that the phrase is untrue. */
const FAILING = list(
  `work works working worked possible able longer connect connects connecting connection access reach respond responding
  open opens start starts let longer luck success get gets getting log rdp see find establish make launch load help`,
);
const FAILING_BEFORE_WORKS = list(
  `stopped stops stop quit ceased not no never nor neither longer nothing fails failed hardly barely nicht kein pas`,
);
const HEDGES = list(
  `maybe perhaps possibly probably presumably might should guess think suspect assume believe suppose guessing supposedly
  likely afaik iirc imho vielleicht vermutlich wahrscheinlich glaube denke eventuell evtl quizás quizá forse misschien`,
);
/** The matching skips these inside a phrase: "NLA is probably on". */
const SKIPPED_HEDGES = list("maybe perhaps possibly probably presumably likely");
const HEDGE_PAIRS = list("could:be could:have may:be may:have far:as pretty:sure fairly:sure almost:certain peut:être");
const ABOUT_NOTHING = list(
  "would wonder wondering whether if unless hopefully unsure doubt forum forums reddit googled chatgpt copilot article",
);
/** Between the words of a phrase these make a guess of it: "the certificate may have expired". */
const HEDGES_INSIDE = list("may might could");
const WORKING = list(
  "works worked working fine ok okay perfectly flawlessly normally succeeds funktioniert klappt geht",
);
const TROUBLE = list("problem problems trouble issue issues");
/** With these "works" tells of a trouble all the same: "it works once", "it worked until Friday". */
const NOT_FOR_LONG = list("until till before once first initially sometimes twice briefly only bis zuerst manchmal");
const SOMEONE_ELSE = list("colleague colleagues friend boss husband wife neighbour neighbor previously formerly");
/** What a message on the screen says of "this computer", a domain or a user is about the message, not about the case. */
const NOT_QUOTED = list(
  `target-state rds-farm domain-joined account-kind user-name-form logon-right password-known-good saved-credentials
  others-affected other-sign-in-works other-client-works other-path-works other-targets-work worked-before how-often`,
);
/** What a colleague changed was changed. */
const CHANGES = new Set(["what-changed", "worked-before"]);
const CONDITIONS = ["if", "whether", "unless", "falls"];
const ASKING =
  /^(?:is|are|do|does|did|can|could|should|would|will|what|which|how|who|where|has|have|was|any|why|may|must)$/;
const DENIAL_REACH = 5;
/** German denies behind the verb: "geht es nicht". */
const DENIED_BEHIND = 4;
const DOUBT_REACH = 6;
const LONGEST_AFTERTHOUGHT = 4;

/** What the words around a found phrase make of it. Words inside the phrase are its own. */
export function judgePhrase(sentence: Sentence, found: FoundPhrase): Judgement | undefined {
  const isCopied = sentence.words[found.start]?.isQuoted === true;
  if (isCopied && (found.isFree || found.phrase.names || NOT_QUOTED.has(found.phrase.observation))) {
    return undefined;
  }
  if (isCopied) {
    return { isDenied: false, isHedged: false };
  }
  if (found.phrase.names) {
    return judgeName(sentence.words, found);
  }
  if (isAsked(sentence, found) || isConditional(sentence.words, found)) {
    return undefined;
  }
  const around = wordsAround(sentence.words, found);
  if (around.some((word, at) => ABOUT_NOTHING.has(word) || isUnknowing(around, at))) {
    return undefined;
  }
  const endsWhatWorked = NOT_FOR_LONG.has(sentence.words[found.start]?.text ?? "");
  const isChange = CHANGES.has(found.phrase.observation);
  const scene = isChange ? around.filter((word) => !SOMEONE_ELSE.has(word)) : around;
  if (!found.saysWhatWorks && !endsWhatWorked && isAboutOthers(scene)) {
    return undefined;
  }
  const before = wordsBefore(sentence.words, found);
  const isHedged =
    isHedgedInside(sentence.words, found) || isGuess([...around, ...afterthought(sentence.words, found)]);
  const saysItWorks = WORKING.has(sentence.words[found.start]?.text ?? "");
  if (saysItWorks && before[0] === "longer") {
    return { isDenied: true, isHedged };
  }
  const denial = judgeDenial(before);
  return denial === undefined ? undefined : { isDenied: denial === "denied", isHedged };
}

/** What is named is there, also in a question; "no server" and "not a server" name none, or say that there is none. */
function judgeName(words: readonly Word[], found: FoundPhrase): Judgement | undefined {
  const near = wordsBefore(words, found).filter((word) => word !== "a" && word !== "an");
  const [before = "", earlier = ""] = near;
  if (found.phrase.denied !== undefined && judgeDenial(near) === "denied") return { isDenied: true, isHedged: false };
  if (DENIALS.has(before) && earlier !== "or") return undefined;
  return { isDenied: false, isHedged: isGuess(wordsBefore(words, found)) };
}

/** The last part of a question is asked; what stands before it is told: "RDP to my Azure VM fails, any idea?". */
function isAsked({ words, isQuestion }: Sentence, found: FoundPhrase): boolean {
  if (!isQuestion) {
    return false;
  }
  const asked = words.at(-1)?.clause;
  const toldFirst = words[0]?.clause !== asked && !ASKING.test(words[0]?.text ?? "");
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

/** The short part behind: "over VPN, I think". */
function afterthought(words: readonly Word[], { end }: FoundPhrase): readonly string[] {
  const clause = words[end]?.clause;
  const behind = clause === words[end - 1]?.clause ? [] : words.filter((word) => word.clause === clause);
  return behind.length <= LONGEST_AFTERTHOUGHT ? behind.map((word) => word.text) : [];
}

/** Words of the phrase itself are no guess: "this could be due to CredSSP". */
function isHedgedInside(words: readonly Word[], { phrase, start, end }: FoundPhrase): boolean {
  const inside = words.slice(start, end).map(({ text }) => text);
  const isOwn = (word: string) => phrase.says.some((says) => says.includes(word));
  return inside.some((word) => SKIPPED_HEDGES.has(word) || (HEDGES_INSIDE.has(word) && !isOwn(word)));
}

function isGuess(words: readonly string[]): boolean {
  return words.some((word, at) => HEDGES.has(word) || HEDGE_PAIRS.has(`${word}:${words[at + 1]}`));
}

/** "I don't know", "not sure", and a bare "could" or "may": neither a fact nor a guess about this trouble. */
function isUnknowing(words: readonly string[], at: number): boolean {
  const [word, next] = [words[at], words[at + 1]];
  const isDenied = words.slice(Math.max(0, at - 2), at).includes("not");
  if (word === "know" || word === "sure") {
    return isDenied && words[at + 1] !== "why";
  }
  return (
    (word === "could" || word === "may") && !["be", "have", "not"].includes(next ?? "") && !/^\d+$/.test(next ?? "")
  );
}

/** "If I use the VPN": the part with the "if" tells of no fact; the parts behind it tell what happens then. */
function isConditional(words: readonly Word[], { start, end }: FoundPhrase): boolean {
  const clause = words[start]?.clause;
  return words.slice(0, end).some((word, at) => at < start && word.clause === clause && CONDITIONS.includes(word.text));
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
        !words.slice(at, at + DENIED_BEHIND).some((later) => /^(?:nicht|keine?[nrm]?|plus|mehr)$/.test(later)) &&
        !words.slice(at).some((later) => NOT_FOR_LONG.has(later))),
  );
}

/** `before` holds the words in front of the phrase, the nearest first. */
function judgeDenial(before: readonly string[]): "stated" | "denied" | undefined {
  const nearest = before.findIndex((word) => !BETWEEN.has(word));
  if (nearest >= 0 && nearest <= DENIAL_REACH && DENIALS.has(before[nearest] ?? "")) {
    return nearest > 0 && before.slice(0, nearest).some((word) => FAILING.has(word))
      ? judgeFailure(before, nearest)
      : "denied";
  }
  const denial = before.findIndex((word) => DENIALS.has(word));
  return denial < 0 ? "stated" : judgeFailure(before, denial);
}

/** "It does not connect over the VPN" fails there; "I do not connect over the VPN" does something else. */
function judgeFailure(before: readonly string[], denial: number): "stated" | undefined {
  const verb = before[denial - 1] ?? "";
  const [auxiliary = "", subject = ""] = before.slice(denial + 1, denial + 3);
  const isChoice = /^(?:connect|log)/.test(verb) && (subject === "i" || subject === "we") && auxiliary === "do";
  return isChoice ? undefined : "stated";
}
