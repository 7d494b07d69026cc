import type { Request } from "./channel";

const PATIENCE_MS = 15_000;

/** Rejects where no answer comes in time. */
export function postRequest(origin: string, { path, body, headers }: Request): Promise<Response> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  return fetch(`${origin}${path}`, { method: "POST", headers: headers(), body, signal });
}
