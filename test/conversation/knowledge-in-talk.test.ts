import type { Knowledge } from "../../src/diagnosis/knowledge";
import { contextFor, kinds, said, talk } from "../support/given";
import { SMALL } from "../support/small-knowledge";

const KEPT = {
  sources: [{ title: "A page", url: "https://example.org/page" }],
  reviewed: "2026-11-20",
  owner: "The workshop",
};

const RICH: Knowledge = {
  ...SMALL,
  observations: SMALL.observations.map((one) =>
    one.id === "light-off"
      ? {
          ...one,
          how: [
            {
              text: "Look.",
              command: { shell: "powershell", elevated: false, on: "client", run: "Get-Light '{host}'" },
            },
          ],
        }
      : one,
  ),
  fixes: SMALL.fixes.map((fix) =>
    fix.id === "push-cable"
      ? {
          ...fix,
          needs: "local-admin",
          request: "Please push the cable of {host}.",
          steps: [
            { text: "Push.", command: { shell: "powershell", elevated: false, on: "client", run: "Push-It '{host}'" } },
          ],
        }
      : fix,
  ),
  codes: [
    ...SMALL.codes,
    {
      code: "0xc000006a",
      table: "sub-status",
      meaning: "Wrong password.",
      status: "documented",
      tells: { observation: "light-off", value: "yes" },
      source: { title: "A page", url: "https://example.org/page" },
    },
  ],
  corrections: [
    {
      id: "cut-the-cable",
      advice: "Cut the cable",
      says: ["cut the cable"],
      wrong: "It stays cut.",
      instead: "Push it in.",
      fix: "push-cable",
      risk: "weakens",
      undo: { steps: [{ text: "Solder it." }] },
      ...KEPT,
    },
    {
      id: "leave-it-open",
      advice: "Leave the lock open",
      says: ["leave the lock open"],
      wrong: "Anybody can open it.",
      instead: "Close it.",
      risk: "weakens",
      undo: { sameAs: "open-lock" },
      ...KEPT,
    },
  ],
  triage: [
    {
      id: "look",
      title: "Look at it all",
      needs: "end-user",
      minutes: 1,
      why: "One look answers all.",
      steps: [
        { text: "Run.", command: { shell: "powershell", elevated: false, on: "client", run: "Get-All; '--END--'" } },
      ],
      reads: [
        { line: "^light=off$", observation: "light-off", value: "yes" },
        { line: "^light=on$", observation: "light-off", value: "no" },
        { line: "^code=(0x[0-9a-f]+)$", observation: "error-code", value: "$1" },
        { line: "^bare=yes$", observation: "works-bare", value: "yes" },
        { line: "^more=yes$", observation: "via-gate", value: "yes" },
      ],
      end: "--END--",
      ...KEPT,
    },
  ],
};
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
    const first = talk(context).say("I connect to srv01.contoso.com and it fails");
    expect(first.state.details).toEqual({ host: "srv01.contoso.com" });
    expect(first.state.prompt).not.toMatchObject({ fields: expect.arrayContaining(["target"]) });
  });

  test("typed later it is played back, and the open card comes again with it filled in", () => {
    const next = asked().press("cannot").press("yes").say("host: srv02");
    expect(next.state.details).toEqual({ host: "srv02" });
    expect(kinds(next.last)).toEqual(["noted-details", "fix"]);
  });

  test("a value that is none is refused, and the open card stays", () => {
    const before = asked().press("cannot").press("yes");
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

  test("without a readable code nothing begins but the form", () => {
    expect(kinds(talk(context).say("code banana1").last)).toEqual(["welcome", "code-meaning", "intake"]);
  });
});

describe("a triage block", () => {
  test("comes instead of a question that needs a command, where it answers several", () => {
    expect(asked().state.prompt).toMatchObject({ kind: "triage", block: "look" });
  });

  test("what it printed is taken as answers, and it is not offered again", () => {
    const next = asked().say("PS> Get-All\nlight=off\ncode=0x204\nbare=yes\n--END--");
    expect(next.state.evidence.answers).toMatchObject({
      "light-off": "yes",
      "error-code": "0x204",
      "works-bare": "yes",
    });
    expect(next.state).toMatchObject({ triaged: ["look"], stage: "trying" });
  });

  test("output without its last line is taken, with a word that the end is missing", () => {
    const next = asked().say("light=off\ncode=0x204");
    expect(kinds(next.last)).toContain("output-cut");
    expect(next.state.evidence.answers).toMatchObject({ "light-off": "yes" });
  });

  test("somebody who cannot run it is asked instead", () => {
    const next = asked().press("cannot");
    expect(next.state.prompt).toMatchObject({ kind: "question", observation: "light-off" });
  });

  test("its commands come as text when asked for, and the card stays", () => {
    const next = asked().press("commands");
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
    const before = asked().press("cannot");
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
    const next = asked().press("cannot").press("yes").press("cannot");
    expect(said(next.last)[0]).toEqual({ kind: "request", fix: "push-cable" });
  });

  test("at hand-over the best fix that others can do is asked for", () => {
    const handed = asked().press("cannot").press("yes").press("cannot").say("human");
    expect(said(handed.last)).toContainEqual({ kind: "request", fix: "push-cable" });
    expect(said(handed.last).find(({ kind }) => kind === "handed-over")).toMatchObject({
      packet: { forOthers: "push-cable" },
    });
  });
});

test("a card about what the knowledge no longer has is passed over", () => {
  const before = asked().press("cannot");
  const smaller = contextFor({ ...RICH, observations: RICH.observations.filter(({ id }) => id !== "light-off") });
  const next = talk(smaller, before.state).say("hello");
  expect(next.state.prompt).not.toMatchObject({ observation: "light-off" });
});
