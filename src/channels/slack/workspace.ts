import type { webApi } from "@slack/bolt";

/** Where the token belongs. */
export interface Workspace {
  readonly team: string;
  /** Its organisation, where it has one. */
  readonly enterprise: string | undefined;
}

/** Asks Slack once, when it is needed first: a start does not depend on Slack. Rejects as the call does. */
export function createWorkspaceLookup(client: webApi.WebClient): () => Promise<Workspace> {
  let asked: Promise<Workspace> | undefined;
  return () => {
    asked ??= ask(client).catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
    return asked;
  };
}

async function ask(client: webApi.WebClient): Promise<Workspace> {
  const { team_id: team, enterprise_id: enterprise } = await client.auth.test();
  if (!team) throw new Error("Slack did not say whose token this is.");
  return { team, enterprise: enterprise || undefined };
}
