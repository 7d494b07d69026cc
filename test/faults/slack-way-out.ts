import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { asideAnswer, asideView } from "../../src/channels/slack/aside";
import { messageIdOf, readMessageId } from "../../src/channels/slack/place";
import { createSlackRenderer } from "../../src/channels/slack/render";
import type { JsonAnswer } from "../../src/commands/loopback-server";
import { ROOT } from "../../src/root";
import { ENGLISH } from "../../src/view/sentences";
import { nodes } from "../support/json-nodes";
import type { Payload } from "../support/teams-fixture";
import { SLACK_APP } from "./bot";
import type { BotCall, WayOut } from "./channel";
import type { PlatformFault } from "./platform-faults";
import { buttonsOf, type Message } from "./sight";
import { byId, directOf, OWN_WORKSPACE } from "./slack-people";

const REFUSALS: Readonly<Partial<Record<PlatformFault, JsonAnswer>>> = {
  "too-many": { status: 429, body: { ok: false, error: "ratelimited" }, headers: { "retry-after": "1" } },
  error: { status: 500 },
  unavailable: { status: 200, body: { ok: false, error: "service_unavailable" } },
};

export function createSlackWayOut(): WayOut {
  const render = createSlackRenderer(join(ROOT, "cards", "slack"), { pick: ENGLISH.pickOne });
  const words = ENGLISH.slack;
  return {
    readCall,
    refusalOf: (fault) => REFUSALS[fault],
    messageOf: (view) => seenOf(JSON.parse(JSON.stringify(render(view)))),
    replyTo(act, { tenant: team }, answer) {
      if (act.kind === "say") {
        const body = act.elsewhere ? asideAnswer(answer, render, { words, app: SLACK_APP, team }) : undefined;
        return { body, remark: undefined };
      }
      // What the card became comes as a message.
      return { body: undefined, remark: answer?.kind === "notice" ? asideView(answer, render) : undefined };
    },
    isApology: (told) => typeof told === "object" && told !== null && "text" in told && told.text === words.failed,
    isApologyMessage: ({ content }) => content["text"] === words.failed,
  };
}

async function readCall(request: IncomingMessage): Promise<BotCall | undefined> {
  const [, method, delivery] = /^\/(?:api\/([\w.]+)|response\/(.+))$/.exec(request.url ?? "") ?? [];
  if (delivery) return { kind: "remark", about: `remark ${delivery}`, delivery, told: JSON.parse(await text(request)) };
  return method === undefined
    ? undefined
    : callOf(method, Object.fromEntries(new URLSearchParams(await text(request))));
}

type Fields = Readonly<Record<string, string>>;

function callOf(method: string, fields: Fields): BotCall | undefined {
  switch (method) {
    case "chat.postMessage":
    case "chat.update":
      return messageCall(method, fields);
    case "auth.test":
      return asks(method, { team_id: OWN_WORKSPACE });
    case "users.info": {
      const { person: id, tenant: team_id } = byId(fields["user"] ?? "");
      return asks(`${method} ${id}`, { user: { id, team_id, real_name: "Ada Reporter" } });
    }
    case "conversations.open": {
      const who = byId(fields["users"] ?? "");
      return asks(`${method} ${who.person}`, { channel: { id: directOf(who) } });
    }
    default:
      return undefined;
  }
}

function asks(about: string, told: object): BotCall {
  return { kind: "question", about, answer: { status: 200, body: { ok: true, ...told } } };
}

function messageCall(method: "chat.postMessage" | "chat.update", fields: Fields): BotCall {
  const { channel = "", ts, text: words, blocks } = fields;
  const { conversation } = byId(channel);
  return {
    kind: method === "chat.postMessage" ? "post" : "replace",
    about: conversation,
    conversation,
    message: seenOf({ text: words, blocks: blocks && JSON.parse(blocks) }),
    idOf: (count) => messageIdOf(channel, ts ?? `1700000000.${String(count).padStart(6, "0")}`),
    answer: (id) => ({ status: 200, body: { ok: true, channel, ts: readMessageId(id)?.ts } }),
  };
}

function seenOf({ text: words, blocks }: Payload): Message {
  const buttons = nodes(blocks).filter(({ type }) => type === "button");
  return {
    content: { text: words, blocks },
    buttons: buttons.flatMap((button) => buttonsOf(meaningOf(button), button)),
  };
}

/** A link has no value. */
function meaningOf({ value }: Payload): unknown {
  return typeof value === "string" ? JSON.parse(value) : undefined;
}
