import { GENERAL, TEAM } from "../../src/commands/slack-playground/emulator";
import type { SlackPerson } from "../../src/commands/slack-playground/person";
import { ENGLISH } from "../../src/view/sentences";
import { slackButton } from "../support/slack-button";
import { type SlackWorld, seen, startSlackWorld, threadOf, until } from "../support/slack-world";
import { temporaryFolder } from "../support/temporary-folder";

jest.setTimeout(60_000);

const FORM = ENGLISH.intakeTitle;
const { outsider } = ENGLISH.slack;
const folder = temporaryFolder();
let world: SlackWorld;
const PEOPLE = ["ada", "ben", "cleo", "dora", "eve", "finn"];
const unused = [...PEOPLE];
const somebody = (): Promise<SlackPerson> => world.person(unused.shift() ?? "");

beforeAll(async () => {
  world = await startSlackWorld({ people: PEOPLE, settings: { DATA_DIR: folder } });
});
afterAll(async () => world?.stop());

/** From now on Slack tells this of the person; once is enough, because it is remembered. */
function profile(person: SlackPerson, parts: object): void {
  world.proxy.refuse("users.info", { body: { ok: true, user: { id: person.id, team_id: TEAM, ...parts } } });
}

const remarks = () => world.asides.received.map((one) => JSON.stringify(one)).join("\n");
const postsTo = (person: SlackPerson) =>
  world.proxy.calls.filter(({ method, body }) => method.startsWith("chat.") && body["user"] === person.id);

test("in a channel only the person whose case it is can answer it; another has a case of their own", async () => {
  const [ada, ben] = [await somebody(), await somebody()];
  await ada.say("my azure vm says 0x904 / 0x7", { channel: GENERAL });
  const where = await threadOf(ada);
  const form = await seen(ada, FORM, where);

  expect((await ben.press(slackButton(form, "Continue"), { "can-administer-host": "yes" })).status).toBe(200);
  await until(() => (remarks().includes("Only the person who began this case") ? true : undefined), "the remark");
  expect((await ben.press(slackButton(form, "Continue"))).status).toBe(200);
  await ben.say("status", where);
  expect((await seen(ben, ENGLISH.statusTitle, where)).text).not.toContain("0x904");

  await ada.press(slackButton(form, "Continue"), { "can-administer-host": "no" });
  await until(async () => {
    const posts = await ada.messages(GENERAL, where.thread);
    return posts.find(({ ts, text }) => ts === form.ts && text.includes("You administer the target: No"));
  }, "the settled form");
});

test("a guest is told, alone, that the bot does not serve them, wherever they turn", async () => {
  const guest = await somebody();
  profile(guest, { is_restricted: true });
  const answer = await guest.command("0x904");
  expect(await answer.json()).toMatchObject({ response_type: "ephemeral", text: outsider });
  await guest.say("0x904");
  await seen(guest, outsider);
  await guest.say("0x904", { channel: GENERAL });
  await until(
    () => postsTo(guest).find(({ method, body }) => method === "chat.postEphemeral" && body["text"] === outsider),
    "the remark",
  );
  await guest.openHome();
  const page = await until(() => world.proxy.calls.findLast(({ method }) => method === "views.publish"), "the page");
  expect(page.body["view"]).toContain(outsider);
  expect(page.body["view"]).not.toContain(ENGLISH.home.start);
  expect((await guest.messages()).some(({ text }) => text.includes(FORM))).toBe(false);
});

test("somebody who was deactivated, and a bot, get no word", async () => {
  for (const parts of [{ deleted: true }, { is_bot: true }]) {
    const person = await somebody();
    profile(person, parts);
    expect((await person.say("0x904")).status).toBe(200);
    expect(await person.messages()).toHaveLength(1);
  }
});

test("another workspace is refused", async () => {
  const finn = await somebody();
  const answer = await world.sender.json({
    type: "event_callback",
    team_id: "T0ANOTHER",
    event_id: "Ev1",
    event: { type: "message", channel_type: "im", channel: finn.direct, user: finn.id, text: "0x904", ts: "1.1" },
  });
  expect(answer.status).toBe(200);
  expect(await finn.messages()).toEqual([]);
});

describe("is nobody's word to the bot", () => {
  const own = { type: "message", channel_type: "im", text: "0x904 / 0x7", ts: "1700000000.000100" };

  test.each([
    ["a message of the bot itself", { user: "U0RECONNECT", bot_id: "B0RECONNECT" }],
    ["a message of another app", { user: "U0OTHER", bot_id: "B0OTHER", app_id: "A0OTHER" }],
    [
      "a message that another app sends with a person's name",
      { user: "ME", bot_id: "B0OTHER", metadata: { event_type: "reconnect", event_payload: { case: "c1" } } },
    ],
    ["an edit", { subtype: "message_changed", message: { user: "ME", text: "0x904" } }],
    ["an edited message that is brought anew", { user: "ME", edited: { user: "ME", ts: "1700000000.000200" } }],
    ["a deletion", { subtype: "message_deleted", deleted_ts: "1.1" }],
    ["somebody who joins", { user: "ME", subtype: "channel_join" }],
    ["a message in a channel that does not name it", { user: "ME", channel_type: "channel", channel: GENERAL }],
  ])("%s", async (_name, parts) => {
    const kim = await world.person("finn");
    const before = (await kim.messages()).length;
    const event = JSON.parse(
      JSON.stringify({ channel: kim.direct, ...own, ...parts }).replaceAll('"ME"', `"${kim.id}"`),
    );
    expect((await kim.bring(event)).status).toBe(200);
    expect((await kim.messages()).length).toBe(before);
  });

  test.each([
    ["a button of another app", { type: "button", action_id: "approve", value: "yes" }],
    ["a value that is no id", { type: "button", action_id: "choose:worked", value: "{}" }],
    ["a value that is no JSON", { type: "button", action_id: "choose:worked", value: "<script>" }],
    [
      "something picked in a field",
      { type: "static_select", action_id: "field:environment", selected_option: { value: "vpn" } },
    ],
  ])("%s", async (_name, action) => {
    const kim = await world.person("finn");
    const post = { channel: kim.direct, ts: "1700000000.000100", text: "", blocks: [] };
    const answer = await kim.press({ label: "", action, post });
    expect(answer.status).toBe(200);
  });

  test("a button for a case that does not exist changes nothing and says so", async () => {
    const kim = await world.person("finn");
    const value = JSON.stringify({ case: "c-of-somebody-else", prompt: "1", choice: "worked" });
    const post = { channel: kim.direct, ts: "1700000000.000100", text: "", blocks: [] };
    const before = world.asides.received.length;
    await kim.press({ label: "", action: { type: "button", action_id: "choose:worked", value }, post });
    const remark = await until(() => world.asides.received[before], "the remark");
    expect(remark).toMatchObject({ response_type: "ephemeral", replace_original: false });
  });
});
