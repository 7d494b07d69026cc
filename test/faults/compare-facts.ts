import type { Fact } from "../../src/conversation/fact";
import type { Store } from "../../src/storage/store";
import { compare } from "./compare";
import { createNormalise, type Normalise } from "./normalise";
import type { Rehearsed } from "./rehearsal";
import { shorten } from "./shorten";
import { casesIn, type Shown } from "./sight";

/** How the transcripts of a person's cases differ from those of the same talk without faults. */
export interface FactDifference {
  readonly missing: readonly string[];
  readonly strange: readonly string[];
}

/** `shown`: what the person saw, which names the cases. */
export async function compareFacts(wanted: Rehearsed, shown: readonly Shown[], store: Store): Promise<FactDifference> {
  const normaliseWanted = createNormalise(wanted.shown);
  const normaliseSeen = createNormalise(shown);
  const expected = (await wanted.facts()).map((facts) => keysOf(facts, normaliseWanted));
  const transcripts = await Promise.all(casesIn(shown).map((id) => store.transcript(id)));
  const found = transcripts.map((facts) => keysOf(facts, normaliseSeen));
  const cases = Array.from({ length: Math.max(expected.length, found.length) }, (_, index) =>
    compareCase(index, expected[index] ?? [], found[index] ?? []),
  );
  return { missing: cases.flatMap(({ missing }) => missing), strange: cases.flatMap(({ strange }) => strange) };
}

function compareCase(index: number, expected: readonly string[], found: readonly string[]): FactDifference {
  const { missing, strange, late, repeats } = compare(expected, found);
  const tooMuch = [...strange, ...late, ...repeats.map(({ at }) => at)];
  return {
    missing: missing.map((at) => `case ${index} does not hold ${shorten(expected[at])}`),
    strange: tooMuch.map((at) => `case ${index} holds too much: ${shorten(found[at])}`),
  };
}

/** Each fact in one string, without when and where it happened. */
function keysOf(facts: readonly Fact[], normalise: Normalise): readonly string[] {
  return facts.map(({ at: _at, ...rest }) =>
    normalise("place" in rest ? { ...rest, place: undefined, by: undefined } : rest),
  );
}
