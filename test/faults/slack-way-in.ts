import type { Block } from "../../src/channels/slack/block";
import { escapeText } from "../../src/channels/slack/escape-text";
import { readMessageId } from "../../src/channels/slack/place";
import { sign } from "../../src/commands/slack-playground/signed-sender";
import { stateValues } from "../../src/commands/slack-playground/state-values";
import type { Payload } from "../support/teams-fixture";
import type { Act } from "./act";
import { SLACK_APP, SLACK_SECRET } from "./bot";
import type { Occasion, Request, WayIn, Who } from "./channel";
import { findButton } from "./sight";
import { directOf, whoIs } from "./slack-people";

/** Some channel in which somebody types a command. */
const ELSEWHERE = "C00000001";
const TOO_OLD_SECONDS = 10 * 60;

/** `platformUrl`: where Slack takes remarks. */
export function createSlackWayIn(platformUrl: string): WayIn {
  const bring = ({ type, body }: Unsigned, secret = SLACK_SECRET, age = 0): Request => ({
    path: "/slack/events",
    body,
    headers: () => ({ "content-type": type, ...signature(body, secret, age) }),
  });
  return {
    hasElsewhere: true,
    whoIs,
    requestFor(act, occasion) {
      const unsigned = unsignedFor(act, occasion, `${platformUrl}/response/${occasion.id}`);
      return unsigned && bring(unsigned);
    },
    forgeries() {
      const hello = saying("hello", whoIs(0), "forged");
      const nameless = { ...bring(hello), headers: () => ({ "content-type": hello.type }) };
      return [nameless, bring(hello, "another secret"), bring(hello, SLACK_SECRET, TOO_OLD_SECONDS)];
    },
    deliveryIdOf: ({ tenant }, id) => `slack:${tenant}:${id}`,
  };
}

interface Unsigned {
  readonly type: "application/json" | "application/x-www-form-urlencoded";
  readonly body: string;
}

/** `age`: seconds since it was signed. */
function signature(body: string, secret: string, age: number): Readonly<Record<string, string>> {
  const time = String(Math.floor(Date.now() / 1000) - age);
  return { "x-slack-request-timestamp": time, "x-slack-signature": sign(secret, time, body) };
}

function unsignedFor(act: Act, { who, id, shown }: Occasion, responseUrl: string): Unsigned | undefined {
  if (act.kind === "say") return act.elsewhere ? command(act.text, who, id, responseUrl) : saying(act.text, who, id);
  const found = findButton(shown, act);
  const place = found && readMessageId(found.message.id);
  if (!place) return undefined;
  const { channel, ts } = place;
  const blocks = found.message.content["blocks"] as readonly Block[];
  const payload = {
    type: "block_actions",
    user: { id: who.person, team_id: who.tenant },
    team: { id: who.tenant },
    trigger_id: id,
    response_url: responseUrl,
    channel: { id: channel },
    message: { ts, ...found.message.content },
    state: { values: stateValues(blocks, act.fields) },
    actions: [found.button.data],
  };
  return form({ payload: JSON.stringify(payload) });
}

function saying(text: string, who: Who, id: string): Unsigned {
  const event = {
    type: "message",
    channel_type: "im",
    channel: directOf(who),
    user: who.person,
    text: escapeText(text),
    ts: "1700000000.000000",
  };
  const payload: Payload = { type: "event_callback", team_id: who.tenant, event_id: id, event };
  return { type: "application/json", body: JSON.stringify(payload) };
}

function command(text: string, { person, tenant }: Who, id: string, responseUrl: string): Unsigned {
  return form({
    command: "/rdp",
    api_app_id: SLACK_APP,
    text: escapeText(text),
    team_id: tenant,
    channel_id: ELSEWHERE,
    user_id: person,
    trigger_id: id,
    response_url: responseUrl,
  });
}

function form(fields: Readonly<Record<string, string>>): Unsigned {
  return { type: "application/x-www-form-urlencoded", body: new URLSearchParams(fields).toString() };
}
