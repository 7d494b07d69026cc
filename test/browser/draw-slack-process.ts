import { text } from "node:stream/consumers";
import type { Block } from "../../src/channels/slack/block";
import { drawSlackMessage } from "./draw-slack-message";

/** Reads lists of blocks by name and writes HTML by name. The library needs ES modules, which Jest does not load. */
async function draw(): Promise<void> {
  const messages = JSON.parse(await text(process.stdin)) as Readonly<Record<string, readonly Block[]>>;
  const drawn = Object.entries(messages).map(([name, blocks]) => [name, drawSlackMessage(blocks)]);
  process.stdout.write(JSON.stringify(Object.fromEntries(drawn)));
}

void draw();
