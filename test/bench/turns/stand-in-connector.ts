import { answerJson, startLoopbackServer } from "../../../src/commands/loopback-server";

export interface StandInConnector {
  readonly url: string;
  /** Called when a message for the conversation has arrived whole. */
  onMessage(listen: (conversation: string) => void): void;
  stop(): Promise<void>;
}

/** Takes every message at once, and keeps nothing of it: it shares its core with the load generator. */
export async function startStandInConnector(): Promise<StandInConnector> {
  let arrived: (conversation: string) => void = () => {};
  const { url, stop } = await startLoopbackServer((request, response) => {
    request.resume().on("end", () => {
      const conversation = /^\/v3\/conversations\/([^/]+)\/activities/.exec(request.url ?? "")?.[1];
      if (conversation !== undefined) arrived(decodeURIComponent(conversation));
      answerJson(response, { status: 201, body: { id: "1767603600000" } });
    });
  });
  return {
    url,
    onMessage: (listen) => {
      arrived = listen;
    },
    stop,
  };
}
