import type { Case } from "../../src/conversation/case";
import { CLOSE_AFTER } from "../../src/conversation/times";
import { ANNA, BEN, contextFor, HERE, kinds, said, type Talk, talk } from "../support/given";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ADMIN = { codes: "0x904 / 0x7", environment: "none", "failing-moment": "yes", "can-administer-host": "yes" };
const NO_ADMIN = { ...ADMIN, "can-administer-host": "no" };

const asking = (form = ADMIN) => talk().say("remote desktop fails").press("continue", form);
const fixed = () => asking(NO_ADMIN).press("yes").press("worked");
/** A day after it was fixed: "Did it hold?" is open. */
const asked = () => fixed().woken();
/** A change that weakens security is in place, and its card is open. */
const weakened = () => asking().press("no").press("agree");
/** It works with the change, which the case waits to have taken back. */
const heldOpen = () => weakened().press("worked").press("enough");

/** More than any case needs; a case that never rests must not hold up the tests. */
const MOST_WAKINGS = 20;

/** How long after `from` each waking comes until the case rests, in days. */
function wakings(from: Talk): readonly number[] {
  const times: number[] = [];
  for (let now = from; now.wakesAt !== undefined && times.length < MOST_WAKINGS; now = now.woken()) {
    times.push((now.wakesAt - from.now) / DAY);
  }
  return times;
}

function at(days: number, from: Talk): Talk {
  return from.woken(from.now + days * DAY);
}

describe("a day after a case was fixed", () => {
  test("the person is asked whether it held, with what helped", () => {
    const next = asked();
    expect((next.now - fixed().now) / DAY).toBe(1);
    expect(said(next.last)).toMatchObject([{ kind: "follow-up", solvedBy: "push-cable" }]);
    // The summary stays: what it tells is still worth reading.
    expect(next.last.effects.map(({ kind }) => kind)).toEqual(["say"]);
    expect(next.state).toMatchObject({ stage: "fixed", prompt: { kind: "follow-up" } });
  });

  test("nothing happens before", () => {
    const early = at(0.99, fixed());
    expect(early.last).toMatchObject({ facts: [], effects: [], state: undefined });
  });

  test("it is asked up to three days late, and then not at all", () => {
    expect(kinds(at(4, fixed()).last)).toEqual(["follow-up"]);
    const late = at(4.01, fixed());
    expect(late.last.effects).toEqual([]);
    expect(late.state.prompt).toMatchObject({ kind: "solved" });
    expect((late.wakesAt ?? 0) - late.now).toBe(CLOSE_AFTER.fixed);
  });

  test("it holds: short thanks, and the case is closed", () => {
    const next = asked().press("holds");
    expect(kinds(next.last)).toEqual(["it-holds"]);
    expect(next.last.answer).toMatchObject({ kind: "settled", choice: "holds" });
    expect(next.last.facts.map(({ kind }) => kind)).toEqual(["settled", "held", "closed"]);
    expect(next.state).toMatchObject({ stage: "closed", closedFor: "held" });
    expect(next.wakesAt).toBeUndefined();
  });

  test.each([
    "Yes, it still works",
    "yes",
    "it still works",
    "Yes, it's still working fine, thanks!",
    "still works",
    "it works",
    "it holds",
  ])("%j says that it holds", (words) => {
    expect(asked().say(words).state).toMatchObject({ stage: "closed", closedFor: "held" });
  });

  test.each(["It came back", "no", "No, the same error again", "it fails again", "nope. still broken"])(
    "%j says that it came back, and the case goes on",
    (words) => {
      const next = asked().say(words);
      expect(next.last.opensCase).toBe(false);
      expect(next.state).toMatchObject({
        works: false,
        evidence: { fixes: { "push-cable": "failed" } },
        prompt: { kind: "undo", fix: "push-cable", reason: "did-not-help" },
      });
    },
  );

  test("what is said with it is not lost", () => {
    const next = asked().say("No, now the light is off");
    expect(next.state).toMatchObject({ works: false, evidence: { answers: { "light-off": "yes" } } });
    expect(asked().say("No - the light is off").state.works).toBe(false);
  });

  test.each(["No, thanks", "No, it works now", "hm", "what?"])("%j decides nothing", (words) => {
    const next = asked().say(words);
    expect(next.state).toMatchObject({ stage: "fixed", prompt: { kind: "follow-up" } });
    expect(kinds(next.last)).toEqual(["not-understood"]);
  });

  test("another problem opens a new case", () => {
    expect(asked().press("new-case").last.opensCase).toBe(true);
    expect(asked().say("another problem").last.opensCase).toBe(true);
  });

  test("it is asked once for a fix, and once more for the next one", () => {
    expect(kinds(asked().woken().last)).not.toContain("follow-up");

    const again = asked().press("came-back").press("undone").press("worked");
    expect(again.state).toMatchObject({ stage: "fixed", solvedBy: "swap-cable" });
    const second = again.woken();
    expect((second.now - again.now) / DAY).toBe(1);
    expect(said(second.last)).toMatchObject([{ kind: "follow-up", solvedBy: "swap-cable" }]);
  });

  test("what comes between leaves the question open", () => {
    expect(asked().say("forget me").press("keep").state.prompt).toMatchObject({ kind: "follow-up" });
    expect(kinds(asked().say("thank you!").last)).toEqual(["glad-it-works"]);
  });
});

describe("while something that weakens security is in place", () => {
  test("reminders come after 4 hours, then after 1, 2, 4 and 7 days, then weekly, until the case is closed", () => {
    const first = 4 / 24;
    expect(wakings(weakened())).toEqual([0, 1, 3, 7, 14, 21, 28].map((days) => first + days).concat(30));
  });

  test("a reminder names the change, and puts its way back on a new card that goes back to what was open", () => {
    const next = weakened().woken();
    expect(said(next.last)).toMatchObject([
      { kind: "reminder", changes: [{ fix: "open-lock", since: weakened().now }] },
      { kind: "undo", prompt: { fix: "open-lock", reason: "reminded" } },
    ]);
    expect(next.press("later").state.prompt).toMatchObject({ kind: "fix", fix: "open-lock" });
    expect(next.press("undone").state.ledger).toMatchObject([{ fix: "open-lock", undoneAt: expect.any(Number) }]);
  });

  test("a question that was open is asked again afterwards", () => {
    const question = weakened().press("failed").press("later").say("start over").press("continue", ADMIN);
    expect(question.state.prompt).toMatchObject({ kind: "question" });
    expect(question.woken().press("later").state.prompt).toMatchObject({ kind: "question" });
  });

  test("where it works already the card is put anew, and the old one is settled", () => {
    const before = heldOpen();
    const next = before.woken();
    expect(next.last.effects).toMatchObject([
      { kind: "say", message: { kind: "reminder" } },
      { kind: "replace", prompt: before.state.prompt?.id, message: { kind: "settled", choice: undefined } },
      { kind: "say", message: { kind: "undo", prompt: { reason: "before-closing" } } },
    ]);
    expect(next.press("undone").state.stage).toBe("fixed");
  });

  test("a second reminder goes back to the same as the first", () => {
    const next = weakened().woken().woken();
    expect(next.state.prompt).toMatchObject({ kind: "undo", before: { kind: "fix", fix: "open-lock" } });
  });

  test.each([
    ["a word", (now: Talk) => now.say("I am on it")],
    ["a button that puts it off", (now: Talk) => now.press("later")],
    ["a command", (now: Talk) => now.say("status")],
  ])("%s begins the 4 hours anew", (_name, answer) => {
    const later = answer(heldOpen().after(3 * HOUR));
    expect((later.wakesAt ?? 0) - later.now).toBe(4 * HOUR);
  });

  test("an answer to a reminder begins no new series", () => {
    const reminded = heldOpen().woken();
    const answered = reminded.say("I am on it");
    expect((answered.wakesAt ?? 0) - reminded.now).toBe(DAY);
    const shortBefore = reminded.after(23 * HOUR).say("still on it");
    expect((shortBefore.wakesAt ?? 0) - shortBefore.now).toBe(4 * HOUR);
  });

  test("a new change begins a new series", () => {
    const again = weakened().woken().woken().press("undone").say("start over").press("continue", ADMIN).press("no");
    const shown = again.press("agree");
    expect(shown.state).toMatchObject({ prompt: { kind: "fix", fix: "open-lock" }, reminders: 0 });
    expect((shown.wakesAt ?? 0) - shown.now).toBe(4 * HOUR);
  });

  test("once it is taken back no reminder comes", () => {
    expect(wakings(heldOpen().woken().press("undone"))).toEqual([1, 8]);
  });

  test("the new case of the same person is reminded of what the old one left", () => {
    const next = at(30, heldOpen()).say("my azure vm fails");
    expect(next.state).toMatchObject({ ledger: [{ fix: "open-lock" }], reminders: 0 });
    expect(said(next.woken().last)).toMatchObject([{ kind: "reminder" }, { kind: "undo" }]);
  });
});

describe("a case of which nothing is heard", () => {
  test("is closed after 14 days, and says so", () => {
    const open = asking();
    expect(wakings(open)).toEqual([14]);
    const next = open.woken();
    expect(said(next.last)).toEqual([{ kind: "closed-in-silence", changes: [] }]);
    expect(next.last.effects[0]).toMatchObject({ kind: "replace", message: { kind: "closed-card" } });
    expect(next.state).toMatchObject({ stage: "closed", closedFor: "silence" });
    expect(next.state.prompt).toBeUndefined();
  });

  test("is closed a week after the question whether it held, without a word", () => {
    const next = asked().woken();
    expect((next.now - asked().now) / DAY).toBe(7);
    expect(next.last.effects).toMatchObject([{ kind: "replace", message: { kind: "closed-card" } }]);
    expect(next.state.stage).toBe("closed");
  });

  test("is closed after 30 days where the helpdesk has it", () => {
    expect(wakings(asking().say("human"))).toEqual([30]);
  });

  test("names what still weakens security, also where that was the cure, and the next case takes it over", () => {
    const closed = at(31, heldOpen());
    expect(said(closed.last)).toMatchObject([{ kind: "closed-in-silence", changes: [{ fix: "open-lock" }] }]);
    expect(closed.say("undo").state).toMatchObject({ prompt: { kind: "undo", fix: "open-lock" } });
  });

  test("is not closed on the day of a reminder, however long the process was down", () => {
    const reminded = at(29.9, weakened());
    expect(kinds(reminded.last)).toEqual(["reminder", "undo"]);
    expect((reminded.wakesAt ?? 0) - reminded.now).toBe(DAY);
    expect(kinds(reminded.woken().last)).toEqual(["closed-in-silence"]);
  });

  test("waits anew from every sign of the person, even one that changes nothing else", () => {
    const shown = asking()
      .after(13 * DAY)
      .say("status");
    expect(shown.last.facts.map(({ kind }) => kind)).toEqual(["heard"]);
    expect(wakings(shown)).toEqual([14]);
  });

  test("hears nothing in what is not the person's", () => {
    const open = asking().after(13 * DAY);
    const press = { case: open.state.id, prompt: open.state.prompt?.id ?? "", choice: "yes", fields: {} };
    expect(open.event({ kind: "pressed", press }, BEN).wakesAt).toBe(open.wakesAt);
  });

  test("ends without a word where nobody ever said anything", () => {
    const next = talk().event({ kind: "installed" }).woken();
    expect(next.last.effects).toEqual([]);
    expect(next.state.stage).toBe("closed");
    expect(kinds(next.say("remote desktop fails").last)).toEqual(["intake"]);
  });
});

describe("after a case was closed", () => {
  const closed = () => asking().woken();

  test("a new message begins a new case", () => {
    const next = closed().say("remote desktop fails");
    expect(next.last.opensCase).toBe(true);
    expect(kinds(next.last)).toEqual(["intake"]);
  });

  test.each(["thanks!", "Great, thank you", "it works now, thanks"])("%j begins none", (words) => {
    const next = closed().say(words);
    expect(kinds(next.last)).toEqual(["told-after-closing"]);
    expect(next.last).toMatchObject({ facts: [], opensCase: false });
  });

  test("a greeting begins one", () => {
    expect(closed().say("hello").last.opensCase).toBe(true);
  });

  test("a press on its cards is told how to go on", () => {
    const { id } = closed().state;
    const press = { case: id, prompt: "2", choice: "yes", fields: {} };
    const next = closed().event({ kind: "pressed", press });
    expect(next.last).toMatchObject({ facts: [], effects: [], answer: { kind: "notice", notice: "case-closed" } });
  });

  test("it wakes to nothing", () => {
    const { last } = closed().woken(999 * DAY);
    expect(last).toMatchObject({ facts: [], effects: [], state: undefined });
  });
});

describe("a person who cannot be reached", () => {
  const gone = (from: Talk) => from.event({ kind: "unreachable", case: from.state.id });

  test("is neither asked nor reminded; the case is closed in its time, without a word", () => {
    expect(wakings(gone(fixed()))[0]).toBeCloseTo(7, 4);
    const next = gone(weakened()).woken();
    expect(next.state).toMatchObject({ stage: "closed", unreachable: true });
    expect(next.last.effects).toEqual([]);
  });

  test("is noted once, and is no sign of the person", () => {
    const next = gone(asking());
    expect(next.last.facts).toEqual([{ at: next.now, from: "platform", kind: "unreachable" }]);
    expect(next.state.heardAt).toBe(asking().state.heardAt);
    expect(gone(next).last.facts).toEqual([]);
  });

  test.each([
    ["a word", (now: Talk) => now.say("the light is off")],
    ["a button", (now: Talk) => now.press("yes")],
    ["a command", (now: Talk) => now.say("help")],
    ["an installation", (now: Talk) => now.event({ kind: "installed" })],
    ["a picture from another place", (now: Talk) => now.event({ kind: "sent-picture" }, ANNA, { ...HERE, address: 2 })],
  ])("is there again after %s", (_name, sign) => {
    const next = sign(gone(asking()));
    expect(next.last.facts[0]).toMatchObject({ kind: "reachable" });
    expect(next.state.unreachable).toBe(false);
  });

  test("who begins a new case is reachable in it", () => {
    const next = gone(asked()).press("new-case");
    expect(next.last.facts[0]).toMatchObject({ kind: "opened" });
    expect(next.state.unreachable).toBe(false);
  });
});

test("a case that an older program stored is woken by what it knows", () => {
  const { heardAt: _heard, reminders: _reminders, unreachable: _unreachable, ...older } = weakened().state;
  const next = talk(contextFor(), older as Case).woken(40 * DAY);
  expect(kinds(next.last)).toEqual(["closed-in-silence"]);
  const { last } = talk(contextFor(), older as Case).woken(3 * HOUR);
  expect(last.facts).toEqual([]);
});
