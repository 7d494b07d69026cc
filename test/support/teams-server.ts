import type { Activity } from "botbuilder";
import pino from "pino";
import type { Outcome } from "../../src/channels/channel";
import { createTeamsAdapter, type TeamsConfig } from "../../src/channels/teams/adapter";
import { mountTeams, type TeamsListener } from "../../src/channels/teams/listen";
import type { Delivery, Place } from "../../src/conversation/event";
import { createServer } from "../../src/server";
import type { View } from "../../src/view/view";

export interface TeamsServer {
  readonly url: string;
  readonly taken: readonly Delivery[];
  readonly apologies: readonly Place[];
  /** From now on nobody can be told that a message was not taken. */
  refuseApologies(): void;
  /** How often the postman was called. */
  readonly kicks: () => number;
  /** A string is sent as it is, anything else as JSON. */
  post(body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  stop(): Promise<void>;
}

export const SENTENCES = {
  taken: "Thank you.",
  failed: "Something went wrong. Please press again.",
  unsupported: "No.",
};

/** The real server with the real adapter; only the turn behind it is the test's. */
export async function startTeamsServer(
  config: TeamsConfig,
  decide: () => Promise<Outcome> = async () => ({ kind: "answered", answer: undefined }),
): Promise<TeamsServer> {
  const log = pino({ level: "silent" });
  const taken: Delivery[] = [];
  const apologies: Place[] = [];
  let kicks = 0;
  let refuses = false;
  const listener: TeamsListener = {
    config,
    adapter: createTeamsAdapter(config),
    log,
    takeDelivery: async (delivery) => {
      taken.push(delivery);
      return decide();
    },
    afterwards: () => {
      kicks += 1;
    },
    render: renderPlainly,
    apologise: async (place) => {
      if (refuses) throw new Error("Teams cannot be reached.");
      apologies.push(place);
    },
    sentences: () => SENTENCES,
    now: () => 1_767_603_600_000,
  };
  const server = createServer({
    log,
    ready: async () => ({ ready: true, parts: {} }),
    mounts: [(http) => mountTeams(http, listener)],
    local: config.kind === "local",
  });
  const port = await server.listen({ host: "127.0.0.1", port: 0 });
  const url = `http://127.0.0.1:${port}/api/messages`;
  return {
    url,
    taken,
    apologies,
    refuseApologies: () => {
      refuses = true;
    },
    kicks: () => kicks,
    post: (body, headers = {}) =>
      fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    stop: server.close,
  };
}

/** A card with the title, or for a notice a plain text. */
export function renderPlainly(view: View): Partial<Activity> {
  if (view.kind === "notice") return { type: "message", text: view.title };
  const content = { type: "AdaptiveCard", version: "1.5", body: [{ type: "TextBlock", text: view.title }] };
  return { type: "message", attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content }] };
}

export function viewOf(kind: View["kind"], title: string, text: readonly string[] = []): View {
  return { kind, title, text, facts: [], sections: [], fields: [], choices: [] };
}
