import { createHash } from "node:crypto";
import type { Place } from "../conversation/event";

/** So many at once, and then one every so many milliseconds. */
export interface Rate {
  readonly burst: number;
  readonly everyMs: number;
}

/** How fast a platform takes messages of ours. */
export interface ChannelRates {
  readonly conversation: Rate;
  readonly tenant: Rate;
}

/** A message that could be sent, and its channel's rates; without them it need not wait. */
export interface Candidate {
  readonly line: string;
  readonly channel: string;
  readonly tenant: string;
  readonly rates: ChannelRates | undefined;
}

export interface Paced<Message> {
  readonly chosen: readonly Message[];
  /** Key of a pace → when it is free again, for all that changed. */
  readonly freeAt: ReadonlyMap<string, number>;
}

/**
 * Those that may leave now without going over a rate, and what that leaves of the paces. A pace is kept as one time, as in
 * the generic cell rate algorithm: https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm
 */
export function choosePaced<Message extends Candidate>(
  candidates: readonly Message[],
  freeAt: ReadonlyMap<string, number>,
  now: number,
): Paced<Message> {
  const changed = new Map<string, number>();
  const isFree = (key: string) => (changed.get(key) ?? freeAt.get(key) ?? now) <= now;
  const use = (key: string, rate: Rate) => changed.set(key, afterOne(rate, changed.get(key) ?? freeAt.get(key), now));
  const chosen = candidates.filter((candidate) => {
    const { rates, line } = candidate;
    if (!rates) return true;
    const tenant = tenantKey(candidate);
    if (!isFree(line) || !isFree(tenant)) return false;
    use(line, rates.conversation);
    use(tenant, rates.tenant);
    return true;
  });
  return { chosen, freeAt: changed };
}

/** The keys of the paces that a message uses. */
export function paceKeys(candidate: Candidate): readonly string[] {
  return candidate.rates ? [candidate.line, tenantKey(candidate)] : [];
}

/** The key of a place's queue and of its pace: a digest, so that nothing of a person stays in it. */
export function lineOf({ channel, tenant, conversation, queue }: LinedUp): string {
  return createHash("sha256")
    .update(JSON.stringify([channel, tenant, queue ?? conversation]))
    .digest("base64url");
}

type LinedUp = Pick<Place, "channel" | "tenant" | "conversation" | "queue">;

function tenantKey({ channel, tenant }: Candidate): string {
  return JSON.stringify([channel, tenant]);
}

function afterOne({ burst, everyMs }: Rate, freeAt: number | undefined, now: number): number {
  const ahead = (burst - 1) * everyMs;
  return Math.max((freeAt ?? Number.NEGATIVE_INFINITY) + ahead, now) + everyMs - ahead;
}
