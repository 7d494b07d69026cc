import { randomUUID } from "node:crypto";
import { escapeText } from "../../channels/slack/escape-text";
import { APP, GENERAL, type SlackEmulator } from "./emulator";
import type { SignedSender } from "./signed-sender";
import { stateValues } from "./state-values";

type Json = Readonly<Record<string, unknown>>;

/** A message as the Web API gives it. */
export interface SlackPost {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly text: string;
  readonly blocks?: readonly Json[];
}

export interface SlackButton {
  readonly label: string;
  readonly action: Json;
  readonly post: SlackPost;
}

/** Somebody in the emulated workspace, whose acts reach the bot as Slack would bring them. */
export interface SlackPerson {
  readonly id: string;
  /** The channel of their direct messages with the bot. */
  readonly direct: string;
  /** Writes to the bot; in a channel by naming it. `thread`: the `ts` that a thread hangs on. */
  say(text: string, where?: { readonly channel?: string; readonly thread?: string }): Promise<Response>;
  /** `/rdp …`, typed in a channel where the bot need not be. */
  command(text: string, channel?: string): Promise<Response>;
  /** `fields`: field id → value, or several with commas between. */
  press(button: SlackButton, fields?: Readonly<Record<string, string>>): Promise<Response>;
  /** "Troubleshoot this" on a message. */
  troubleshoot(message: Json): Promise<Response>;
  /** Any event that Slack would tell the bot of. */
  bring(event: Json): Promise<Response>;
  /** `view`: the page that they see so far. */
  openHome(tab?: "home" | "messages", view?: Json): Promise<Response>;
  pressStart(): Promise<Response>;
  /** What stands in a channel, oldest first; without one in the direct messages. */
  messages(channel?: string, thread?: string): Promise<readonly SlackPost[]>;
}

export interface PersonParts {
  readonly emulator: SlackEmulator;
  readonly sender: SignedSender;
  readonly responseUrl: string;
  readonly name: string;
}

export async function createSlackPerson({ emulator, sender, responseUrl, name }: PersonParts): Promise<SlackPerson> {
  const token = emulator.tokenOf(name);
  const api = (method: string, body: Json, as = token) => callApi(emulator.apiUrl, as, method, body);
  const { user_id: id, team_id: team } = (await api("auth.test", {})) as { user_id: string; team_id: string };
  const { user_id: bot } = (await api("auth.test", {}, emulator.botToken)) as { user_id: string };
  const opened = (await api("conversations.open", { users: id }, emulator.botToken)) as { channel: { id: string } };
  const direct = opened.channel.id;

  const who = { user: { id, team_id: team, username: name }, team: { id: team } };
  const interaction = (payload: Json) =>
    sender.interaction({
      user: who.user,
      team: who.team,
      trigger_id: randomUUID(),
      response_url: responseUrl,
      api_app_id: APP,
      ...payload,
    });
  const event = (inner: Json) =>
    sender.json({
      type: "event_callback",
      team_id: team,
      api_app_id: APP,
      event_id: `Ev${randomUUID()}`,
      event_time: Math.floor(Date.now() / 1000),
      event: inner,
    });

  return {
    id,
    direct,
    async say(text, { channel = direct, thread } = {}) {
      const written = escapeText(text);
      const words = channel === direct ? written : `<@${bot}> ${written}`;
      const inThread = thread === undefined ? {} : { thread_ts: thread };
      const { ts } = (await api("chat.postMessage", { channel, text: words, ...inThread })) as { ts: string };
      const kind = channel === direct ? { type: "message", channel_type: "im" } : { type: "app_mention" };
      return event({ ...kind, channel, user: id, team, text: words, ts, ...inThread });
    },
    command: (text, channel = GENERAL) =>
      sender.form({
        command: "/rdp",
        text: escapeText(text),
        team_id: team,
        channel_id: channel,
        user_id: id,
        user_name: name,
        trigger_id: randomUUID(),
        response_url: responseUrl,
        api_app_id: APP,
      }),
    press: ({ action, post }, fields = {}) =>
      interaction({
        type: "block_actions",
        channel: { id: post.channel },
        message: post,
        container: { type: "message", message_ts: post.ts, channel_id: post.channel },
        state: { values: stateValues(post.blocks ?? [], fields) },
        actions: [action],
      }),
    troubleshoot: (message) =>
      interaction({ type: "message_action", callback_id: "troubleshoot", channel: { id: GENERAL }, message }),
    bring: event,
    openHome: (tab = "home", view) => event({ type: "app_home_opened", user: id, channel: direct, tab, view }),
    pressStart: () =>
      interaction({ type: "block_actions", view: { type: "home" }, actions: [{ type: "button", action_id: "start" }] }),
    async messages(channel = direct, thread) {
      const method = thread === undefined ? "conversations.history" : "conversations.replies";
      const { messages } = (await api(method, { channel, ...(thread ? { ts: thread } : {}), limit: 1000 })) as {
        messages: readonly Omit<SlackPost, "channel">[];
      };
      return messages.map((post) => ({ ...post, channel })).sort((a, b) => Number(a.ts) - Number(b.ts));
    },
  };
}

/** The buttons that lead back to the bot. */
export function buttonsOf(post: SlackPost): readonly SlackButton[] {
  const elements = (post.blocks ?? [])
    .filter(({ type }) => type === "actions")
    .flatMap(({ elements: all }) => all as Json[]);
  return elements.map((action) => ({ label: (action["text"] as { text: string }).text, action, post }));
}

async function callApi(apiUrl: string, token: string, method: string, body: Json): Promise<Json> {
  const response = await fetch(`${apiUrl}${method}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Json;
  if (answer["ok"] !== true) throw new Error(`${method}: ${String(answer["error"])}`);
  return answer;
}
