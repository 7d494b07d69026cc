import { z } from "zod";
import type { TeamsConfig } from "./adapter";

export interface Refusal {
  readonly status: 400 | 403;
  readonly sentence: string;
}

const ADDRESS = z.object({ channelId: z.string(), serviceUrl: z.url() });
const TENANTS = z.object({
  conversation: z.object({ tenantId: z.string().nullish() }).nullish(),
  channelData: z.object({ tenant: z.object({ id: z.string().nullish() }).nullish() }).nullish(),
});

/**
 * The bot answers to the service URL of an activity, and the library compares that URL with the token only when there
 * is one: so there must be one. In local mode nothing vouches for it, and the bot must not be made to call other hosts.
 */
export function refuseAddress(activity: unknown, config: TeamsConfig): Refusal | undefined {
  const address = ADDRESS.safeParse(activity);
  if (!address.success) return { status: 400, sentence: "The activity has no channelId or no serviceUrl." };
  const { channelId } = address.data;
  const { protocol, hostname } = new URL(address.data.serviceUrl);
  if (config.kind === "local") {
    if (channelId !== "msteams" && channelId !== "emulator") return foreign(channelId);
    return ["localhost", "127.0.0.1", "[::1]"].includes(hostname)
      ? undefined
      : { status: 403, sentence: "In local mode the serviceUrl has to be on this machine." };
  }
  if (channelId !== "msteams") return foreign(channelId);
  return protocol === "https:" ? undefined : { status: 403, sentence: "The serviceUrl has to begin with https://." };
}

/**
 * A valid token says "from the channel", not "from our tenant". Somebody from outside in a shared channel may bring a
 * tenant of their own: every tenant that is named has to be allowed.
 */
export function refuseTenant(activity: unknown, config: TeamsConfig): Refusal | undefined {
  if (config.kind === "local") return undefined;
  const allowed = config.allowedTenants ?? [config.tenantId];
  const read = TENANTS.safeParse(activity).data;
  const named = [read?.conversation?.tenantId, read?.channelData?.tenant?.id].filter((tenant) => !!tenant);
  const known = named.length > 0 && named.every((tenant) => allowed.some((one) => sameId(one, tenant)));
  return known ? undefined : { status: 403, sentence: "This bot does not serve that tenant." };
}

function sameId(one: string, other: string | null | undefined): boolean {
  return one.toLowerCase() === other?.toLowerCase();
}

function foreign(channelId: string): Refusal {
  return { status: 403, sentence: `This bot does not serve the channel "${channelId.slice(0, 50)}".` };
}
