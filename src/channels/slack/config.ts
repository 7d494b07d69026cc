/** What the bot needs to be an app in one Slack workspace. */
export interface SlackConfig {
  /** `xoxb-…`, of the one workspace that the app is installed in. */
  readonly botToken: string;
  /** How requests come in. */
  readonly entry:
    | { readonly kind: "http"; readonly signingSecret: string }
    /** `xapp-…`: the bot opens a connection to Slack, and nothing has to reach it from outside. */
    | { readonly kind: "socket"; readonly appToken: string };
  /** Workspaces and organisations whose people may talk to the bot. Empty: only the token's own workspace. */
  readonly workspaces: readonly string[];
  readonly outsiders: Outsiders;
  /** Another Web API, as of an emulator; it ends with "/api/". */
  readonly apiUrl?: string | undefined;
}

/** Who besides full members is let in: nobody, guests of the workspace, or also people of other companies (Slack Connect). */
export type Outsiders = "none" | "guests" | "all";
