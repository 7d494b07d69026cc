import type { Place } from "../../src/conversation/event";
import { ANNA, BEN, contextFor, HERE, kinds, replay, said, talk } from "../support/given";

const ADMIN = { codes: "0x904 / 0x7", environment: "none", "failing-moment": "yes", "can-administer-host": "yes" };
const NO_ADMIN = { ...ADMIN, "can-administer-host": "no" };

/** Past the form; the question about the light is next. */
const asking = (form = ADMIN) => talk().say("remote desktop fails").press("continue", form);
/** Past the question: the box is broken, and the person administers it. */
const broken = () => asking().press("no");

test("the first words are greeted and answered with one form for all that is open", () => {
  const first = talk().say("remote desktop fails");
  expect(kinds(first.last)).toEqual(["welcome", "intake"]);
  expect(first.state.prompt).toMatchObject({
    fields: ["codes", "target", "environment", "failing-moment", "can-administer-host"],
  });
});

test("what the first words say is taken as answered and not asked again", () => {
  const first = talk().say("my azure vm says 0x904 extended 0x7, i am the admin");
  expect(first.state.evidence.answers).toEqual({
    "error-code": "0x904",
    "extended-code": "0x7",
    "target-azure-vm": "yes",
    "can-administer-host": "yes",
  });
  expect(first.state.prompt).toMatchObject({ fields: ["environment", "failing-moment"] });
});

test("the form's answers count, and what is left open counts as not known", () => {
  const { state } = talk()
    .say("hello")
    .press("continue", { codes: "", environment: "via-pam", "failing-moment": "yes" });
  expect(state.evidence.answers).toEqual({
    "error-code": "unknown",
    "extended-code": "unknown",
    "via-pam": "yes",
    "failing-moment": "yes",
    "can-administer-host": "unknown",
  });
});

test("what is left unticked beside a tick is likely not so, and may still be asked", () => {
  const filled = (environment: string) =>
    talk()
      .say("hello")
      .press("continue", { ...ADMIN, environment }).state.evidence;
  expect(filled("via-pam").hints).toEqual({ "target-azure-vm": "no" });
  expect(filled("none").answers).toMatchObject({ "target-azure-vm": "no", "via-pam": "no" });
});

test("a code that cannot be read is named, and only the code is asked again", () => {
  const next = talk()
    .say("hello")
    .press("continue", { ...ADMIN, codes: "banana" });
  expect(said(next.last)[0]).toEqual({ kind: "unreadable-field", value: "banana" });
  expect(next.state.prompt).toMatchObject({ kind: "intake", fields: ["codes"] });
  expect(next.state.evidence.answers["failing-moment"]).toBe("yes");
});

test("asked for the extended code alone, a code typed alone is that one", () => {
  const first = talk().say("it says error 0x904");
  expect(first.state.prompt).toMatchObject({ fields: expect.arrayContaining(["codes"]) });
  const codes = (typed: string) => first.press("continue", { ...ADMIN, codes: typed }).state.evidence.answers;
  expect(codes("0x7")).toMatchObject({ "error-code": "0x904", "extended-code": "0x7" });
  expect(codes("0x904")).toMatchObject({ "error-code": "0x904", "extended-code": "unknown" });
  expect(codes("0x904 0x7")).toMatchObject({ "error-code": "0x904", "extended-code": "0x7" });
});

test("after the form comes the question that separates the causes", () => {
  expect(asking().state).toMatchObject({ stage: "asking", prompt: { kind: "question", observation: "light-off" } });
});

test("a press settles its card for the presser and in the chat", () => {
  const { last } = asking().press("yes");
  expect(last.answer).toMatchObject({ kind: "settled", choice: "yes" });
  expect(last.effects[0]).toMatchObject({ kind: "replace", prompt: "2", messageId: "m1" });
});

test("typed words on a choice count like a press", () => {
  expect(asking().say("Yes").state.evidence.answers["light-off"]).toBe("yes");
  expect(asking().say("i don't know").state.evidence.answers["light-off"]).toBe("unknown");
});

test("an answer in one's own words counts, and the card that asked is closed", () => {
  const next = asking().say("the light is off");
  expect(next.state.evidence.answers["light-off"]).toBe("yes");
  expect(next.last.effects[0]).toMatchObject({ kind: "replace", prompt: "2", message: { choice: undefined } });
});

test("words that say nothing about the trouble change nothing", () => {
  const next = asking().say("blue elephants");
  expect(kinds(next.last)).toEqual(["not-understood"]);
  expect(next.state.prompt?.id).toBe("2");
});

test("an empty message is answered plainly", () => {
  expect(kinds(asking().say("   ").last)).toEqual(["nothing-said"]);
});

test("a secret is reported, and only the cut text is recorded", () => {
  const next = asking().say("password: hunter2 and the light is off");
  expect(kinds(next.last)[0]).toBe("secrets-cut");
  expect(JSON.stringify(next.last)).not.toContain("hunter2");
});

test("a fix that works ends the case with a summary", () => {
  const next = asking(NO_ADMIN).press("yes").press("worked");
  expect(next.state).toMatchObject({ stage: "fixed", works: true, solvedBy: "push-cable" });
  expect(kinds(next.last)).toEqual(["solved"]);
});

test("a change that did not help is taken back before the next fix", () => {
  const failed = asking(NO_ADMIN).press("yes").press("failed");
  expect(failed.state.prompt).toMatchObject({ kind: "undo", fix: "push-cable", reason: "did-not-help" });

  const undone = failed.press("undone");
  expect(undone.state.ledger).toMatchObject([{ fix: "push-cable", undoneAt: expect.any(Number) }]);
  expect(undone.state.prompt).toMatchObject({ kind: "fix", fix: "swap-cable" });
});

test("a change that cannot be taken back now stays on the list, and the talk goes on", () => {
  const next = asking(NO_ADMIN).press("yes").press("failed").press("later");
  expect(next.state.ledger).toMatchObject([{ fix: "push-cable", postponed: true }]);
  expect(next.state.prompt).toMatchObject({ kind: "fix", fix: "swap-cable" });
});

test("what weakens security comes only after consent, and counts from the moment its card is shown", () => {
  expect(broken().state).toMatchObject({ prompt: { kind: "consent", fix: "open-lock" }, ledger: [] });
  expect(broken().press("agree").state).toMatchObject({ prompt: { kind: "fix" }, ledger: [{ fix: "open-lock" }] });
});

test("what weakens security is never offered to somebody who does not administer the target", () => {
  const { state } = asking(NO_ADMIN).press("no");
  expect(state.prompt).toMatchObject({ kind: "handed-over" });
});

test("no consent, no change: another way is looked for", () => {
  const { state } = broken().press("decline");
  expect(state).toMatchObject({
    ledger: [],
    evidence: { fixes: { "open-lock": "declined" } },
    prompt: { fix: "swap-box" },
  });
});

test("a weakening test that did not help is taken back first, and tells something", () => {
  const { state } = broken().press("agree").press("failed");
  expect(state.prompt).toMatchObject({ kind: "undo", fix: "open-lock", reason: "did-not-help" });
  expect(state.evidence.answers["works-bare"]).toBe("no");
});

test("a case is held open until what weakens security is taken back", () => {
  const works = broken().press("agree").press("failed").press("later").press("worked");
  expect(works.state).toMatchObject({
    works: true,
    stage: "trying",
    prompt: { kind: "undo", reason: "before-closing" },
  });

  const later = works.press("later");
  expect(kinds(later.last)).toEqual(["held-open"]);
  expect(later.state.prompt).toEqual(works.state.prompt);
  expect(later.press("undone").state.stage).toBe("fixed");
});

test("a test that worked asks how to go on, and the lasting fix comes next", () => {
  const tested = broken().press("agree").press("worked");
  expect(tested.state.prompt).toMatchObject({ kind: "tested", fix: "open-lock" });
  expect(tested.press("go-on").state.prompt).toMatchObject({ kind: "fix", fix: "swap-box" });
  expect(tested.press("enough").state.prompt).toMatchObject({ kind: "undo", reason: "before-closing" });
});

test("trouble that returns once security is back goes on with the next fix", () => {
  const next = broken().press("agree").press("worked").press("enough").press("undone-fails");
  expect(next.state).toMatchObject({ works: false, prompt: { kind: "fix", fix: "swap-box" } });
});

test("a fix that this person cannot do is not offered again", () => {
  const { state } = asking(NO_ADMIN).press("yes").press("cannot");
  expect(state.evidence.fixes["push-cable"]).toBe("cannot");
  expect(state.prompt).not.toMatchObject({ fix: "push-cable" });
  expect(state.ledger).toEqual([]);
});

test("asides show something and leave the card open", () => {
  const fix = asking(NO_ADMIN).press("yes");
  for (const [choice, kind] of [
    ["more", "menu"],
    ["why", "why"],
    ["commands", "commands"],
    ["status", "status"],
    ["ledger", "ledger"],
  ] as const) {
    const aside = fix.press(choice);
    expect(kinds(aside.last)).toEqual([kind]);
    expect(aside.state.prompt).toEqual(fix.state.prompt);
  }
});

test("an answer can be corrected later, and the plan follows", () => {
  const corrected = asking(NO_ADMIN).press("yes").press("correct").press("correct-this", { answer: "light-off" });
  expect(corrected.state.prompt).toMatchObject({ kind: "question", observation: "light-off" });
  expect(corrected.press("no").state).toMatchObject({ evidence: { answers: { "light-off": "no" } } });
});

test("a human gets everything, as a card and as text", () => {
  const next = asking().say("human");
  expect(kinds(next.last)).toEqual(["handed-over", "packet-text"]);
  expect(next.state.stage).toBe("with-desk");
});

test("words after the hand-over are kept for the helpdesk, and the bot does not go on by itself", () => {
  const next = asking().say("human").say("the light is off");
  expect(kinds(next.last)).toEqual(["added-to-packet"]);
  expect(next.state).toMatchObject({ stage: "with-desk", evidence: { answers: { "light-off": "yes" } } });
});

test("after a hand-over a person may go on with the bot", () => {
  expect(asking().say("human").press("go-on").state).toMatchObject({ goesOnAlone: true, prompt: { kind: "question" } });
});

test("starting over forgets the answers and keeps the ledger", () => {
  const again = broken().press("agree").say("start over");
  expect(again.state).toMatchObject({
    evidence: { answers: {}, fixes: {} },
    ledger: [{ fix: "open-lock" }],
    stage: "intake",
  });
  expect(kinds(again.last)).toEqual(["started-over", "intake"]);
});

test("a solved case that comes back goes on with the next fix", () => {
  const back = asking(NO_ADMIN).press("yes").press("worked").press("came-back");
  expect(back.state).toMatchObject({
    works: false,
    evidence: { fixes: { "push-cable": "failed" } },
    prompt: { kind: "undo" },
  });
});

test("new trouble after a solved case opens a new one, which inherits what is still to be taken back", () => {
  const solved = asking(NO_ADMIN).press("yes").press("failed").press("later").press("worked");
  const fresh = solved.say("my azure vm fails");
  expect(fresh.last.opensCase).toBe(true);
  expect(fresh.state.id).not.toBe(solved.state.id);
  expect(fresh.state.ledger).toMatchObject([{ fix: "push-cable" }]);
});

test("thanks after a solved case open nothing", () => {
  const thanks = asking(NO_ADMIN).press("yes").press("worked").say("thank you!");
  expect(kinds(thanks.last)).toEqual(["glad-it-works"]);
  expect(thanks.state.stage).toBe("fixed");
});

test("forgetting is asked for once more, and then nothing is left", () => {
  const asked = broken().press("agree").say("forget me");
  expect(asked.state.prompt?.kind).toBe("forget");
  const done = asked.press("forget");
  expect(done.last).toMatchObject({ forget: true, state: undefined, facts: [] });
  expect(said(done.last)).toMatchObject([{ kind: "forgotten", changes: [{ fix: "open-lock" }] }]);
  expect(asked.press("keep").state.prompt?.kind).toBe("fix");
});

test("undo lists what is open and shows how", () => {
  expect(kinds(asking().say("undo").last)).toEqual(["nothing-to-undo"]);
  expect(broken().press("agree").say("undo").state.prompt).toMatchObject({
    kind: "undo",
    fix: "open-lock",
    reason: "asked",
  });
});

test("a picture gets a plain answer", () => {
  expect(kinds(talk().event({ kind: "sent-picture" }).last)).toEqual(["welcome", "no-pictures", "intake"]);
});

test("being installed greets once and asks nothing yet", () => {
  const installed = talk().event({ kind: "installed" });
  expect(kinds(installed.last)).toEqual(["welcome"]);
  expect(kinds(installed.event({ kind: "installed" }).last)).toEqual([]);
  expect(kinds(installed.say("hello").last)).toEqual(["intake"]);
});

describe("what weakens security cannot slip off the list", () => {
  const inPlace = () => broken().press("agree").press("failed").press("later");

  test("a change that is still in place is not offered once more after starting over", () => {
    const again = inPlace().say("start over").press("continue", ADMIN).press("no");
    expect(again.state.prompt).not.toMatchObject({ fix: "open-lock" });
    expect(again.state.ledger).toMatchObject([{ fix: "open-lock" }]);
  });

  test("a bare yes does not count as taken back", () => {
    const held = broken().press("agree").press("worked").press("enough");
    const { state } = held.say("yes");
    expect(state).toMatchObject({ stage: "trying", prompt: { kind: "undo" }, ledger: [{ fix: "open-lock" }] });
    expect(state.ledger[0]?.undoneAt).toBeUndefined();
  });

  test("a fix that is taken back before it was rated does not come back at once", () => {
    const { state } = broken().press("agree").say("undo").press("undone");
    expect(state).toMatchObject({ consented: [], evidence: { fixes: { "open-lock": "declined" } } });
    expect(state.prompt).not.toMatchObject({ fix: "open-lock" });
  });

  test("a fix that was taken back and its consent with it is not shown again after going back to it", () => {
    const shown = broken().press("agree");
    const back = shown.say("correct").say("undo").press("undone").press("back");
    expect(shown.state.prompt).toMatchObject({ kind: "fix", fix: "open-lock" });
    expect(back.state.consented).toEqual([]);
    expect(back.state.prompt).not.toMatchObject({ kind: "fix", fix: "open-lock" });
  });

  test("somebody who never made the change can say so before the case is closed", () => {
    const held = broken().press("agree").say("human").press("works");
    expect(held.state.prompt).toMatchObject({ kind: "undo", reason: "before-closing" });
    expect(held.press("unchanged").state).toMatchObject({ stage: "fixed", ledger: [] });
  });

  test("a person who says in the middle of it that they do not administer the target is led away", () => {
    const { state } = broken().press("agree").say("no, i am not the admin");
    expect(state.evidence.answers["can-administer-host"]).toBe("no");
    expect(state).toMatchObject({ ledger: [], evidence: { fixes: { "open-lock": "cannot" } } });
  });
});

describe("words are understood at every stage", () => {
  test("the words on an aside show it, whatever card is open, and decide nothing", () => {
    const next = broken().say("why th");
    expect(next.state).toMatchObject({ prompt: { kind: "consent" }, evidence: { fixes: {} } });
    expect(kinds(next.last)).toEqual(["why"]);
  });

  test("an environment that was told before is not offered again when the form comes anew", () => {
    const next = talk().say("it is an azure vm").say("it says 0x904 / 0x7");
    expect(said(next.last)).toMatchObject([{ kind: "intake", environments: ["via-pam"] }]);
  });

  test.each(["it works now, thanks", "solved!"])("%s ends the trouble at a question too", (words) => {
    expect(asking().say(words).state).toMatchObject({ works: true, stage: "fixed" });
  });

  test("new words in the middle of a fix are noted, and its card stays", () => {
    const fix = asking(NO_ADMIN).press("yes");
    const next = fix.say("it is an azure vm");
    expect(kinds(next.last)).toEqual(["noted"]);
    expect(next.state.prompt).toEqual(fix.state.prompt);
  });

  test("words after a hand-over stand in the packet", () => {
    const next = asking().say("human").say("the laptop is blue").say("human");
    expect(said(next.last)[0]).toMatchObject({
      packet: { case: { words: expect.arrayContaining(["the laptop is blue"]) } },
    });
  });

  test("the trouble may come back while another card is open", () => {
    const solved = asking(NO_ADMIN).press("yes").press("worked");
    expect(solved.say("undo").say("it came back").state).toMatchObject({ works: false, prompt: { kind: "undo" } });
    const held = broken().press("agree").press("worked").press("enough");
    expect(held.say("it came back").state).toMatchObject({ works: false, prompt: { kind: "fix", fix: "swap-box" } });
  });

  test("asking for the same thing twice is answered too", () => {
    expect(kinds(asking().say("forget me").say("forget me").last)).toEqual(["see-above"]);
  });

  test("who keeps their data is asked again what was asked before", () => {
    const before = broken().press("agree").press("worked");
    expect(before.say("forget me").press("keep").state.prompt).toMatchObject({ kind: "tested", fix: "open-lock" });
    const packet = asking().say("human");
    expect(packet.say("forget me").press("keep").state.prompt).toMatchObject({ kind: "handed-over" });
  });

  test("a talk that begins with a command goes on with the form", () => {
    expect(kinds(talk().say("help").last)).toEqual(["welcome", "help", "intake"]);
    expect(kinds(talk().say("undo").last)).toEqual(["welcome", "nothing-to-undo", "intake"]);
  });

  test("who does not know what the form asks says so", () => {
    expect(talk().say("hello").say("I don't know").state).toMatchObject({ intakeDone: true });
  });

  test("a secret in the form's code field is reported and not kept", () => {
    const next = talk()
      .say("hello")
      .press("continue", { ...ADMIN, codes: "password: hunter22" });
    expect(kinds(next.last)).toContain("secrets-cut");
    expect(JSON.stringify(next.last)).not.toContain("hunter22");
  });
});

describe("a press that is not right changes nothing", () => {
  const press = { case: "case1", prompt: "2", choice: "yes", fields: {} };
  const open = asking();
  const answered = (what: object, by = ANNA, place = HERE) => {
    const { last } = open.event({ kind: "pressed", press: { ...press, ...what } }, by, place);
    expect(last).toMatchObject({ facts: [], effects: [], state: undefined });
    return last.answer;
  };

  test("by another person", () => {
    expect(answered({}, BEN)).toEqual({ kind: "notice", notice: "not-yours" });
  });
  test("by the same name in another tenant", () => {
    expect(answered({}, ANNA, { ...HERE, tenant: "other" })).toEqual({ kind: "notice", notice: "not-yours" });
  });
  test("in another conversation", () => {
    expect(answered({}, ANNA, { ...HERE, conversation: "d" })).toEqual({ kind: "notice", notice: "button-not-ours" });
  });
  test("in a conversation that others read, when it is from there", () => {
    const shared = { ...HERE, conversation: "d", visibility: "shared" } as const;
    expect(answered({}, ANNA, shared)).toEqual({ kind: "notice", notice: "button-not-ours" });
  });
  test("on an answered card", () => {
    expect(answered({ prompt: "1", choice: "continue" })).toEqual({ kind: "notice", notice: "already-answered" });
  });
  test.each(["3", "0", "-1", "x", "1e1", "999999999999"])("on a prompt that was never put: %s", (prompt) => {
    expect(answered({ prompt })).toEqual({ kind: "notice", notice: "button-not-ours" });
  });
  test.each(["worked", "__proto__", "", "agree"])("with a choice that the card does not offer: %s", (choice) => {
    expect(answered({ choice })).toEqual({ kind: "notice", notice: "button-not-ours" });
  });
  test("on a case that is gone", () => {
    const { last } = talk().event({ kind: "pressed", press });
    expect(last.answer).toEqual({ kind: "notice", notice: "case-gone" });
  });
});

test("the facts of a whole talk lead to the same case as deciding did", () => {
  const context = contextFor();
  let current = talk(context).say("hello");
  let facts = [...current.last.facts];
  for (const choice of ["continue", "no", "agree", "failed", "undone", "worked"]) {
    current = current.press(choice, ADMIN);
    facts = [...facts, ...current.last.facts];
  }
  expect(replay(facts)).toEqual(current.state);
  expect(current.state.stage).toBe("fixed");
});

test("a case that began where others read goes on in private when its person answers there, but not the other way round", () => {
  const room: Place = { ...HERE, conversation: "room", visibility: "shared" };
  const alone: Place = { ...HERE, conversation: "alone" };
  const begun = talk().event({ kind: "said", reading: contextFor().read("remote desktop fails") }, ANNA, room);
  const press = { case: begun.state.id, prompt: begun.state.prompt?.id ?? "", choice: "continue", fields: ADMIN };
  const moved = begun.event({ kind: "pressed", press }, ANNA, alone);
  expect(moved.state).toMatchObject({ stage: "asking", place: alone });
  expect(moved.last.facts).toContainEqual(expect.objectContaining({ kind: "moved", place: alone }));

  const next = { ...press, prompt: moved.state.prompt?.id ?? "", choice: "yes", fields: {} };
  const back = moved.event({ kind: "pressed", press: next }, ANNA, room);
  expect(back.last.answer).toEqual({ kind: "notice", notice: "button-not-ours" });
});

test("where others read along, the welcome says so and how to be heard", () => {
  const room: Place = { ...HERE, conversation: "room", visibility: "shared" };
  const { last } = talk().event({ kind: "said", reading: contextFor().read("remote desktop fails") }, ANNA, room);
  expect(said(last)[0]).toEqual({ kind: "welcome", isShared: true });
  expect(said(talk().say("remote desktop fails").last)[0]).toEqual({ kind: "welcome", isShared: false });
});

describe("somebody who asks to begin, without a word of what is wrong", () => {
  const started = { kind: "started" } as const;

  test("gets the form, and where something is open already the same once more", () => {
    const first = talk().event(started);
    expect(first.state).toMatchObject({ stage: "intake", prompt: { kind: "intake", id: "1" } });
    const again = first.event(started);
    expect(again.state).toMatchObject({ id: first.state.id, prompt: { kind: "intake", id: "2" } });
    const question = asking().event(started);
    expect(question.state.prompt).toMatchObject({ kind: "question", observation: "light-off" });
  });

  test("gets a new case where the last one was solved", () => {
    const solved = asking().press("yes").press("worked");
    expect(solved.state.stage).toBe("fixed");
    const next = solved.event(started);
    expect(next.state.id).not.toBe(solved.state.id);
    expect(next.state).toMatchObject({ stage: "intake", prompt: { kind: "intake" } });
  });
});
