import type { webApi } from "@slack/bolt";
import { inTime } from "./in-time";
import type { Standing } from "./standing";
import { readCallFailure } from "./web-api-error";

export interface CheckParts {
  readonly client: webApi.WebClient;
  /** The same that is asked whom the bot serves: one answer is enough for both. */
  readonly workspace: () => Promise<string>;
  readonly standing: Standing;
}

/**
 * Asks Slack whether the bot may speak: while nobody knows, and once a minute while it may not, because without messages
 * to send nobody would notice that it may again. Never rejects; where Slack is not reached all stays as it is.
 */
export function createStandingCheck({ client, workspace, standing }: CheckParts): () => Promise<void> {
  return async () => {
    const isDue = standing.isUnknown() || (standing.reason() !== undefined && standing.mayTry());
    if (!isDue) return;
    try {
      await inTime<unknown>(standing.isUnknown() ? workspace() : client.auth.test());
      standing.regain();
    } catch (error) {
      const { kind, code } = readCallFailure(error);
      if (kind === "credentials") standing.lose(code);
    }
  };
}
