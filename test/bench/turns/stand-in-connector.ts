import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface StandInConnector {
  readonly url: string;
  /** Called when a message for the conversation has arrived whole. */
  onMessage(listen: (conversation: string) => void): void;
  stop(): Promise<void>;
}

/** Takes every message at once, and keeps nothing of it: it shares its core with the load generator. */
export async function startStandInConnector(): Promise<StandInConnector> {
  let arrived: (conversation: string) => void = () => {};
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      const conversation = /^\/v3\/conversations\/([^/]+)\/activities/.exec(request.url ?? "")?.[1];
      if (conversation !== undefined) arrived(decodeURIComponent(conversation));
      // Not chained: restify, where it is loaded, changes node's own writeHead, which then returns nothing.
      response.writeHead(201, { "content-type": "application/json" });
      response.end('{"id":"1767603600000"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    onMessage: (listen) => {
      arrived = listen;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
