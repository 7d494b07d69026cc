import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { startApp } from "../app";
import { readConfig } from "../config";
import { readEnvironment } from "../environment";
import { createLog } from "../turn/log";
import { startAsides } from "./slack-playground/asides";
import { GENERAL, startEmulator } from "./slack-playground/emulator";
import { buttonsOf, createSlackPerson, type SlackPerson, type SlackPost } from "./slack-playground/person";
import { showPost } from "./slack-playground/show";
import { createSignedSender } from "./slack-playground/signed-sender";

const SECRET = "only-on-this-machine";
/** Between two looks at what the bot has written. */
const LOOK_MS = 300;

const HELP = `You are Ada in a Slack workspace on this machine.
  /rdp …                  the slash command, typed in a channel: /rdp 0x904 0x7 azure vm, /rdp code 0x904, /rdp status, /rdp human
  any words               a direct message to the bot
  @ words                 a mention in the channel general; it is answered in a thread
  2                       presses the second button of the newest card; with fields: 1 environment=azure-vm can-administer-host=no
  troubleshoot words      the message shortcut, on a message with these words
  home, start             opens the bot's page, to be seen in the emulator under Views; presses its button
  Ctrl-D ends it.`;

/** `npm run playground:slack`: the server against an emulated workspace; acts are signed as Slack signs them. Nothing is kept. */
async function play(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "reconnect-slack-"));
  const env = readEnvironment();
  const emulator = await startEmulator(["ada"]);
  const asides = await startAsides();
  const config = readConfig({
    HELPDESK_CONTACT: env["HELPDESK_CONTACT"],
    KNOWLEDGE_DIR: env["KNOWLEDGE_DIR"],
    LOG_LEVEL: env["LOG_LEVEL"] || "warn",
    HOST: "127.0.0.1",
    PORT: "0",
    DATA_DIR: folder,
    SLACK_BOT_TOKEN: emulator.botToken,
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: emulator.apiUrl,
  });
  const app = await startApp(config, createLog(config.logLevel));
  const sender = createSignedSender(`http://127.0.0.1:${app.port}/slack/events`, SECRET);
  const ada = await createSlackPerson({ emulator, sender, responseUrl: asides.url, name: "ada" });
  process.stdout.write(`${HELP}\nWhat was posted can be looked at in ${emulator.page}\n`);

  const seen = createSeen(ada, asides.received);
  const looking = setInterval(() => void seen.look(), LOOK_MS);
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) {
    const response = await act(ada, line.trim(), seen.newest());
    if (response) await showAnswer(response);
    await new Promise((resolve) => setTimeout(resolve, process.stdin.isTTY ? 0 : 4 * LOOK_MS));
  }
  clearInterval(looking);
  await seen.look();
  await app.stop();
  await asides.stop();
  await emulator.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function act(ada: SlackPerson, line: string, newest: SlackPost | undefined): Promise<Response | undefined> {
  const press = /^(\d+)((?: \S+=\S*)*)$/.exec(line);
  if (line === "") return undefined;
  if (line.startsWith("/rdp")) return ada.command(line.slice(4).trim());
  if (line.startsWith("@ ")) return ada.say(line.slice(2), { channel: GENERAL });
  if (line.startsWith("troubleshoot ")) return ada.troubleshoot({ text: line.slice(13) });
  if (line === "home") return ada.openHome();
  if (line === "start") return ada.pressStart();
  if (!press) return ada.say(line);
  const button = newest && buttonsOf(newest)[Number(press[1]) - 1];
  if (button) return ada.press(button, readFields(press[2] ?? ""));
  process.stdout.write("The newest card has no such button.\n");
  return undefined;
}

/** "environment=vpn,azure-vm can-administer-host=no". */
function readFields(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(" ").filter(Boolean);
  return Object.fromEntries(pairs.map((pair) => [pair.split("=")[0] ?? "", pair.split("=")[1] ?? ""]));
}

async function showAnswer(response: Response): Promise<void> {
  const body = await response.text();
  if (response.status !== 200) process.stdout.write(`HTTP ${response.status} ${body}\n`);
  else if (body.startsWith("{")) show("only you see this", JSON.parse(body));
}

interface Seen {
  look(): Promise<void>;
  /** The newest card with buttons. */
  newest(): SlackPost | undefined;
}

/** Prints what is new or was changed since the last look. */
function createSeen(ada: SlackPerson, asides: readonly unknown[]): Seen {
  const shown = new Map<string, string>();
  let asidesShown = 0;
  let newest: SlackPost | undefined;
  return {
    newest: () => newest,
    async look() {
      const threads = (await ada.messages(GENERAL)).filter(({ user }) => user === ada.id);
      const replies = await Promise.all(threads.map(({ ts }) => ada.messages(GENERAL, ts)));
      for (const post of [...(await ada.messages()), ...replies.flat()]) {
        const text = JSON.stringify(post.blocks ?? post.text);
        if (post.user === ada.id || shown.get(post.ts) === text) continue;
        show(shown.has(post.ts) ? "changed" : post.thread_ts ? "in the thread" : "direct message", post);
        shown.set(post.ts, text);
        if (buttonsOf(post).length > 0) newest = post;
      }
      for (; asidesShown < asides.length; asidesShown += 1) show("only you see this", asides[asidesShown] as SlackPost);
    },
  };
}

function show(where: string, post: Pick<SlackPost, "text" | "blocks">): void {
  process.stdout.write(`\n--- ${where}\n${showPost(post).join("\n")}\n`);
}

play().catch((error: unknown) => {
  process.stderr.write(
    `The Slack playground cannot start.\n${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
});
