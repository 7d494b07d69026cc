import { join } from "node:path";
import { answerTaken } from "../../src/channels/teams/invoke-answer";
import { createTeamsRenderer } from "../../src/channels/teams/render";
import type { JsonAnswer } from "../../src/commands/loopback-server";
import { ROOT } from "../../src/root";
import { ENGLISH } from "../../src/view/sentences";
import { type ReceivedCall, readCall } from "../support/fake-connector";
import { nodes } from "../support/json-nodes";
import type { Payload } from "../support/teams-fixture";
import type { BotCall, WayOut } from "./channel";
import type { PlatformFault } from "./platform-faults";
import { buttonsOf, type Message } from "./sight";

const BODY = { error: { code: "Simulated" } };
const REFUSALS: Readonly<Partial<Record<PlatformFault, JsonAnswer>>> = {
  "too-many": { status: 429, body: BODY, headers: { "retry-after": "1" } },
  error: { status: 500, body: BODY },
  unavailable: { status: 503, body: BODY },
};

export function createTeamsWayOut(): WayOut {
  const render = createTeamsRenderer(join(ROOT, "cards", "teams"), { lang: ENGLISH.locale, pick: ENGLISH.pickOne });
  return {
    async readCall(request) {
      const call = await readCall(request).catch(() => undefined);
      return call && botCallOf(call);
    },
    refusalOf: (fault) => REFUSALS[fault],
    messageOf: (view) => seenOf(JSON.parse(JSON.stringify(render(view)))),
    replyTo: ({ kind }, _who, answer) => ({
      body: kind === "press" ? answerTaken(answer, render, ENGLISH.invoke) : undefined,
      remark: undefined,
    }),
    isApology: (told) =>
      typeof told === "object" && told !== null && "value" in told && told.value === ENGLISH.invoke.failed,
    isApologyMessage: ({ content }) => content["text"] === ENGLISH.invoke.failed,
  };
}

function botCallOf({ method, conversation, activityId, activity }: ReceivedCall): BotCall {
  const isNew = method === "POST";
  return {
    kind: isNew ? "post" : "replace",
    about: conversation,
    conversation,
    message: seenOf(activity),
    idOf: (count) => activityId ?? `message-${count}`,
    answer: (id) => ({ status: isNew ? 201 : 200, body: { id } }),
  };
}

function seenOf({ text, summary, attachments }: Payload): Message {
  const content = { text, summary, attachments };
  const actions = nodes(content).filter(({ type }) => type === "Action.Execute");
  return { content, buttons: actions.flatMap(({ data }) => buttonsOf(data, data as Payload)) };
}
