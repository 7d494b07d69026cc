/** What the app asks for, and why; `test/journeys/slack-entrances.test.ts` compares them with what is called. */
export const SCOPES = [
  /** `/rdp`. */
  "commands",
  /** To answer. */
  "chat:write",
  /** To open the direct messages of somebody who typed a command elsewhere. */
  "im:write",
  /** To hear what is written there. */
  "im:history",
  /** To be mentioned in a channel. */
  "app_mentions:read",
  /** To see whether somebody is a guest, from another company, or deactivated. */
  "users:read",
] as const;
