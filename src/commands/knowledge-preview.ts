import { join } from "node:path";
import { parseArgs } from "node:util";
import { createSlackRenderer } from "../channels/slack/render";
import { createTeamsRenderer } from "../channels/teams/render";
import { renderLines } from "../channels/terminal/render";
import { readLocalConfig } from "../config";
import { canBeUndone, needsConsent } from "../conversation/ledger";
import type { Message } from "../conversation/message";
import type { Fix } from "../diagnosis/knowledge";
import { readEnvironment } from "../environment";
import { ROOT } from "../root";
import { takeKnowledge } from "../take-knowledge";
import { cardsOfFix } from "../view/cards-of-knowledge";
import { createView } from "../view/create-view";
import { plainSentences } from "../view/house-words";
import type { View } from "../view/view";

const CHANNELS = ["teams", "slack", "text"] as const;
type ChannelName = (typeof CHANNELS)[number];

const USAGE = "Usage: npm run knowledge:preview -- FIX [--channel teams|slack|text], or -- --texts";

/**
 * `npm run knowledge:preview -- FIX`: the cards of a fix as people see them, with the helpdesk's own knowledge in place.
 * `--texts`: the bot's own sentences that policy.yaml can replace.
 */
async function preview(args: readonly string[]): Promise<void> {
  const { id, channel, texts } = readArguments(args);
  const { helpdeskContact, knowledgeFolder } = readLocalConfig(readEnvironment());
  const { knowledge, sentences, contact } = await takeKnowledge(knowledgeFolder);
  if (texts) return print(plainSentences(sentences).map(([path, text]) => `${path}: ${text}`));
  const fix = knowledge.fixes.find((one) => one.id === id);
  if (!fix) throw new Error(`There is no fix "${id}". ${likeliest(id, knowledge.fixes)}`);
  const words = {
    knowledge,
    sentences,
    helpdeskContact: contact ?? helpdeskContact,
    retentionDays: 90,
    details: {},
  };
  const views = messagesOf(fix).map((message) => createView(words, "preview", message));
  print(draw(channel, views, { lang: sentences.locale, pick: sentences.pickOne }));
}

function print(parts: readonly string[]): void {
  process.stdout.write(`${parts.join("\n")}\n`);
}

interface Asked {
  readonly id: string;
  readonly channel: ChannelName;
  readonly texts: boolean;
}

function readArguments(args: readonly string[]): Asked {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { channel: { type: "string", default: "text" }, texts: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  const [id = ""] = positionals;
  if (positionals.length !== (values.texts ? 0 : 1)) throw new Error(`Name one fix. ${USAGE}`);
  const channel = CHANNELS.find((one) => one === values.channel);
  if (!channel) throw new Error(`There is no channel "${values.channel}". ${USAGE}`);
  return { id, channel, texts: values.texts };
}

/** What a person goes through: consent where it is needed, the card, the request to somebody else, the way back. */
function messagesOf(fix: Fix): readonly Message[] {
  const shown = cardsOfFix(fix, fix.risk === "weakens" ? "before-closing" : "asked").filter(({ kind }) => {
    if (kind === "consent") return needsConsent(fix);
    if (kind === "undo") return canBeUndone(fix);
    return kind === "fix" || fix.test;
  });
  return fix.request === undefined ? shown : [...shown, { kind: "request", fix: fix.id }];
}

/** As text, or as one JSON list of what the channel would be sent. */
function draw(
  channel: ChannelName,
  views: readonly View[],
  words: { readonly lang: string; readonly pick: string },
): readonly string[] {
  switch (channel) {
    case "text":
      return views.map((view) => [...renderLines(view), ...buttons(view), ""].join("\n"));
    case "teams":
      return [JSON.stringify(views.map(createTeamsRenderer(join(ROOT, "cards", "teams"), words)), null, 2)];
    case "slack":
      return [JSON.stringify(views.map(createSlackRenderer(join(ROOT, "cards", "slack"), words)), null, 2)];
  }
}

function buttons({ choices }: View): readonly string[] {
  return choices.length > 0 ? ["", choices.map(({ label }) => `[ ${label} ]`).join(" ")] : [];
}

/** Ids that share a word with what was typed, or how to see them all. */
function likeliest(id: string, fixes: readonly Fix[]): string {
  const words = id.toLowerCase().split("-");
  const near = fixes.map((fix) => fix.id).filter((one) => words.some((word) => word.length > 2 && one.includes(word)));
  return near.length > 0
    ? `Did you mean one of ${near.slice(0, 8).join(", ")}?`
    : "The file names in knowledge/fixes are the ids.";
}

// Whoever reads only the first lines closes the pipe; that is no fault.
process.stdout.on("error", () => process.exit());
preview(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
