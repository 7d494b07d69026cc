import { z } from "zod";
import type { Delivery } from "../../conversation/event";

/** Slack's ids are far shorter. */
export const ID = z.string().min(1).max(200);

/** Who sent a request, as Slack says. */
export interface Sender {
  readonly user: string;
  /** Every workspace that the request names: the one it came from, and the person's own. */
  readonly teams: readonly string[];
  /** The organisation of that workspace. */
  readonly enterprise: string | undefined;
}

/** Something that a person did in Slack, before anybody asked whether they may. */
export interface Incoming {
  readonly kind: "delivery";
  readonly sender: Sender;
  readonly delivery: Delivery;
}

export function senderOf(user: string, enterprise: string | null | undefined, ...teams: Maybe[]): Sender {
  const named = teams.filter((team) => typeof team === "string" && team !== "") as string[];
  return { user, teams: [...new Set(named)], enterprise: enterprise || undefined };
}

type Maybe = string | null | undefined;
