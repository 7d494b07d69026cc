import type { CompiledPhrase, PhrasePart } from "./compile-phrases";
import { type Match, matchPart } from "./match-places";
import type { Word } from "./split-sentences";

interface FoundParts {
  readonly start: number;
  readonly end: number;
  readonly own: number;
}

/** A scene is so short: "from her laptop, it connects", "same servers from my old machine: no freeze". */
const LONGEST_SCENE = 8;
/** "No problem" and "no VPN" turn nothing. */
const HARMLESS = new Set(
  "problem problems trouble issue issues difficulty difficulties idea wonder vpn gateway proxy message error".split(
    " ",
  ),
);
const TURNING = new Set("not no never nor neither nothing nobody nicht kein keine keinen pas".split(" "));
/** A part that begins with one of these tells something else. */
const CONTRASTS = new Set(
  "but or while whereas though although however because so yet when then aber oder only".split(" "),
);

type Span = Match & { readonly start: number };

/**
 * Where all parts of a phrase stand in one part of the sentence, in whatever order: "from her laptop it connects", "it
 * connects from her laptop". A "not" beside them turns the meaning, so that nothing is found.
 */
export function findParts(words: readonly Word[], phrase: CompiledPhrase): readonly FoundParts[] {
  const clauses = clausesOf(words);
  const inOne = clauses.flatMap((clause) => findWithin(words, phrase, clause));
  return inOne.length > 0 ? inOne : scenes(words, clauses).flatMap((scene) => findWithin(words, phrase, scene));
}

function findWithin(words: readonly Word[], phrase: CompiledPhrase, clause: Clause): readonly FoundParts[] {
  const spans = phrase.parts.map((part) => firstSpan(words, part, clause));
  if (!spans.every((span) => span !== undefined) || !isPlain(words, spans, clause)) return [];
  return phrase.unwanted.some((part) => firstSpan(words, part, clause)) ? [] : [joinSpans(spans)];
}

/** Two neighbours of which the first is short, and the second does not begin another thought. */
function scenes(words: readonly Word[], clauses: readonly Clause[]): readonly Clause[] {
  return clauses.flatMap(({ from, to }, at) => {
    const next = clauses[at + 1];
    const isScene = next !== undefined && to - from <= LONGEST_SCENE && !CONTRASTS.has(words[next.from]?.text ?? "");
    return isScene ? [{ from, to: next.to }] : [];
  });
}

interface Clause {
  readonly from: number;
  readonly to: number;
}

function clausesOf(words: readonly Word[]): readonly Clause[] {
  const starts = [...words.keys()].filter((at) => words[at]?.clause !== words[at - 1]?.clause);
  return starts.map((from, at) => ({ from, to: starts[at + 1] ?? words.length }));
}

function firstSpan(words: readonly Word[], part: PhrasePart, { from, to }: Clause): Span | undefined {
  for (let start = from; start < to; start += 1) {
    const match = matchPart(words, start, part);
    if (match && match.end <= to) return { ...match, start };
  }
  return undefined;
}

/** The parts share no word, and no "not" stands beside them. */
function isPlain(words: readonly Word[], spans: readonly Span[], { from, to }: Clause): boolean {
  const taken = words.map((_, at) => spans.filter(({ start, end }) => at >= start && at < end).length);
  return (
    taken.every((times) => times < 2) &&
    !words.slice(from, to).some(({ text }, at) => {
      const next = words[from + at + 1]?.text ?? "";
      return taken[from + at] === 0 && TURNING.has(text) && !(text === "no" && HARMLESS.has(next));
    })
  );
}

function joinSpans(spans: readonly Span[]): FoundParts {
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
    own: spans.reduce((sum, { own }) => sum + own, 0),
  };
}
