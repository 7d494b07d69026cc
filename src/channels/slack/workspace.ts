import type { webApi } from "@slack/bolt";

/** Which workspace the token belongs to: its id. Slack is asked until it has answered once. Rejects as the call does. */
export function createWorkspaceLookup(client: webApi.WebClient): () => Promise<string> {
  let asked: Promise<string> | undefined;
  return () => {
    asked ??= ask(client).catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
    return asked;
  };
}

async function ask(client: webApi.WebClient): Promise<string> {
  const { team_id: team } = await client.auth.test();
  if (!team) throw new Error("Slack did not say whose token this is.");
  return team;
}
