import { webApi } from "@slack/bolt";
import type { SlackConfig } from "./config";
import { SILENT } from "./silent-logger";

/** Below the time that a message is claimed for. */
const DEADLINE_MS = 10_000;

/**
 * The library's own tries are switched off: the postman has its own, and knows the order. What it logs could hold
 * messages, so it logs nothing; what went wrong comes back as an error.
 */
export function createSlackClient({ botToken, apiUrl }: Pick<SlackConfig, "botToken" | "apiUrl">): webApi.WebClient {
  return new webApi.WebClient(botToken, {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: DEADLINE_MS,
    logger: SILENT,
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  });
}
