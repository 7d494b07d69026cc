import fc from "fast-check";
import type { Case } from "../../src/conversation/case";
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
const HOUR = 3_600_000;
const FORM = { codes: "0x904 / 0x7", environment: "none", "failing-moment": "yes", "can-administer-host": "yes" };
const KNOWLEDGES = [
  ["small", SMALL],
  ["rich", RICH],
] as const;

/** By so many hours a case is woken too late; a process may have been down for long. */
const LATE = [0, 0, 0, 1, 30, 100, 24 * 40];

/** A word of the list, or (most often) the nth choice of whatever is open; or time goes by until the case is woken. */
const action = fc.oneof(
  { weight: 4, arbitrary: fc.record({ word: fc.constantFrom(...WORDS) }) },
  {
    weight: 12,
    arbitrary: fc.record({ choice: fc.nat({ max: 9 }), answer: fc.constantFrom("yes", "no", "light-off") }),
  },
  { weight: 2, arbitrary: fc.record({ late: fc.constantFrom(...LATE) }) },
  { weight: 1, arbitrary: fc.constant({ gone: true } as const) },
);
type Action =
  | { readonly word: string }
  | { readonly choice: number; readonly answer: string }
  | { readonly late: number }
  | { readonly gone: true };

interface Walked {
  readonly talk: Talk;
  readonly facts: readonly Fact[];
  readonly action: Action;
  readonly before: Case;
}

function walk(knowledge: Knowledge, actions: readonly Action[], look: (now: Walked) => void): void {
  let current = talk(contextFor(knowledge)).say("hello");
  let facts = current.last.facts;
  for (const action of actions) {
    const before = current.state;
    current = act(knowledge, current, action);
    if (current.last.forget) return;
    facts = current.last.opensCase ? current.last.facts : [...facts, ...current.last.facts];
    look({ talk: current, facts, action, before });
  }
}

function act(knowledge: Knowledge, current: Talk, next: Action): Talk {
  if ("word" in next) return current.say(next.word);
  if ("gone" in next) return current.event({ kind: "unreachable", case: current.state.id });
  if ("late" in next) return current.woken((current.wakesAt ?? current.now) + next.late * HOUR);
  const { prompt } = current.state;
  if (!prompt) return current.say("hello");
  const choices = choicesOf(prompt, knowledge);
  const choice = choices[next.choice % choices.length] ?? "";
  return current.press(choice, { ...FORM, answer: next.answer });
}

function isOfThePerson(action: Action): boolean {
  return !("late" in action || "gone" in action);
}

const nth = (choice: number): Action => ({ choice, answer: "yes" });
/** From the beginning, from a fix that worked, and from a weakening one that is in place: chance alone seldom gets there. */
const OPENINGS: readonly (readonly Action[])[] = [[], [0, 0, 0].map(nth), [0, 1, 0].map(nth), [0, 1, 0, 0, 1].map(nth)];
const talks = fc
  .tuple(fc.constantFrom(...OPENINGS), fc.array(action, { maxLength: 40 }))
  .map(([opening, actions]): readonly Action[] => [...opening, ...actions]);

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
        walk(knowledge, actions, ({ talk: { state, last }, action }) => {
          if (isOfThePerson(action)) expect(kinds(last).length > 0 || last.answer !== undefined).toBe(true);
          expect(state.prompt === undefined).toBe(state.stage === "closed");
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

  test("a case that is woken in its time has its next time after that, or none", () => {
    fc.assert(
      fc.property(talks, fc.nat({ max: 60 * 24 }), (actions, lateHours) =>
        walk(knowledge, actions, ({ talk: current }) => {
          const { wakesAt } = current;
          if (wakesAt === undefined) return;
          const woken = current.woken(wakesAt + lateHours * HOUR);
          expect(woken.last.facts).not.toEqual([]);
          expect(woken.wakesAt ?? Number.POSITIVE_INFINITY).toBeGreaterThan(woken.now);
        }),
      ),
      { numRuns: 200 },
    );
  });

  test("a case that is woken before its time says nothing and stays as it is", () => {
    fc.assert(
      fc.property(talks, fc.nat({ max: 60 * 24 }), (actions, earlyHours) =>
        walk(knowledge, actions, ({ talk: current }) => {
          const { wakesAt = Number.POSITIVE_INFINITY } = current;
          const woken = current.woken(Math.min(current.now + earlyHours * HOUR, wakesAt - 1));
          expect(woken.last).toEqual({ state: undefined, facts: [], effects: [], opensCase: false, forget: false });
        }),
      ),
      { numRuns: 200 },
    );
  });

  test("a case that is left alone is closed after some wakings", () => {
    fc.assert(
      fc.property(talks, (actions) =>
        walk(knowledge, actions, ({ talk: current }) => {
          let now = current;
          for (let times = 0; now.wakesAt !== undefined && times < 12; times += 1) now = now.woken();
          expect(now.state.stage).toBe("closed");
        }),
      ),
      { numRuns: 100 },
    );
  });

  test("nobody is asked or reminded while nobody is there, and timers are no sign of the person", () => {
    fc.assert(
      fc.property(talks, (actions) =>
        walk(knowledge, actions, ({ talk: { state, last }, action, before }) => {
          if (isOfThePerson(action)) return;
          expect(state.heardAt).toBe(before.heardAt);
          if (before.unreachable) expect(last.effects).toEqual([]);
        }),
      ),
      { numRuns: 200 },
    );
  });

  test("whoever does something is there again, and is heard of", () => {
    fc.assert(
      fc.property(talks, (actions) =>
        walk(knowledge, actions, ({ talk: { state, now }, action }) => {
          if (!isOfThePerson(action) || state.stage === "closed") return;
          expect(state).toMatchObject({ unreachable: false, heardAt: now });
        }),
      ),
      { numRuns: 200 },
    );
  });

  test("what weakens security goes from a case into the one that follows it", () => {
    fc.assert(
      fc.property(talks, (actions) =>
        walk(knowledge, actions, ({ talk: { state, last }, before }) => {
          if (!last.opensCase) return;
          const open = weakeningChanges(state, knowledge).map(({ fix }) => fix);
          expect(open).toEqual(expect.arrayContaining(weakeningChanges(before, knowledge).map(({ fix }) => fix)));
        }),
      ),
      { numRuns: 200 },
    );
  });
});
