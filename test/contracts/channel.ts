import { ENGLISH } from "../../src/view/sentences";
import { createBareView } from "../../src/view/view-context";
import type { ChannelWorld } from "../support/channel-worlds/channel-world";

const PROMPT = { case: "c1", prompt: "7" };
const QUESTION = createBareView("question", {
  title: "Port test",
  text: ["Does it say True?"],
  choices: [
    { id: "open", label: "It says True" },
    { id: "closed", label: "It says False" },
  ],
  prompt: PROMPT,
});
const FORM = createBareView("intake", {
  title: "A few things at once",
  fields: [
    { kind: "text", id: "target", label: "Which computer?", placeholder: "srv01", maxLength: 100 },
    {
      kind: "several",
      id: "environment",
      label: "What applies?",
      options: [
        { id: "azure", label: "Azure" },
        { id: "vpn", label: "VPN" },
        { id: "pam", label: "PAM" },
      ],
    },
    { kind: "one", id: "admin", label: "Admin?", options: [{ id: "yes", label: "Yes" }] },
  ],
  choices: [{ id: "continue", label: "Go on" }],
  prompt: PROMPT,
});
const FILLED = { target: "srv01.contoso.com", environment: "azure,pam", admin: "yes" };
const STEPS = Array.from({ length: 24 }, (_, index) =>
  `Step number ${index + 1} ${"goes on and on ".repeat(25)}`.trim(),
);
const LONG = createBareView("fix", {
  title: "A long way",
  sections: [
    {
      title: "Do this",
      steps: STEPS.map((text, index) => ({ number: String(index + 1), text, click: "" })),
    },
  ],
  choices: [{ id: "worked", label: "It worked" }],
  prompt: PROMPT,
});
const TYPED = 'a < b & "c" > *d* _e_ <!channel> ${title} `f` @here';

/** What every channel does, whatever its platform looks like. */
export function channelContract(open: () => Promise<ChannelWorld>): void {
  let world: ChannelWorld;
  beforeEach(async () => {
    world = await open();
  });
  afterEach(async () => world?.stop());

  test("a button brings back the event that it promised", async () => {
    await world.post(QUESTION);
    await world.press("It says False");
    expect(world.talk.taken.at(-1)?.what).toMatchObject({
      kind: "pressed",
      press: { ...PROMPT, choice: "closed", fields: {} },
    });
  });

  test("a filled form comes with its button", async () => {
    await world.post(FORM);
    await world.press("Go on", FILLED);
    expect(world.talk.taken.at(-1)?.what).toMatchObject({
      kind: "pressed",
      press: { ...PROMPT, choice: "continue", fields: FILLED },
    });
  });

  test("what a person types comes as they typed it", async () => {
    await world.say(TYPED);
    expect(world.talk.taken.at(-1)?.what).toEqual({ kind: "said", text: TYPED });
  });

  test("the bot does not listen to itself", async () => {
    await world.say("help");
    const before = [world.talk.taken.length, world.seen().length];
    await world.hearItself?.();
    expect([world.talk.taken.length, world.seen().length]).toEqual(before);
  });

  test("a long view comes whole, in its order, within the limits, and its button works", async () => {
    await world.post(LONG);
    expect(world.problems()).toEqual([]);
    const shown = world.seen().join("\n").replace(/\s+/g, " ");
    const places = STEPS.map((step) => shown.indexOf(step));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    await world.press("It worked");
    expect(world.talk.taken.at(-1)?.what).toMatchObject({ kind: "pressed", press: { ...PROMPT, choice: "worked" } });
  });

  test("a prompt that was answered says so, and nothing changes", async () => {
    await world.say("0x904 / 0x7");
    await world.press(ENGLISH.choices["continue"] ?? "", { environment: "none" });
    const shown = world.seen().length;
    const answer = await world.pressAgain();
    const more = world.seen().slice(shown);
    expect([answer, ...more].join("\n")).toContain(ENGLISH.notices["already-answered"]);
    expect(more.length).toBeLessThanOrEqual(1);
  });

  test("the same delivery once more gets the same answer, and nothing is said again", async () => {
    const said = await world.say("0x904 / 0x7");
    const shown = world.seen().length;
    expect(await world.repeat()).toEqual(said);
    expect(world.seen().length).toBe(shown);

    const pressed = await world.press(ENGLISH.choices["continue"] ?? "", { environment: "none" });
    const after = world.seen().length;
    expect(after).toBeGreaterThan(shown);
    expect(await world.repeat()).toEqual(pressed);
    expect(world.seen().length).toBe(after);
  });
}
