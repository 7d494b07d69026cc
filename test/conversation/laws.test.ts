import fc from "fast-check";
import { choicesOf } from "../../src/conversation/choices";
import type { Fact } from "../../src/conversation/fact";
import { openChanges, weakeningChanges } from "../../src/conversation/ledger";
import type { Knowledge } from "../../src/diagnosis/knowledge";
import { contextFor, kinds, replay, said, type Talk, talk } from "../support/given";
import { RICH } from "../support/rich-knowledge";
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
  "I already cut the cable",
  "should I leave the lock open?",
  "host: srv01",
  "mstsc /v:srv02",
  "light=off\nbare=yes\n--END--",
];
const FORM = { codes: "0x904 / 0x7", environment: "none", "failing-moment": "yes", "can-administer-host": "yes" };
const KNOWLEDGES = [
  ["small", SMALL],
  ["rich", RICH],
] as const;

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

function walk(knowledge: Knowledge, actions: readonly Action[], look: (now: Walked) => void): void {
  let now: Walked = { talk: talk(contextFor(knowledge)).say("hello"), facts: [] };
  now = { ...now, facts: now.talk.last.facts };
  for (const next of actions) {
    const after = act(knowledge, now.talk, next);
    if (after.last.forget) return;
    now = { talk: after, facts: after.last.opensCase ? after.last.facts : [...now.facts, ...after.last.facts] };
    look(now);
  }
}

function act(knowledge: Knowledge, current: Talk, next: Action): Talk {
  if ("word" in next) return current.say(next.word);
  const { prompt } = current.state;
  if (!prompt) return current.say("hello");
  const choices = choicesOf(prompt, knowledge);
  const choice = choices[next.choice % choices.length] ?? "";
  return current.press(choice, { ...FORM, answer: next.answer });
}

const talks = fc.array(action, { maxLength: 40 });

describe.each(KNOWLEDGES)("with the %s knowledge", (_name, knowledge) => {
  test("a case is never fixed while something that weakens security is in place", () => {
    fc.assert(
      fc.property(talks, (actions) =>
        walk(knowledge, actions, ({ talk: { state } }) => {
          if (state.stage === "fixed") expect(weakeningChanges(state, knowledge)).toEqual([]);
        }),
      ),
      { numRuns: 400 },
    );
  });

  test("a weakening change leaves the list only by the person's own word about it", () => {
    fc.assert(
      fc.property(talks, (actions) =>
        walk(knowledge, actions, ({ talk: { last } }) => {
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
        walk(knowledge, actions, ({ talk: { state, last } }) => {
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
        walk(knowledge, actions, ({ talk: { state, last } }) => {
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
        walk(knowledge, actions, ({ talk: { state }, facts }) => {
          expect(replay(facts)).toEqual(state);
        }),
      ),
      { numRuns: 100 },
    );
  });

  test("no message comes twice in a turn", () => {
    fc.assert(
      fc.property(talks, (actions) =>
        walk(knowledge, actions, ({ talk: { last } }) => {
          const messages = said(last).map((message) => JSON.stringify(message));
          expect(new Set(messages).size).toBe(messages.length);
        }),
      ),
      { numRuns: 200 },
    );
  });

  test("what was done on bad advice is asked back before any further fix", () => {
    fc.assert(
      fc.property(talks, (actions) =>
        walk(knowledge, actions, ({ talk: { state, last } }) => {
          const due = openChanges(state.ledger).some(({ fix, postponed }) => fix === "cut-the-cable" && !postponed);
          const offered = last.facts.some((fact) => fact.kind === "prompted" && fact.prompt.kind === "fix");
          const again = last.facts.some((fact) => fact.kind === "told-details" || fact.kind === "settled");
          if (due && offered && !state.works) expect(again).toBe(true);
        }),
      ),
      { numRuns: 200 },
    );
  });
});
