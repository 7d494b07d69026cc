import { SendError } from "../../../src/channels/channel";
import { createSlackClient } from "../../../src/channels/slack/client";
import { createDirects } from "../../../src/channels/slack/directs";
import { directPlace, threadPlace } from "../../../src/channels/slack/place";
import { createSlackChannel } from "../../../src/channels/slack/send";
import { createStanding } from "../../../src/channels/slack/standing";
import { GENERAL, type SlackEmulator, startEmulator, TEAM } from "../../../src/commands/slack-playground/emulator";
import { createBareView } from "../../../src/view/view-context";
import { type SlackProxy, startSlackProxy } from "../../support/slack-proxy";

jest.setTimeout(60_000);

const VIEW = createBareView("notice", { title: "Hello", text: ["again"] });

let emulator: SlackEmulator;
let proxy: SlackProxy;
let ada: string;
let clock = 0;

beforeAll(async () => {
  emulator = await startEmulator(["ada"]);
  proxy = await startSlackProxy(emulator.apiUrl);
  const client = createSlackClient({ botToken: emulator.tokenOf("ada"), apiUrl: emulator.apiUrl });
  ada = (await client.auth.test()).user_id as string;
});
afterAll(async () => {
  await proxy?.stop();
  await emulator?.stop();
});

function open() {
  const changes: (string | undefined)[] = [];
  const standing = createStanding(
    () => clock,
    (reason) => changes.push(reason),
  );
  const client = createSlackClient({ botToken: emulator.botToken, apiUrl: proxy.apiUrl });
  const render = () => ({ text: "Hello", blocks: [{ type: "section", text: { type: "plain_text", text: "Hello" } }] });
  return {
    channel: createSlackChannel({ client, directOf: createDirects(client), render, standing }),
    standing,
    changes,
  };
}

async function failureOf(sending: Promise<unknown>): Promise<SendError> {
  const error = await sending.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  if (!(error instanceof SendError)) throw new Error(`It was no SendError: ${String(error)}`);
  return error;
}

const callsOf = (method: string) => proxy.calls.filter((call) => call.method === method);

test("a message goes to the direct messages, and is replaced there by its id", async () => {
  const { channel } = open();
  const id = await channel.post(directPlace(TEAM, ada), VIEW);
  expect(id).toMatch(/^D\w+\/\d+\.\d+$/);
  await channel.replace(directPlace(TEAM, ada), id ?? "", VIEW);
  expect(callsOf("chat.update").at(-1)?.answer).toMatchObject({ ok: true });
});

test("links in a message are not opened into previews, and every message has words for notifications", async () => {
  await open().channel.post(directPlace(TEAM, ada), VIEW);
  expect(callsOf("chat.postMessage").at(-1)?.body).toMatchObject({
    unfurl_links: "false",
    unfurl_media: "false",
    text: "Hello",
  });
});

test("a channel that Slack slows down is asked again when Slack says", async () => {
  proxy.refuse("chat.postMessage", { status: 429, headers: { "retry-after": "7" } });
  const error = await failureOf(open().channel.post(directPlace(TEAM, ada), VIEW));
  expect(error).toMatchObject({ failure: "later", retryAfter: 7_000 });
});

test.each([
  ["internal_error", "later"],
  ["cannot_dm_bot", "gone"],
  ["user_not_found", "gone"],
  ["invalid_arguments", "refused"],
])("%s means: %s", async (code, failure) => {
  proxy.refuse("chat.postMessage", code);
  expect(await failureOf(open().channel.post(directPlace(TEAM, ada), VIEW))).toMatchObject({ failure });
});

test("a server that fails, and one that does not answer in JSON, are tried again later", async () => {
  proxy.refuse("chat.postMessage", { status: 503, body: "away" });
  expect(await failureOf(open().channel.post(directPlace(TEAM, ada), VIEW))).toMatchObject({ failure: "later" });
});

test("what is too much for Slack in blocks is sent in words alone", async () => {
  proxy.refuse("chat.postMessage", "msg_blocks_too_long");
  expect(await open().channel.post(directPlace(TEAM, ada), VIEW)).toBeDefined();
  const body = callsOf("chat.postMessage").at(-1)?.body ?? {};
  expect(body["text"]).toBe("Hello");
  expect(body["blocks"]).toBeUndefined();
});

test.each(["not_in_channel", "channel_not_found", "is_archived"])(
  "a thread that is closed to the bot (%s) goes on in the direct messages",
  async (code) => {
    proxy.refuse("chat.postMessage", code);
    const id = await open().channel.post(threadPlace(TEAM, ada, GENERAL, "1.1"), VIEW);
    expect(id).toMatch(/^D/);
    expect(callsOf("chat.postMessage").at(-1)?.body).not.toHaveProperty("thread_ts");
  },
);

test("a card that is no more says nothing of the conversation", async () => {
  for (const code of ["message_not_found", "channel_not_found", "cant_update_message"]) {
    proxy.refuse("chat.update", code);
    expect(await failureOf(open().channel.replace(directPlace(TEAM, ada), "D1/1.1", VIEW))).toMatchObject({
      failure: "refused",
    });
  }
});

test("a bot whose token was revoked stops sending, says so, and looks once a minute whether it may again", async () => {
  const { channel, standing, changes } = open();
  proxy.refuse("chat.postMessage", "token_revoked");
  const place = directPlace(TEAM, ada);
  expect(await failureOf(channel.post(place, VIEW))).toMatchObject({ failure: "later" });
  expect(standing.reason()).toBe("token_revoked");

  const before = proxy.calls.length;
  expect(await failureOf(channel.post(place, VIEW))).toMatchObject({ failure: "later" });
  expect(proxy.calls.length).toBe(before);

  clock += 60_000;
  expect(await channel.post(place, VIEW)).toBeDefined();
  expect(changes).toEqual(["token_revoked", undefined]);
});
