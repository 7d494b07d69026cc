import { App, HTTPReceiver, type Receiver, SocketModeReceiver } from "@slack/bolt";
import type { Logger } from "pino";
import type { Request, Response, Server } from "restify";
import { acknowledgeLast } from "./acknowledge-last";
import { refuseHeaders } from "./check-headers";
import type { SlackConfig } from "./config";
import { createConnection } from "./connection";
import { type Handlers, registerHandlers } from "./handlers";
import { SILENT } from "./silent-logger";

export const PATH = "/slack/events";
/** What Slack sends is far below. */
const BODY_LIMIT = 1024 * 1024;
/** Longer than a turn and an apology take: Bolt would answer 404 after three seconds, and the answer of the turn would fail. */
const UNANSWERED_MS = 15_000;

/** How requests of Slack come in. */
export interface SlackEntrance {
  /** Adds the route; in Socket Mode there is none. */
  mount(server: Server): void;
  /** Begins to listen; over HTTP the server does. */
  start(): void;
  stop(): Promise<void>;
  /** "ready", or in a few words why nothing can come in. */
  state(): string;
}

export interface EntranceParts {
  readonly config: SlackConfig;
  readonly handlers: Handlers;
  readonly log: Logger;
  /** Sends what a request left to send; called when the acknowledgement has left. */
  readonly afterwards: () => void;
}

/** Bolt checks signatures, reads bodies and holds the connection; what comes is read and answered here. */
export function createSlackEntrance(parts: EntranceParts): SlackEntrance {
  return parts.config.entry.kind === "http"
    ? overHttp(parts, parts.config.entry.signingSecret)
    : overSocket(parts, parts.config.entry.appToken);
}

function overHttp(parts: EntranceParts, signingSecret: string): SlackEntrance {
  const { log } = parts;
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: PATH,
    bodyLimit: BODY_LIMIT,
    unhandledRequestTimeoutMillis: UNANSWERED_MS,
    logger: SILENT,
    processEventErrorHandler: async ({ error, response }) => {
      log.error({ err: error }, "a request from Slack failed");
      // Not chained: restify changes node's own writeHead, which then returns nothing.
      if (!response.headersSent) response.writeHead(503);
      response.end();
      // It is answered, so that nothing has to be done when Bolt's time is up.
      return true;
    },
  });
  joinWithBolt(receiver, parts);
  return {
    mount(server) {
      server.post(PATH, async (request: Request, response: Response) => {
        const refusal = refuseHeaders(request.rawHeaders, Date.now());
        if (refusal !== undefined) log.warn({ reason: refusal }, `refused a request to ${PATH}`);
        await ended(response, () => {
          if (refusal === undefined) receiver.requestListener(request, response);
          else response.send(401, { error: "The signature of this request is missing or not valid." });
        });
      });
    },
    start: () => {},
    stop: async () => {},
    state: () => "ready",
  };
}

function overSocket(parts: EntranceParts, appToken: string): SlackEntrance {
  const { log, config } = parts;
  const { apiUrl } = config;
  const receiver = new SocketModeReceiver({
    appToken,
    logger: SILENT,
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: { retryConfig: { retries: 0 }, ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }) },
    },
    processEventErrorHandler: async ({ error }) => {
      log.error({ err: error }, "a request from Slack failed");
      return false;
    },
  });
  joinWithBolt(receiver, parts);
  const { open, close, state } = createConnection(receiver, log);
  return { mount: () => {}, start: open, stop: close, state };
}

function joinWithBolt(receiver: Receiver, { config, handlers, afterwards }: EntranceParts): void {
  const app = new App({
    receiver: acknowledgeLast(receiver, afterwards),
    // One workspace, one token; who may speak is asked in the handlers.
    authorize: async () => ({ botToken: config.botToken }),
    ignoreSelf: false,
    logger: SILENT,
    convoStore: false,
  });
  registerHandlers(app, handlers);
}

/** restify must not go on before the answer has left, or the caller has. */
function ended(response: Response, work: () => void): Promise<void> {
  return new Promise((resolve) => {
    response.once("close", resolve);
    work();
  });
}
