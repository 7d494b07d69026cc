import { GENERAL } from "../../src/commands/slack-playground/emulator";
import { buttonsOf, type SlackPerson } from "../../src/commands/slack-playground/person";
import { ENGLISH } from "../../src/view/sentences";
import { slackButton } from "../support/slack-button";
import { type SlackWorld, seen, startSlackWorld, threadOf, until } from "../support/slack-world";
import { temporaryFolder } from "../support/temporary-folder";

jest.setTimeout(60_000);

const FORM = ENGLISH.intakeTitle;
const folder = temporaryFolder();
let world: SlackWorld;
const unused = ["ada", "ben", "cleo", "dora", "eve"];
const somebody = (): Promise<SlackPerson> => world.person(unused.shift() ?? "");

beforeAll(async () => {
  world = await startSlackWorld({ people: [...unused], settings: { DATA_DIR: folder }, outside: { now: Date.now } });
});
afterAll(async () => world?.stop());

const posts = () => world.proxy.calls.filter(({ method }) => method === "chat.postMessage");

test("where Slack slows the bot down it waits as long as Slack says, and the order stays", async () => {
  const ada = await somebody();
  const before = posts().length;
  world.proxy.refuse("chat.postMessage", {
    status: 429,
    headers: { "retry-after": "2" },
    body: { ok: false, error: "ratelimited" },
  });
  const began = Date.now();
  await ada.command("0x904 / 0x7");
  await seen(ada, FORM);
  expect(Date.now() - began).toBeGreaterThanOrEqual(2_000);
  const texts = (await ada.messages()).map(({ text }) => text);
  expect(texts[0]).toContain("Hello");
  expect(texts[1]).toContain(FORM);
  expect(texts).toHaveLength(2);
  expect(posts().length - before).toBe(3);
});

test("a channel that the bot may not write in any more: the talk goes on in direct messages", async () => {
  const ben = await somebody();
  await ben.say("0x904 0x7 over the VPN", { channel: GENERAL });
  const where = await threadOf(ben);
  const form = await seen(ben, FORM, where);
  world.proxy.refuse("chat.postMessage", "not_in_channel", 9, ({ channel }) => channel === GENERAL);
  await ben.press(slackButton(form, "Continue"), { "can-administer-host": "no" });
  const next = await until(async () => (await ben.messages())[0], "the next card in direct messages");
  const [button] = buttonsOf(next);
  expect(button && (await ben.press(button)).status).toBe(200);
  await until(async () => ((await ben.messages()).length > 1 ? true : undefined), "the card after it");
});

test("blocks that are too long for Slack all the same come as words", async () => {
  const cleo = await somebody();
  world.proxy.refuse(
    "chat.postMessage",
    "msg_blocks_too_long",
    9,
    ({ channel, blocks }) => channel === cleo.direct && blocks !== undefined,
  );
  await cleo.command("0x904 / 0x7");
  const form = await seen(cleo, FORM);
  expect(form.blocks ?? []).toEqual([]);
  expect(form.text).toContain("0x904");
  await cleo.say("human");
  await seen(cleo, ENGLISH.packetTitle);
});

test("somebody to whom the bot cannot write is noted, and nobody else waits for them", async () => {
  const dora = await somebody();
  world.proxy.refuse("conversations.open", "cannot_dm_bot", 9, ({ users }) => users === dora.id);
  expect((await dora.command("0x904")).status).toBe(200);
  const eve = await somebody();
  await eve.command("0x904 / 0x7");
  await seen(eve, FORM);
  expect(await dora.messages()).toEqual([]);
});

test("where Slack does not say who somebody is, they are asked to send it again", async () => {
  const world2 = await startSlackWorld({ people: ["ada"], settings: { DATA_DIR: `${folder}/other` } });
  try {
    const ada = await world2.person("ada");
    world2.proxy.refuse("users.info", { status: 500 }, 1);
    expect(await (await ada.command("0x904")).json()).toMatchObject({ text: ENGLISH.slack.failed });
    world2.proxy.refuse("users.info", { status: 500 }, 1);
    expect((await ada.say("0x904")).status).toBe(200);
    await seen(ada, ENGLISH.slack.failed);
    await ada.say("0x904 / 0x7");
    const form = await seen(ada, FORM);

    await world2.app.reloadKnowledge();
    expect((await ada.press(slackButton(form, "Continue"))).status).toBe(200);
  } finally {
    await world2.stop();
  }
});
