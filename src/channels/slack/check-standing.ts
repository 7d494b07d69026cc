import type { webApi } from "@slack/bolt";
import { inTime } from "./in-time";
import type { Standing } from "./standing";
import { readCallFailure } from "./web-api-error";

/**
 * Asks Slack whether the bot may speak: while nobody knows, and once a minute while it may not, because without messages
 * to send nobody would notice that it may again. Never rejects; where Slack is not reached all stays as it is.
 */
export function createStandingCheck(client: webApi.WebClient, standing: Standing): () => Promise<void> {
  return async () => {
    const isDue = standing.isUnknown() || (standing.reason() !== undefined && standing.mayTry());
    if (!isDue) return;
    try {
      await inTime(client.auth.test());
      standing.regain();
    } catch (error) {
      const { kind, code } = readCallFailure(error);
      if (kind === "credentials") standing.lose(code);
    }
  };
}
