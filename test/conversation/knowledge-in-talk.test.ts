import { ENGLISH } from "../../src/view/sentences";
import { contextFor, kinds, said, talk } from "../support/given";
import { RICH } from "../support/rich-knowledge";

const context = contextFor(RICH);
const FORM = { codes: "0x904 / 0x7", environment: "none", "failing-moment": "yes", "can-administer-host": "no" };
const begun = () => talk(context).say("remote desktop fails");
const asked = (form: Record<string, string> = FORM) => begun().press("continue", form);

describe("names for commands", () => {
  test("the form's target goes into the case, and is not asked again", () => {
    const next = begun().press("continue", { ...FORM, target: "srv01.contoso.com:3390" });
    expect(next.state.details).toEqual({ host: "srv01.contoso.com", port: "3390" });
  });

  test("a target that cannot be one is refused plainly, and the talk goes on", () => {
    const next = begun().press("continue", { ...FORM, target: "srv01; calc" });
    expect(said(next.last)[0]).toEqual({ kind: "refused-detail", detail: "host", given: "srv01; calc" });
    expect(next.state).toMatchObject({ details: {}, intakeDone: true });
  });

  test("a password in the target field is cut, not kept", () => {
    const next = begun().press("continue", { ...FORM, target: "password: hunter2" });
    expect(JSON.stringify(next.state)).not.toContain("hunter2");
    expect(JSON.stringify(next.last)).not.toContain("hunter2");
  });

  test("what the first words tell is not asked in the form", () => {
    const first = talk(context).say("RDP to srv01.contoso.com fails");
    expect(first.state.details).toEqual({ host: "srv01.contoso.com" });
    expect(first.state.prompt).not.toMatchObject({ fields: expect.arrayContaining(["target"]) });
  });

  test("typed later it is played back, and the open card comes again with it filled in", () => {
    const next = asked().press("yes").say("host: srv02");
    expect(next.state.details).toEqual({ host: "srv02" });
    expect(kinds(next.last)).toEqual(["noted-details", "fix"]);
  });

  test("a value that is none is refused, and the open card stays", () => {
    const before = asked().press("yes");
    const next = before.say("host: srv02 & calc");
    expect(kinds(next.last)).toEqual(["refused-detail"]);
    expect(next.state.prompt).toEqual(before.state.prompt);
  });

  test("starting over forgets them", () => {
    expect(asked().say("host: srv02").say("start over").state.details).toEqual({});
  });
});

describe("error codes", () => {
  test("at the beginning their card can start the diagnosis", () => {
    const looked = talk(context).say("code 0x904 0x7");
    expect(looked.state.prompt).toMatchObject({ kind: "code", codes: ["0x904", "0x7"] });

    const started = looked.press("use-code");
    expect(started.state.evidence.answers).toEqual({ "error-code": "0x904", "extended-code": "0x7" });
    expect(started.state.prompt).toMatchObject({
      kind: "intake",
      fields: ["target", "environment", "failing-moment", "can-administer-host"],
    });
  });

  test("a code of another table tells what it stands for", () => {
    const started = talk(context).say("code -1073741718").press("use-code");
    expect(started.state.evidence.answers).toEqual({ "light-off": "yes" });
  });

  test("while a diagnosis is running the meaning is told, and the open card stays", () => {
    const before = asked();
    const next = before.say("code 0x904");
    expect(kinds(next.last)).toEqual(["code-meaning"]);
    expect(next.state.prompt).toEqual(before.state.prompt);
  });

  test("a case that knows its code keeps it, and the form stays", () => {
    const form = talk(context).say("0x904 / 0x7");
    const next = form.say("code 0x516");
    expect(kinds(next.last)).toEqual(["code-meaning"]);
    expect(next.state.prompt).toEqual(form.state.prompt);
  });

  test("without a readable code nothing begins but the form", () => {
    expect(kinds(talk(context).say("code banana1").last)).toEqual(["welcome", "code-meaning", "intake"]);
  });
});

describe("a triage block", () => {
  const look = () => asked().press("look-at-all");

  test("stands beside a question that needs a command, where it answers several", () => {
    expect(asked().state.prompt).toMatchObject({ kind: "question", observation: "light-off", block: "look" });
    expect(look().state.prompt).toMatchObject({ kind: "triage", block: "look" });
    const { prompt } = asked().state;
    expect(prompt && context.choiceLabel(prompt, "look-at-all")).toBe(ENGLISH.choices["look-at-all"]);
  });

  test("what it printed is taken as answers, and it is not offered again", () => {
    const next = look().say("PS> Get-All\nlight=off\ncode=0x204\nbare=yes\n--END--");
    expect(next.state.evidence.answers).toMatchObject({
      "light-off": "yes",
      "error-code": "0x204",
      "works-bare": "yes",
    });
    expect(next.state).toMatchObject({ triaged: ["look"], stage: "trying" });
  });

  test("output without its last line is taken, with a word that the end is missing", () => {
    const next = look().say("light=off\ncode=0x204");
    expect(kinds(next.last)).toContain("output-cut");
    expect(next.state.evidence.answers).toMatchObject({ "light-off": "yes" });
  });

  test("somebody who cannot run it is asked instead", () => {
    const next = look().press("cannot");
    expect(next.state.prompt).toMatchObject({ kind: "question", observation: "light-off" });
  });

  test("its commands come as text when asked for, and the card stays", () => {
    const next = look().press("commands");
    expect(kinds(next.last)).toEqual(["commands"]);
    expect(next.state.prompt).toMatchObject({ kind: "triage" });
  });
});

describe("bad advice", () => {
  test("asked about, it is corrected, and the open card stays", () => {
    const before = asked();
    const next = before.say("should I cut the cable?");
    expect(said(next.last)).toEqual([{ kind: "correction", told: { id: "cut-the-cable", done: false } }]);
    expect(next.state.prompt).toEqual(before.state.prompt);
    expect(next.state.ledger).toEqual([]);
  });

  test("followed already, its way back comes first, and then what was open", () => {
    const before = asked();
    const next = before.say("I already cut the cable");
    expect(kinds(next.last)).toEqual(["correction", "undo"]);
    expect(next.state.ledger).toMatchObject([{ fix: "cut-the-cable" }]);

    const back = next.press("undone");
    expect(back.state.prompt).toMatchObject({ kind: "question", observation: "light-off" });
    expect(back.state.ledger).toMatchObject([{ fix: "cut-the-cable", undoneAt: expect.any(Number) }]);
  });

  test("what was done keeps the case open until it is taken back", () => {
    const held = asked().say("I already cut the cable").press("later").say("it works now");
    expect(held.state).toMatchObject({
      works: true,
      prompt: { kind: "undo", fix: "cut-the-cable", reason: "before-closing" },
    });
    expect(held.press("undone").state.stage).toBe("fixed");
  });

  test("denied it is no matter", () => {
    expect(kinds(asked().say("I did not cut the cable").last)).not.toContain("correction");
    expect(kinds(asked().say("I wanted to cut the cable but did not").last)).not.toContain("correction");
  });

  test("as the first words it is corrected before the form", () => {
    expect(kinds(talk(context).say("a page told me to leave the lock open").last)).toEqual([
      "welcome",
      "correction",
      "intake",
    ]);
  });

  test("told twice it is on the list once", () => {
    const twice = asked().say("I already cut the cable").press("later").say("I have cut the cable");
    expect(twice.state.ledger).toHaveLength(1);
  });
});

describe("a fix for somebody else", () => {
  test("who cannot do it gets the text to send", () => {
    const next = asked().press("yes").press("cannot");
    expect(said(next.last)[0]).toEqual({ kind: "request", fix: "push-cable" });
  });

  test("at hand-over the best fix that others can do is asked for", () => {
    const handed = asked().press("yes").press("cannot").say("human");
    expect(said(handed.last)).toContainEqual({ kind: "request", fix: "push-cable" });
    expect(said(handed.last).find(({ kind }) => kind === "handed-over")).toMatchObject({
      packet: { forOthers: "push-cable" },
    });
  });
});

test("names from a text fill only what is open, and are played back", () => {
  const next = asked({ ...FORM, target: "srv01" }).say("mstsc /v:other-pc fails too");
  expect(next.state.details).toEqual({ host: "srv01" });
  const first = talk(context).say("mstsc /v:srv03:3391 fails");
  expect(said(first.last)).toContainEqual({ kind: "noted-details", details: { host: "srv03", port: "3391" } });
});

test("what is typed while a block is open is noted, and the block stays", () => {
  const before = asked().press("look-at-all");
  const next = before.say("i am the admin");
  expect(kinds(next.last)).toEqual(["noted"]);
  expect(next.state.prompt).toEqual(before.state.prompt);
  expect(kinds(before.say("Access is denied").last)).toEqual(["output-unread"]);
});

describe("advice that was followed", () => {
  test("counts each by itself: one after the other is asked back", () => {
    const both = asked()
      .press("cannot")
      .say("I already cut the cable. We have already left: leave the lock open, done that already");
    expect(both.state.ledger.map(({ fix }) => fix)).toEqual(["cut-the-cable", "leave-it-open"]);
    const next = both.press("undone");
    expect(next.state.prompt).toMatchObject({ kind: "question" });
    expect(next.press("yes").state.prompt).toMatchObject({ kind: "undo", fix: "leave-it-open", reason: "advised" });
  });

  test("an undo that something else overtook comes back before the next fix", () => {
    const lost = talk(context).say("I already cut the cable").say("code 0x904");
    expect(lost.state.prompt).toMatchObject({ kind: "code" });
    expect(lost.press("use-code").state.prompt).toMatchObject({ kind: "undo", fix: "cut-the-cable" });
  });

  test("told after it works, it takes the case out of fixed until it is taken back", () => {
    const fixed = asked().say("it works now");
    expect(fixed.state.stage).toBe("fixed");
    const held = fixed.say("I already cut the cable");
    expect(held.state.stage).not.toBe("fixed");
    expect(held.state.prompt).toMatchObject({ kind: "undo", reason: "before-closing" });
    expect(held.press("undone").state.stage).toBe("fixed");
  });
});

test("a request is sent once, also where the fix is the one to hand over with", () => {
  const handed = asked().press("yes").press("cannot");
  const requests = said(handed.last).filter(({ kind }) => kind === "request");
  expect(requests.length).toBeLessThanOrEqual(1);
});

test("new trouble after a fixed case begins a new one, bad advice in it or not", () => {
  const next = asked().say("it works now").say("error 0x904 again, should I cut the cable?");
  expect(next.last.opensCase).toBe(true);
});

test("a case that an older program stored goes on", () => {
  const { details: _details, triaged: _triaged, ...old } = asked().state;
  const next = talk(context, old as typeof old & Pick<ReturnType<typeof asked>["state"], "details" | "triaged">);
  expect(next.press("yes").state).toMatchObject({ details: {}, triaged: [] });
  expect(next.say("host: srv01").state.details).toEqual({ host: "srv01" });
});

test("a press on a card whose knowledge is gone leads to the next step", () => {
  const before = asked();
  const smaller = contextFor({ ...RICH, observations: RICH.observations.filter(({ id }) => id !== "light-off") });
  const next = talk(smaller, before.state).press("yes");
  expect(next.last.answer).toMatchObject({ notice: "already-answered" });
  expect(next.state.prompt).toBeDefined();
});

test("a card about what the knowledge no longer has is passed over", () => {
  const before = asked();
  const smaller = contextFor({ ...RICH, observations: RICH.observations.filter(({ id }) => id !== "light-off") });
  const next = talk(smaller, before.state).say("hello");
  expect(next.state.prompt).not.toMatchObject({ observation: "light-off" });
});
