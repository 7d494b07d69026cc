import { randomUUID } from "node:crypto";
import { type WebSocket, WebSocketServer } from "ws";
import type { SignedSender } from "../../src/commands/slack-playground/signed-sender";

/** The other end of Socket Mode, which the emulator lacks: https://docs.slack.dev/apis/events-api/using-socket-mode */
export interface SlackSocket {
  /** What `apps.connections.open` answers. */
  readonly url: string;
  /** Brings requests over the connection; the acknowledgement is the response. */
  readonly sender: SignedSender;
  /** How often the bot has connected. */
  readonly connections: () => number;
  /** Ends the connection, as Slack does from time to time. */
  drop(): void;
  stop(): Promise<void>;
}

const PATIENCE_MS = 5_000;

export async function startSlackSocket(): Promise<SlackSocket> {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
  let current: WebSocket | undefined;
  let count = 0;
  server.on("connection", (socket) => {
    count += 1;
    current = socket;
    socket.send(JSON.stringify({ type: "hello", num_connections: 1 }));
  });

  let last: readonly [type: string, payload: unknown] = ["", {}];
  async function bring(type: string, payload: unknown): Promise<Response> {
    last = [type, payload];
    const socket = current;
    if (!socket) throw new Error("The bot is not connected.");
    const id = randomUUID();
    const answer = acknowledgement(socket, id);
    socket.send(
      JSON.stringify({ type, envelope_id: id, payload, accepts_response_payload: type === "slash_commands" }),
    );
    const body = await answer;
    return body === undefined ? new Response("", { status: 503 }) : new Response(body);
  }

  return {
    url: `ws://127.0.0.1:${(server.address() as { port: number }).port}/link`,
    connections: () => count,
    sender: {
      json: (body) => bring("events_api", body),
      form: (fields) => bring("slash_commands", fields),
      interaction: (payload) => bring("interactive", payload),
      again: () => bring(...last),
    },
    drop: () => current?.close(),
    stop: () =>
      new Promise((resolve) => {
        for (const client of server.clients) client.terminate();
        server.close(() => resolve());
      }),
  };
}

/** The payload of the acknowledgement, "" where it has none; undefined where none comes. */
function acknowledgement(socket: WebSocket, id: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const end = (answer: string | undefined) => {
      clearTimeout(timer);
      socket.off("message", listen);
      resolve(answer);
    };
    const listen = (data: unknown) => {
      const message = JSON.parse(String(data)) as { envelope_id: string; payload?: object };
      if (message.envelope_id !== id) return;
      const { payload = {} } = message;
      end(Object.keys(payload).length === 0 ? "" : JSON.stringify(payload));
    };
    const timer = setTimeout(() => end(undefined), PATIENCE_MS);
    socket.on("message", listen);
  });
}
