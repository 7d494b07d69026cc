import { type App, type Outside, startApp } from "../../src/app";
import { type Asides, startAsides } from "../../src/commands/slack-playground/asides";
import { GENERAL, type SlackEmulator, startEmulator } from "../../src/commands/slack-playground/emulator";
import { createSlackPerson, type SlackPerson, type SlackPost } from "../../src/commands/slack-playground/person";
import { createSignedSender, type SignedSender } from "../../src/commands/slack-playground/signed-sender";
import { type Environment, readConfig } from "../../src/config";
import { createLog } from "../../src/turn/log";
import { type SlackProxy, startSlackProxy } from "./slack-proxy";

/** The real server in front of an emulated workspace, with a proxy between that can answer otherwise. */
export interface SlackWorld {
  readonly emulator: SlackEmulator;
  readonly proxy: SlackProxy;
  readonly app: App;
  readonly sender: SignedSender;
  readonly asides: Asides;
  person(name: string): Promise<SlackPerson>;
  stop(): Promise<void>;
}

export interface WorldParts {
  readonly people: readonly string[];
  /** Besides those of Slack, such as DATA_DIR. */
  readonly settings: Environment;
  readonly outside?: Partial<Outside>;
  /** Called before the server starts. */
  readonly prepare?: (proxy: SlackProxy) => void;
}

export const SECRET = "a-signing-secret-of-the-tests";

/** How many times faster the bot's clock runs than others, so that nobody waits for its paces. */
const SPEED = 20;
const STARTED = Date.now();
const fastClock = () => STARTED + (Date.now() - STARTED) * SPEED;

export async function startSlackWorld({ people, settings, outside, prepare }: WorldParts): Promise<SlackWorld> {
  const emulator = await startEmulator(people);
  const proxy = await startSlackProxy(emulator.apiUrl);
  prepare?.(proxy);
  const asides = await startAsides();
  const config = readConfig({ ...slackSettings(emulator, proxy), LOG_LEVEL: "silent", ...settings });
  const app = await startApp(config, createLog(config.logLevel), { now: fastClock, ...outside });
  const sender = createSignedSender(`http://127.0.0.1:${app.port}/slack/events`, SECRET);
  return {
    emulator,
    proxy,
    app,
    sender,
    asides,
    person: (name) => createSlackPerson({ emulator, sender, responseUrl: asides.url, name }),
    async stop() {
      await app.stop();
      await asides.stop();
      await proxy.stop();
      await emulator.stop();
    },
  };
}

/** What a server needs to be the app of the emulated workspace. */
export function slackSettings({ botToken }: SlackEmulator, { apiUrl }: SlackProxy): Environment {
  return {
    PORT: "0",
    HOST: "127.0.0.1",
    HELPDESK_CONTACT: "IT helpdesk, phone 1234",
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: apiUrl,
  };
}

const PATIENCE_MS = 20_000;

export async function until<Found>(
  look: () => Promise<Found | undefined> | Found | undefined,
  what: string,
): Promise<Found> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`It never came: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The newest message of the bot with the text; in the direct messages, or in a channel's thread. */
export function seen(
  person: SlackPerson,
  text: string,
  where: { channel?: string; thread?: string } = {},
): Promise<SlackPost> {
  return until(async () => {
    const posts = await person.messages(where.channel, where.thread);
    return posts.findLast((post) => post.user !== person.id && post.text.includes(text));
  }, `"${text}"`);
}

/** Where the person's first mention in the channel is answered. */
export async function threadOf(person: SlackPerson): Promise<{ readonly channel: string; readonly thread: string }> {
  const own = async () => (await person.messages(GENERAL)).find(({ user }) => user === person.id);
  return { channel: GENERAL, thread: (await until(own, "the mention")).ts };
}
