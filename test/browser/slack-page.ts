import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Locator } from "playwright-core";
import type { Block } from "../../src/channels/slack/block";

const ROOT = join(__dirname, "..", "..");
const STYLES = ["node_modules/slack-blocks-to-jsx/dist/style.css", "test/browser/slack-page.css"];
const ICON = "manifests/teams/color.png";

/** Blocks by the name of the message. */
export type Messages = Readonly<Record<string, readonly Block[]>>;

/** Shows messages in a browser, one at a time. */
export interface SlackPage {
  /** The blocks of a message, or of a page of the bot's own, in a window of this width. */
  show(name: string, width: number): Promise<Locator>;
  picture(file: string): Promise<void>;
  stop(): Promise<void>;
}

/** Throws where something cannot be drawn. `pages`: names of those that stand on a page of their own, without a sender. */
export async function openSlackPage(messages: Messages, pages: readonly string[]): Promise<SlackPage> {
  const drawn = draw(messages);
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args });
  const page = await browser.newPage();
  const styles = STYLES.map((file) => `<style>${readFileSync(join(ROOT, file), "utf8")}</style>`).join("");
  return {
    async show(name, width) {
      const html = drawn[name] ?? "";
      await page.setViewportSize({ width, height: 800 });
      await page.setContent(`<!doctype html>${styles}${pages.includes(name) ? homePage(html) : message(html)}`);
      return page.locator(".blocks");
    },
    async picture(file) {
      await page.locator("article").screenshot({ path: file });
    },
    stop: () => browser.close(),
  };
}

function draw(messages: Messages): Readonly<Record<string, string>> {
  const args = ["--import", "tsx", "test/browser/draw-slack-process.ts"];
  const drawn = execFileSync(process.execPath, args, { cwd: ROOT, input: JSON.stringify(messages), stdio: "pipe" });
  return JSON.parse(drawn.toString());
}

function message(blocks: string): string {
  const icon = `data:image/png;base64,${readFileSync(join(ROOT, ICON)).toString("base64")}`;
  const sender = `<div><span class="sender">Reconnect</span> <span class="badge">APP</span></div>`;
  return `<article class="message"><img src="${icon}" alt=""><div>${sender}${blocks}</div></article>`;
}

function homePage(blocks: string): string {
  return `<article class="home">${blocks}</article>`;
}
