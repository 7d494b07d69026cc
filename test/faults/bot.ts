import type { SlackConfig } from "../../src/channels/slack/config";
import { type Config, readLocalConfig } from "../../src/config";
import type { DatabaseAddress } from "../../src/storage/open-database";
import type { ReplicaSettings } from "./replica-messages";

/** What the replicas and the play without faults have in common: with other words they could not be compared. */
export const HELPDESK_CONTACT = "IT helpdesk, phone 1234";
export const RETENTION_DAYS = 90;
export const APP_ID = "99999999-8888-4777-8666-555555555555";
export const SLACK_APP = "A00000001";
export const SLACK_SECRET = "what Slack signs with in a run";

export function botConfig(database: DatabaseAddress, { platformUrl, workspaces }: ReplicaSettings["slack"]): Config {
  const settings = { PORT: "0", HELPDESK_CONTACT, RETENTION_DAYS: String(RETENTION_DAYS) };
  const slack: SlackConfig = {
    botToken: "xoxb-of-a-run",
    entry: { kind: "http", signingSecret: SLACK_SECRET },
    // Where there is but one, the bot has to ask which it is.
    workspaces: workspaces.length > 1 ? workspaces : [],
    outsiders: "none",
    apiUrl: `${platformUrl}/api/`,
  };
  return { ...readLocalConfig(settings), database, slack };
}
