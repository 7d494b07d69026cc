import type { IncomingMessage } from "node:http";
import { answerJson, type JsonAnswer, startLoopbackServer } from "../../src/commands/loopback-server";

/** What the bot sent to Teams. */
export interface ReceivedCall {
  readonly method: "POST" | "PUT";
  readonly conversation: string;
  /** The message to replace; absent where a new one is posted to the conversation. */
  readonly activityId: string | undefined;
  readonly activity: Readonly<Record<string, unknown>>;
  readonly authorization: string | undefined;
}

/** `hang`: take the call and never answer. */
export type ConnectorReply = "hang" | JsonAnswer;

export interface FakeConnector {
  /** To be given as `serviceUrl`. */
  readonly url: string;
  /** Every call, refused ones too, oldest first. */
  readonly received: readonly ReceivedCall[];
  /** Decides the replies from now on; without it every call gets 201 and the id "message-<n>". */
  respondWith(reply: (call: ReceivedCall) => ConnectorReply): void;
  stop(): Promise<void>;
}

/** The other side of the Bot Framework connector API, on loopback: https://aka.ms/bot-framework-rest-connector */
export async function startFakeConnector(): Promise<FakeConnector> {
  const received: ReceivedCall[] = [];
  let reply: (call: ReceivedCall) => ConnectorReply = () => ({
    status: 201,
    body: { id: `message-${received.length}` },
  });

  const { url, stop } = await startLoopbackServer(async (request, response) => {
    const call = await readCall(request);
    if (call === undefined) return answerJson(response, { status: 404 });
    received.push(call);
    const answer = reply(call);
    if (answer !== "hang") answerJson(response, answer);
  });
  return {
    url,
    received,
    respondWith: (next) => {
      reply = next;
    },
    stop,
  };
}

/** Undefined for what is no call that sends or replaces a message. */
export async function readCall(request: IncomingMessage): Promise<ReceivedCall | undefined> {
  const path = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/.exec(request.url ?? "");
  const method = request.method;
  if (path?.[1] === undefined || (method !== "POST" && method !== "PUT")) return undefined;
  return {
    method,
    conversation: decodeURIComponent(path[1]),
    activityId: path[2] === undefined ? undefined : decodeURIComponent(path[2]),
    activity: JSON.parse(await textOf(request)) as Record<string, unknown>,
    authorization: request.headers.authorization,
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
