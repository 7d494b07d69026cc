import { join } from "node:path";
import { behindSlack } from "../../../src/app";
import type { SlackMessage } from "../../../src/channels/slack/block";
import { slackProblems } from "../../../src/channels/slack/check-limits";
import { createSlack } from "../../../src/channels/slack/create-slack";
import { directPlace } from "../../../src/channels/slack/place";
import { startAsides } from "../../../src/commands/slack-playground/asides";
import { type SlackEmulator, TEAM } from "../../../src/commands/slack-playground/emulator";
import { buttonsOf, createSlackPerson, type SlackButton } from "../../../src/commands/slack-playground/person";
import { createSignedSender } from "../../../src/commands/slack-playground/signed-sender";
import { ROOT } from "../../../src/root";
import { createServer } from "../../../src/server";
import { createLog } from "../../../src/turn/log";
import { ENGLISH } from "../../../src/view/sentences";
import { startRealTalk } from "../real-talk";
import { type PassedCall, startSlackProxy } from "../slack-proxy";
import type { ChannelWorld, Fields } from "./channel-world";

const SECRET = "a-signing-secret";
const REMARK_MS = 200;

/** Signed requests over real HTTP, and the emulated workspace in which there is an "ada". */
export async function openSlack(emulator: SlackEmulator): Promise<ChannelWorld> {
  const log = createLog("silent");
  const proxy = await startSlackProxy(emulator.apiUrl);
  const asides = await startAsides();
  const slack = createSlack({
    config: {
      botToken: emulator.botToken,
      entry: { kind: "http", signingSecret: SECRET },
      workspaces: [],
      outsiders: "none",
      apiUrl: proxy.apiUrl,
    },
    cards: join(ROOT, "cards", "slack"),
    pick: ENGLISH.pickOne,
    log,
    now: Date.now,
  });
  const talk = startRealTalk("slack", slack.channel);
  const listener = slack.listen(behindSlack(talk));
  const server = createServer({
    log,
    local: true,
    ready: async () => ({ ready: true, parts: {} }),
    mounts: [listener.mount],
  });
  const port = await server.listen({ host: "127.0.0.1", port: 0 });
  const sender = createSignedSender(`http://127.0.0.1:${port}/slack/events`, SECRET);
  const ada = await createSlackPerson({ emulator, sender, responseUrl: asides.url, name: "ada" });
  let button: SlackButton | undefined;
  let fields: Fields = {};

  const posts = () => proxy.calls.filter(isPost).map(messageIn);
  async function quiet(response: Response): Promise<string> {
    await talk.quiet();
    return `${response.status} ${await response.text()}`;
  }
  async function press(): Promise<string> {
    if (!button) throw new Error("There is nothing to press.");
    return quiet(await ada.press(button, fields));
  }

  /** A remark leaves after the answer, and the bot does not wait for it. */
  async function withRemark(act: () => Promise<string>): Promise<string> {
    const answer = await act();
    await new Promise((resolve) => setTimeout(resolve, REMARK_MS));
    return answer;
  }

  return {
    talk,
    post: async (view) => void (await slack.channel.post(directPlace(TEAM, ada.id), view)),
    say: async (text) => quiet(await ada.say(text)),
    async press(label, given = {}) {
      button = (await ada.messages()).flatMap(buttonsOf).findLast((one) => one.label === label);
      fields = given;
      return press();
    },
    pressAgain: () => withRemark(press),
    repeat: () => withRemark(async () => quiet(await sender.again())),
    async hearItself() {
      const own = (await ada.messages()).findLast(({ user }) => user !== ada.id);
      const event = { type: "message", channel_type: "im", channel: ada.direct, ...own };
      await withRemark(async () => quiet(await ada.bring(event)));
    },
    seen: () => [...posts().map((post) => JSON.stringify(post)), ...asides.received.map((one) => JSON.stringify(one))],
    problems: () => posts().flatMap(slackProblems),
    async stop() {
      await server.close();
      await talk.stop();
      await asides.stop();
      await proxy.stop();
    },
  };
}

function isPost({ method }: PassedCall): boolean {
  return method === "chat.postMessage" || method === "chat.update";
}

function messageIn({ body }: PassedCall): SlackMessage {
  return { text: body["text"] ?? "", blocks: JSON.parse(body["blocks"] ?? "[]") };
}
