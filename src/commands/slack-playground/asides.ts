import { text } from "node:stream/consumers";
import { answerJson, startLoopbackServer } from "../loopback-server";

/** Where `response_url` leads: what only one person sees. */
export interface Asides {
  readonly url: string;
  /** What came, oldest first. */
  readonly received: readonly unknown[];
  stop(): Promise<void>;
}

export async function startAsides(): Promise<Asides> {
  const received: unknown[] = [];
  const { url, stop } = await startLoopbackServer(async (request, response) => {
    received.push(JSON.parse(await text(request)));
    answerJson(response, { status: 200 });
  });
  return { url: `${url}/response`, received, stop };
}
