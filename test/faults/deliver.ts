import { setTimeout as rest } from "node:timers/promises";
import type { Request } from "./channel";
import { postRequest } from "./post-request";

/** Brings a request to the bot as the platform does: again with the same id until it is acknowledged. */
export type Deliver = (request: Request) => Promise<Reception>;

export interface Reception {
  readonly tries: number;
  /** Of the answer that acknowledged it; undefined where that was empty. */
  readonly body: unknown;
}

const FIRST_REST_MS = 100;
const LONGEST_REST_MS = 800;

/** `origin`: asked for each try. `signal`: aborted when nobody is to talk any more; then it rejects. */
export function createDeliver(origin: () => string, signal: AbortSignal): Deliver {
  return async (request) => {
    for (let tries = 1; ; tries += 1) {
      signal.throwIfAborted();
      const body = await tryOnce(origin(), request).catch(() => undefined);
      if (body !== undefined) return { tries, body: body === "" ? undefined : JSON.parse(body) };
      await rest(Math.min(FIRST_REST_MS * 2 ** (tries - 1), LONGEST_REST_MS));
    }
  };
}

/** The body of a 2xx; undefined for any other answer. Rejects where there is no answer. */
async function tryOnce(origin: string, request: Request): Promise<string | undefined> {
  const response = await postRequest(origin, request);
  const body = await response.text();
  return response.ok ? body : undefined;
}
