import fc from "fast-check";
import { choicesOf } from "../../src/conversation/choices";
import type { Fact } from "../../src/conversation/fact";
import { openChanges } from "../../src/conversation/ledger";
import { contextFor, kinds, replay, type Talk, talk } from "../support/given";
import { SMALL } from "../support/small-knowledge";

const WORDS = [
  "remote desktop fails",
  "0x904 / 0x7",
  "the light is off",
  "i am the admin",
  "i am not the admin",
  "yes",
  "no",
  "it works",
  "it came back",
  "another problem",
  "undo",
  "human",
  "start over",
  "forget me",
  "status",
  "why",
  "help",
  "code 0x904",
  "",
  "blue elephants",
];
const FORM = { codes: "0x904 / 0x7", environment: "none", "failing-moment": "yes", "can-administer-host": "yes" };
const context = contextFor();

/** A word of the list, or (most often) the nth choice of whatever is open. */
const action = fc.oneof(
  { weight: 1, arbitrary: fc.record({ word: fc.constantFrom(...WORDS) }) },
  {
    weight: 3,
    arbitrary: fc.record({ choice: fc.nat({ max: 9 }), answer: fc.constantFrom("yes", "no", "light-off") }),
  },
);
type Action = { readonly word: string } | { readonly choice: number; readonly answer: string };

interface Walked {
  readonly talk: Talk;
  readonly facts: readonly Fact[];
}

function walk(actions: readonly Action[], look: (now: Walked) => void): void {
  let now: Walked = { talk: talk(context).say("hello"), facts: [] };
  now = { ...now, facts: now.talk.last.facts };
  for (const next of actions) {
    const after = act(now.talk, next);
    if (after.last.forget) return;
    now = { talk: after, facts: after.last.opensCase ? after.last.facts : [...now.facts, ...after.last.facts] };
    look(now);
  }
}

function act(current: Talk, next: Action): Talk {
  if ("word" in next) return current.say(next.word);
  const { prompt } = current.state;
  if (!prompt) return current.say("hello");
  const choices = choicesOf(prompt, SMALL);
  const choice = choices[next.choice % choices.length] ?? "";
  return current.press(choice, { ...FORM, answer: next.answer });
}

const talks = fc.array(action, { maxLength: 40 });

test("a case is never fixed while something that weakens security is in place", () => {
  fc.assert(
    fc.property(talks, (actions) =>
      walk(actions, ({ talk: { state } }) => {
        const weakening = openChanges(state.ledger).filter(({ fix }) => fix === "open-lock");
        if (state.stage === "fixed") expect(weakening).toEqual([]);
      }),
    ),
    { numRuns: 400 },
  );
});

test("a weakening change leaves the list only by the person's own word about it", () => {
  fc.assert(
    fc.property(talks, (actions) =>
      walk(actions, ({ talk: { last } }) => {
        const gone = last.facts.filter(({ kind }) => kind === "undone" || kind === "unchanged");
        const told = last.facts.some(
          (fact) =>
            fact.kind === "settled" && ["undone", "undone-fails", "unchanged", "cannot"].includes(fact.choice ?? ""),
        );
        expect(gone.length === 0 || told).toBe(true);
      }),
    ),
    { numRuns: 200 },
  );
});

test("a fix that weakens security is shown only after consent, to somebody who administers the target", () => {
  fc.assert(
    fc.property(talks, (actions) =>
      walk(actions, ({ talk: { state, last } }) => {
        const shown = last.facts.some(
          (fact) => fact.kind === "prompted" && fact.prompt.kind === "fix" && fact.prompt.fix === "open-lock",
        );
        if (shown) expect(state.consented).toContain("open-lock");
        expect(JSON.stringify(last.facts)).not.toContain("kick-box");
      }),
    ),
    { numRuns: 200 },
  );
});

test("whatever is typed is answered, and an open case always waits for something", () => {
  fc.assert(
    fc.property(talks, (actions) =>
      walk(actions, ({ talk: { state, last } }) => {
        expect(kinds(last).length > 0 || last.answer !== undefined).toBe(true);
        expect(state.prompt).toBeDefined();
      }),
    ),
    { numRuns: 200 },
  );
});

test("replaying the facts of a case gives the case", () => {
  fc.assert(
    fc.property(talks, (actions) =>
      walk(actions, ({ talk: { state }, facts }) => {
        expect(replay(facts)).toEqual(state);
      }),
    ),
    { numRuns: 100 },
  );
});
