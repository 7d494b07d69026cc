import type { Request } from "./channel";
import { postRequest } from "./post-request";

/** How many of the requests that nobody vouches for are refused; all have to be, or the run proves less than it says. */
export async function countRefused(origin: string, forgeries: readonly Request[]): Promise<number> {
  const statuses = await Promise.all(forgeries.map(async (forgery) => (await postRequest(origin, forgery)).status));
  if (statuses.some((status) => status !== 401)) throw new Error(`Forged requests were answered with ${statuses}.`);
  return statuses.length;
}
