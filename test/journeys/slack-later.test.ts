import { buttonsOf } from "../../src/commands/slack-playground/person";
import { createMemoryStore } from "../../src/storage/memory-store";
import type { Store } from "../../src/storage/store";
import { ENGLISH } from "../../src/view/sentences";
import { slackButton } from "../support/slack-button";
import { type SlackWorld, seen, startSlackWorld, until } from "../support/slack-world";
import { temporaryFolder } from "../support/temporary-folder";

jest.setTimeout(60_000);

const FORM = ENGLISH.intakeTitle;
const DAY_MS = 24 * 3_600_000;
const folder = temporaryFolder();
/** Milliseconds by which the bot's clock is ahead. */
let ahead = 0;
let isBroken = false;
let world: SlackWorld;

beforeAll(async () => {
  const store = createMemoryStore();
  const outside = { now: () => Date.now() + ahead, openStore: async () => breakable(store) };
  world = await startSlackWorld({ people: ["ada", "ben"], settings: { DATA_DIR: folder }, outside });
});
afterAll(async () => world?.stop());

function breakable(store: Store): Store {
  return {
    ...store,
    commit: (turn, signal) => (isBroken ? Promise.reject(new Error("The disk is full.")) : store.commit(turn, signal)),
  };
}

test("a day after it worked the person is asked in their direct messages, and answers there", async () => {
  const ada = await world.person("ada");
  await ada.command("0x904 / 0x7");
  await seen(ada, FORM);
  await ada.command("it works");
  await seen(ada, ENGLISH.solvedTitle);

  ahead += DAY_MS + 3_600_000;
  const asked = await until(
    async () => (await ada.messages()).find((post) => buttonsOf(post).some(({ label }) => label === "It came back")),
    "the question whether it held",
  );
  expect((await ada.press(slackButton(asked, "It came back"))).status).toBe(200);
  await until(async () => {
    const post = (await ada.messages()).find(({ ts }) => ts === asked.ts);
    return post && buttonsOf(post).length === 0 ? true : undefined;
  }, "the settled question");
});

test("while nothing can be kept people are asked to send it again, each where they are, and presses show as failed", async () => {
  const ben = await world.person("ben");
  await ben.say("0x904 / 0x7");
  const form = await seen(ben, FORM);

  isBroken = true;
  expect(await (await ben.command("human")).json()).toMatchObject({ text: ENGLISH.slack.failed });
  expect((await ben.press(slackButton(form, "Continue"))).status).toBe(503);
  await until(
    () => world.asides.received.find((one) => JSON.stringify(one).includes(ENGLISH.slack.failed)),
    "the remark",
  );
  expect((await ben.say("human")).status).toBe(200);
  await seen(ben, ENGLISH.slack.failed);

  isBroken = false;
  expect((await ben.press(slackButton(form, "Continue"), { "can-administer-host": "no" })).status).toBe(200);
  await until(async () => {
    const post = (await ben.messages()).find(({ ts }) => ts === form.ts);
    return post && buttonsOf(post).length === 0 ? true : undefined;
  }, "the settled form");
  expect((await ben.messages()).some(({ text }) => text.startsWith(ENGLISH.packetTitle))).toBe(false);
});
