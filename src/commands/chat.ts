import { createInterface } from "node:readline";
import { gatherLines } from "../channels/terminal/gather-lines";
import { createTerminal, TERMINAL_PERSON, TERMINAL_PLACE, type Terminal } from "../channels/terminal/session";
import { readLocalConfig } from "../config";
import type { Delivery } from "../conversation/event";
import { readEnvironment } from "../environment";
import { createMemoryStore } from "../storage/memory-store";
import { takeKnowledge } from "../take-knowledge";
import { createTalk, type Talk } from "../talk";
import { createLog } from "../turn/log";

/** `npm run chat`: the conversation in this terminal; nothing of it is kept. `--json`: one line of JSON for each view. */
async function chat(json: boolean): Promise<void> {
  const { helpdeskContact, knowledgeFolder } = readLocalConfig(readEnvironment());
  const knowledge = await takeKnowledge(knowledgeFolder);
  const { leaveOpen, terminal: words } = knowledge.sentences;
  const terminal = createTerminal((line) => process.stdout.write(`${line}\n`), { leaveOpen, ...words }, json);
  const talk = createTalk({
    store: createMemoryStore(),
    now: Date.now,
    channels: { terminal: terminal.channel },
    log: createLog("silent"),
    knowledge,
    helpdeskContact,
    retentionDays: undefined,
  });
  const lines = createInterface({
    input: process.stdin,
    output: process.stdin.isTTY ? process.stdout : undefined,
    prompt: "\n> ",
  });
  let count = 0;
  const take = async (what: Delivery["what"]) => {
    count += 1;
    await takeTurn(talk, terminal, {
      id: `terminal:${count}`,
      at: Date.now(),
      by: TERMINAL_PERSON,
      place: TERMINAL_PLACE,
      what,
    });
  };

  await take({ kind: "installed" });
  if (process.stdin.isTTY) lines.prompt();
  for await (const line of gatherLines(lines, process.stdin.isTTY)) {
    const what = terminal.readLine(line);
    if (what) await take(what);
    if (process.stdin.isTTY) lines.prompt();
  }
}

/** A settled card needs no showing here; a remark to the presser does. */
async function takeTurn(talk: Talk, terminal: Terminal, delivery: Delivery): Promise<void> {
  const outcome = await talk.takeDelivery(delivery);
  if (outcome.kind === "failed") process.stderr.write(`${talk.sentences().invoke.failed}\n`);
  else if (outcome.answer?.kind === "notice") await terminal.channel.post(TERMINAL_PLACE, outcome.answer);
  await talk.postman.deliver();
  terminal.endTurn();
}

chat(process.argv.includes("--json")).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
