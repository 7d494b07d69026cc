import type { webApi } from "@slack/bolt";

const MOST_KNOWN = 5_000;

/** The channel of somebody's direct messages with the bot: user id → channel id. Rejects as the call does. */
export type DirectOf = (user: string) => Promise<string>;

/** Slack is asked once for each person, and opens the channel where there is none yet. */
export function createDirects(client: webApi.WebClient): DirectOf {
  const known = new Map<string, string>();
  return async (user) => {
    const found = known.get(user);
    if (found) return found;
    const { channel } = await client.conversations.open({ users: user });
    const id = channel?.id;
    if (!id) throw new Error("Slack named no channel for direct messages.");
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(user, id);
    return id;
  };
}
