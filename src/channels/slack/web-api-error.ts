import { webApi } from "@slack/bolt";
import type { SendFailure } from "../channel";

/** What a call of the Web API came to. https://docs.slack.dev/reference/methods/chat.postMessage#errors */
export interface CallFailure {
  /** In Slack's word, "channel_not_found", or in ours. */
  readonly code: string;
  /** `credentials`: the token is no good any more, whatever is called. */
  readonly kind: SendFailure | "credentials";
  /** Milliseconds. */
  readonly retryAfter: number | undefined;
}

const CREDENTIALS = [
  "invalid_auth",
  "not_authed",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "no_permission",
  "missing_scope",
  "not_allowed_token_type",
  "org_login_required",
  "ekm_access_denied",
  "team_access_not_granted",
  "access_denied",
];
const LATER = [
  "ratelimited",
  "rate_limited",
  "internal_error",
  "fatal_error",
  "service_unavailable",
  "request_timeout",
];
const GONE = [
  "channel_not_found",
  "not_in_channel",
  "is_archived",
  "user_not_found",
  "user_not_visible",
  "user_disabled",
  "cannot_dm_bot",
];

export function readCallFailure(error: unknown): CallFailure {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { code: "ratelimited", kind: "later", retryAfter: error.retryAfter * 1_000 };
  }
  if (error instanceof webApi.WebAPIPlatformError) return { ...kindOf(error.data.error), retryAfter: undefined };
  if (error instanceof webApi.WebAPIHTTPError) {
    const isPassing = error.statusCode >= 500 || error.statusCode === 408;
    return { code: `HTTP ${error.statusCode}`, kind: isPassing ? "later" : "refused", retryAfter: undefined };
  }
  return { code: "not reached", kind: "later", retryAfter: undefined };
}

function kindOf(code: string): Pick<CallFailure, "code" | "kind"> {
  if (CREDENTIALS.includes(code)) return { code, kind: "credentials" };
  if (LATER.includes(code)) return { code, kind: "later" };
  return { code, kind: GONE.includes(code) ? "gone" : "refused" };
}
