import { REMIND_AFTER } from "../../src/conversation/times";
import { createDecide } from "../../src/turn/decide-in-words";
import { ENGLISH } from "../../src/view/sentences";
import { ANNA, contextFor, HERE } from "../support/given";
import { SMALL } from "../support/small-knowledge";
import { caseOf } from "../support/turns";

const words = { knowledge: SMALL, sentences: ENGLISH, helpdeskContact: undefined, retentionDays: 90, details: {} };
const decide = createDecide(contextFor(), words);
const DAY = 24 * 3_600_000;
const woken = (at: number) => ({ at, by: ANNA, place: HERE, what: { kind: "woken", case: "c1" } }) as const;

test("a decision says when the case wants to be woken next", () => {
  const open = caseOf(ANNA, "c1", { heardAt: 0 });
  expect(decide(open, woken(14 * DAY), "c2")).toMatchObject({ state: { stage: "closed" }, wakeAt: undefined });
});

test("also where nothing changes, as this program and this knowledge see it", () => {
  const { heardAt: _unknown, ...older } = caseOf(ANNA, "c1", {
    openedAt: 0,
    ledger: [{ fix: "open-lock", since: DAY, postponed: false }],
  });
  const decision = decide(older as typeof older & { heardAt: number }, woken(DAY), "c2");
  expect(decision).toMatchObject({ state: undefined, facts: [], messages: [], wakeAt: DAY + REMIND_AFTER });
});

test("there is no such time where there is no case", () => {
  expect(decide(undefined, woken(DAY), "c2")).toMatchObject({ state: undefined, wakeAt: undefined });
});
