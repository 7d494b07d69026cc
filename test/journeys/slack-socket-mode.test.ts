import { createSlackPerson, type SlackPerson } from "../../src/commands/slack-playground/person";
import { ENGLISH } from "../../src/view/sentences";
import { slackButton } from "../support/slack-button";
import { type SlackSocket, startSlackSocket } from "../support/slack-socket";
import { type SlackWorld, seen, startSlackWorld, until } from "../support/slack-world";
import { temporaryFolder } from "../support/temporary-folder";

jest.setTimeout(60_000);

const FORM = ENGLISH.intakeTitle;
const folder = temporaryFolder();
let socket: SlackSocket;
let world: SlackWorld;
/** What `apps.connections.open` says instead of an address. */
let refusal: string | undefined;
const unused = ["ada", "ben", "cleo"];

beforeAll(async () => {
  socket = await startSlackSocket();
  world = await startSlackWorld({
    people: [...unused],
    settings: { DATA_DIR: folder, SLACK_APP_TOKEN: "xapp-1-reconnect" },
    prepare: (proxy) => {
      const open = "apps.connections.open";
      for (const code of ["internal_error", "invalid_auth"]) proxy.refuse(open, code, 999, () => refusal === code);
      proxy.refuse(open, { body: { ok: true, url: socket.url } }, 999);
    },
  });
  await until(connected, "the connection");
});
afterAll(async () => {
  await world?.stop();
  await socket?.stop();
});

async function slackState(): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${world.app.port}/readyz`);
  return ((await response.json()) as { parts: { slack: string } }).parts.slack;
}
const connected = async () => ((await slackState()) === "ready" ? true : undefined);
const somebody = (): Promise<SlackPerson> =>
  createSlackPerson({ ...world, sender: socket.sender, responseUrl: world.asides.url, name: unused.shift() ?? "" });

test("commands, words, presses and events come over the connection that the bot opened, and the route is closed", async () => {
  const ada = await somebody();
  const answer = await ada.command("0x904 / 0x7");
  expect(await answer.json()).toMatchObject({ response_type: "ephemeral", text: ENGLISH.slack.inDirect });
  const form = await seen(ada, FORM);
  expect(await (await ada.press(slackButton(form, "Continue"), { "can-administer-host": "no" })).text()).toBe("");
  await until(async () => ((await ada.messages()).length > 2 ? true : undefined), "the next card");
  expect(await (await ada.say("status")).text()).toBe("");
  await seen(ada, ENGLISH.statusTitle);
  expect((await world.sender.json({ type: "event_callback" })).status).toBe(404);
});

test("the same envelope once more changes nothing", async () => {
  const ben = await somebody();
  await ben.command("0x904 / 0x7");
  await socket.sender.again();
  await socket.sender.again();
  await seen(ben, FORM);
  await ben.command("status");
  expect((await ben.messages()).filter(({ text }) => text.includes(FORM))).toHaveLength(1);
});

test.each(["internal_error", "invalid_auth"])(
  "when Slack ends the connection and then says %s the bot tries on, and says so meanwhile",
  async (code) => {
    const before = socket.connections();
    refusal = code;
    socket.drop();
    await until(async () => ((await slackState()) === `cannot connect: ${code}` ? true : undefined), "the probe");
    refusal = undefined;
    await until(connected, "the connection");
    expect(socket.connections()).toBe(before + 1);
  },
);

test("after all that the talk goes on", async () => {
  const cleo = await somebody();
  await cleo.say("0x904 / 0x7");
  await seen(cleo, FORM);
});
