import { fork } from "node:child_process";
import { join } from "node:path";
import { SCOPES } from "../../channels/slack/scopes";

export type EmulatorReport = { readonly port: number } | { readonly error: string };

/** A Slack workspace on this machine: the Web API with a state, and a page to look at it. */
export interface SlackEmulator {
  /** To be given as SLACK_API_URL. */
  readonly apiUrl: string;
  /** Where what was posted can be looked at. */
  readonly page: string;
  readonly botToken: string;
  /** A token of the person of this name, with every right. */
  tokenOf(name: string): string;
  stop(): Promise<void>;
}

/** As the emulator names its own workspace, and the channel that everybody is in. */
export const TEAM = "T000000001";
export const GENERAL = "C000000001";
export const APP = "A0RECONNECT";
const BOT = { id: "B0RECONNECT", user: "U0RECONNECT" };
const BOT_TOKEN = "xoxb-1-reconnect";

/** `people`: their names. */
export async function startEmulator(people: readonly string[]): Promise<SlackEmulator> {
  const child = fork(join(__dirname, "emulator-process.ts"), { execArgv: ["--import", "tsx"] });
  const report = await new Promise<EmulatorReport>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`The emulator of Slack ended with ${code}.`)));
    child.once("message", resolve);
    child.send(seedOf(people));
  });
  if ("error" in report) throw new Error(`The emulator of Slack did not start: ${report.error}`);
  return {
    apiUrl: `http://127.0.0.1:${report.port}/api/`,
    page: `http://127.0.0.1:${report.port}/`,
    botToken: BOT_TOKEN,
    tokenOf: (name) => tokenOf(name),
    stop: () =>
      new Promise((resolve) => {
        child.removeAllListeners("exit");
        child.once("exit", () => resolve());
        child.kill();
      }),
  };
}

function seedOf(people: readonly string[]): object {
  return {
    team: { name: "Contoso", domain: "contoso" },
    users: people.map((name) => ({ name, real_name: `${name[0]?.toUpperCase()}${name.slice(1)} Example` })),
    channels: [{ name: "helpdesk" }],
    bots: [{ name: "reconnect" }],
    oauth_apps: [
      {
        app_id: APP,
        client_id: "reconnect",
        client_secret: "only-on-this-machine",
        name: "Reconnect",
        redirect_uris: [],
        scopes: SCOPES,
        bot_id: BOT.id,
        bot_user_id: BOT.user,
        bot_name: "reconnect",
      },
    ],
    tokens: [
      {
        token: BOT_TOKEN,
        type: "bot",
        scopes: SCOPES,
        app_id: APP,
        bot_id: BOT.id,
        bot_user_id: BOT.user,
        user_id: BOT.user,
      },
      ...people.map((name) => ({ token: tokenOf(name), type: "user", user: name })),
    ],
    strict_scopes: true,
  };
}

function tokenOf(name: string): string {
  return `xoxp-1-${name}`;
}
