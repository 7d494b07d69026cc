import type { webApi } from "@slack/bolt";
import { PATH } from "./bolt";
import { SHORTCUT } from "./handlers";
import { SCOPES } from "./scopes";

export type Manifest = webApi.AppsManifestCreateArguments["manifest"];

/** How Slack reaches the bot. */
export type Reach =
  /** `host`: under which Slack finds the server, over https. */
  { readonly kind: "http"; readonly host: string } | { readonly kind: "socket" };

/** For people who look at the app before they use it. */
const LONG_DESCRIPTION = [
  "Reconnect asks the few questions that tell the causes of a failing Remote Desktop connection apart, beginning with error 0x904 / 0x7.",
  "It shows the fix that is right for you step by step, checks that it worked, and takes back what should not stay.",
  "When a person at the helpdesk is the better help, it hands over everything known so far.",
  "It never asks for a password.",
].join(" ");

/** What Slack has to know of the app: https://docs.slack.dev/reference/app-manifest */
export function createManifest(reach: Reach): Manifest {
  const address = reach.kind === "http" ? `https://${reach.host}${PATH}` : undefined;
  const url = address === undefined ? {} : { url: address };
  const requestUrl = address === undefined ? {} : { request_url: address };
  return {
    _metadata: { major_version: 2, minor_version: 0 },
    display_information: {
      name: "Reconnect",
      description: "Finds out why your Remote Desktop connection fails, and how to get it back.",
      long_description: LONG_DESCRIPTION,
      background_color: "#1f4e79",
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: "reconnect", always_online: true },
      slash_commands: [
        {
          command: "/rdp",
          ...url,
          description: "Get help with a Remote Desktop connection that fails",
          usage_hint: "[what happens] · code 0x904 0x7 · status · human · help",
          should_escape: false,
        },
      ],
      shortcuts: [
        {
          name: "Troubleshoot this",
          type: "message",
          callback_id: SHORTCUT,
          description: "Look for the cause of the Remote Desktop trouble in this message",
        },
      ],
    },
    oauth_config: { scopes: { bot: [...SCOPES] } },
    settings: {
      event_subscriptions: {
        ...requestUrl,
        bot_events: ["app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked"],
      },
      interactivity: { is_enabled: true, ...requestUrl },
      org_deploy_enabled: false,
      socket_mode_enabled: reach.kind === "socket",
      token_rotation_enabled: false,
    },
  };
}
