import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Locator, type Page } from "playwright-core";
import { ENGLISH } from "../../src/view/sentences";

const ROOT = join(__dirname, "..", "..");
const START_MS = 60_000;
const ANSWER_MS = 20_000;
/** What a card gets on a phone of 360 points, with Teams' margins. */
const PHONE_WIDTH = "320px";

/** `npm run playground` as a user starts it, and a browser that shows it. */
export interface Playground {
  readonly page: Page;
  /** Types a message and waits for the next card. */
  say(text: string): Promise<Locator>;
  /** Has the bot forget this person, so that the next message begins anew. */
  forget(): Promise<void>;
  /** Saves pictures of a card as FILE-desktop.png and, at the width of a phone, FILE-phone.png. */
  picture(card: Locator, file: string): Promise<void>;
  /** Presses a button of a card and waits for the next card. */
  press(card: Locator, label: string): Promise<Locator>;
  stop(): Promise<void>;
}

export async function startPlayground(): Promise<Playground> {
  const data = mkdtempSync(join(tmpdir(), "reconnect-browser-"));
  const bot = await startBot(data);
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic", "--no-first-run"];
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args });
  // As high as the longest card at the width of a phone: what is scrolled is not in a picture.
  const page = await browser.newPage({ viewport: { width: 1280, height: 4400 } });
  await page.goto(bot.url);
  const box = page.locator("[role=textbox][contenteditable=true]").first();
  await box.waitFor({ timeout: START_MS });

  const say = (text: string) =>
    nextCard(page, async () => {
      await box.click();
      await page.keyboard.insertText(text);
      await page.keyboard.press("Enter");
    });

  return {
    page,
    say,
    async forget() {
      const card = await say("forget me");
      const gone = page.getByText(ENGLISH.forgotten, { exact: false });
      const before = await gone.count();
      await card.getByRole("button", { name: ENGLISH.choices["forget"] ?? "", exact: true }).click();
      await gone.nth(before).waitFor({ timeout: ANSWER_MS });
    },
    async picture(card, file) {
      await card.screenshot({ path: `${file}-desktop.png` });
      const before = await resize(card, PHONE_WIDTH);
      await card.screenshot({ path: `${file}-phone.png` });
      await resize(card, before);
    },
    press: (card, label) => nextCard(page, () => card.getByRole("button", { name: label, exact: true }).click()),
    async stop() {
      await browser.close();
      await end(bot.process);
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Gives a card another width; what it was. */
function resize(card: Locator, width: string): Promise<string> {
  return card.evaluate((element, next) => {
    const { style } = element as unknown as { readonly style: { width: string } };
    const before = style.width;
    style.width = next;
    return before;
  }, width);
}

/** A settled card is replaced in its place, so one card more means that the bot went on. */
async function nextCard(page: Page, act: () => Promise<void>): Promise<Locator> {
  const cards = page.locator(".ac-adaptiveCard");
  const before = await cards.count();
  await act();
  const next = cards.nth(before);
  await next.waitFor({ timeout: ANSWER_MS });
  return next;
}

interface Bot {
  readonly process: ChildProcess;
  readonly url: string;
}

/** Resolves with the address that the command prints. */
function startBot(data: string): Promise<Bot> {
  const env = {
    ...process.env,
    PORT: "0",
    PLAYGROUND_PORT: "56190",
    DATA_DIR: data,
    HELPDESK_CONTACT: "IT helpdesk, phone 1234",
  };
  const child = spawn(process.execPath, ["--import", "tsx", "src/commands/playground.ts"], { cwd: ROOT, env });
  return new Promise((resolve, reject) => {
    let printed = "";
    const timer = setTimeout(() => reject(new Error(`The playground did not start:\n${printed}`)), START_MS);
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const url = /Open (http:\/\/\S+)/.exec(printed)?.[1];
      if (!url) return;
      clearTimeout(timer);
      resolve({ process: child, url });
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", () => reject(new Error(`The playground ended:\n${printed}`)));
  });
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}
