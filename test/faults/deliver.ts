import { setTimeout as rest } from "node:timers/promises";
import type { Payload } from "../support/teams-fixture";

/** Brings an activity to the bot as the platform does: again with the same id until it is acknowledged. */
export type Deliver = (activity: Payload) => Promise<Reception>;

export interface Reception {
  readonly tries: number;
  /** Of the answer that acknowledged it; undefined where that was empty. */
  readonly body: unknown;
}

export interface DeliverParts {
  /** Asked for each try. */
  readonly url: () => string;
  readonly token: string;
  /** Aborted when nobody is to talk any more: then it rejects. */
  readonly signal: AbortSignal;
}

const PATIENCE_MS = 15_000;
const FIRST_REST_MS = 100;
const LONGEST_REST_MS = 800;

export function createDeliver({ url, token, signal }: DeliverParts): Deliver {
  return async (activity) => {
    for (let tries = 1; ; tries += 1) {
      signal.throwIfAborted();
      const body = await tryOnce({ url: url(), token }, activity).catch(() => undefined);
      if (body !== undefined) return { tries, body: body === "" ? undefined : JSON.parse(body) };
      await rest(Math.min(FIRST_REST_MS * 2 ** (tries - 1), LONGEST_REST_MS));
    }
  };
}

interface Try {
  readonly url: string;
  readonly token: string;
}

/** The body of a 2xx; undefined for any other answer. Rejects where there is no answer. */
async function tryOnce({ url, token }: Try, activity: Payload): Promise<string | undefined> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify(activity),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const body = await response.text();
  return response.ok ? body : undefined;
}
