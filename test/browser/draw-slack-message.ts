import { createElement as create, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { type Block as LibraryBlock, Message } from "slack-blocks-to-jsx";
import type { Block } from "../../src/channels/slack/block";
import { drawInput, type InputBlock } from "./draw-slack-input";
import { buttonWords } from "./slack-words";

/** What comes out as in Slack. For anything else the library draws nothing at all. */
const DRAWN: ReadonlySet<unknown> = new Set([
  ...["header", "section", "divider", "context", "actions", "input", "rich_text"],
  ...["rich_text_section", "rich_text_preformatted", "rich_text_list", "text", "plain_text"],
  ...["button", "plain_text_input", "checkboxes", "radio_buttons", "static_select", "multi_static_select"],
]);

/** The blocks as HTML, to be styled by the library's style sheet and by slack-page.css. Throws where it cannot draw one. */
export function drawSlackMessage(blocks: readonly Block[]): string {
  const known = blocks.map((block) => asShown(block) as Block);
  return drawEmoji(renderToStaticMarkup(create("div", { className: "blocks" }, ...runs(known).map(drawRun))));
}

const EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F/gu;
/** Code points of those that slack-page.css has a picture for. */
const PICTURED: ReadonlySet<string> = new Set(["26a0", "2705", "21a9"]);

/** Slack has pictures for emoji; the machine may have no font with them. */
function drawEmoji(html: string): string {
  return html.replace(EMOJI, (emoji) => {
    const point = emoji.codePointAt(0)?.toString(16) ?? "";
    if (!PICTURED.has(point)) throw new Error(`There is no picture of the emoji ${emoji}.`);
    return `<span class="emoji emoji-${point}">${emoji}</span>`;
  });
}

/** Inputs one by one; what stands between them together, so that the library sees its neighbours. */
function runs(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const found: Block[][] = [];
  for (const block of blocks) {
    const last = found.at(-1);
    if (last && block.type !== "input" && last[0]?.type !== "input") last.push(block);
    else found.push([block]);
  }
  return found;
}

/**
 * The library draws inputs with a multi-line box, a line that Slack does not show, and without "(optional)", so they are
 * drawn here.
 */
function drawRun(run: readonly Block[]): ReactElement {
  const [first] = run;
  if (first?.type === "input") return drawInput(first as unknown as InputBlock);
  const blocks = run as unknown as LibraryBlock[];
  return create(Message, { blocks, name: "", logo: "", theme: "light", withoutWrapper: true });
}

function asShown(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asShown);
  if (typeof value !== "object" || value === null) return value;
  const node: Record<string, unknown> = Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, asShown(one)]),
  );
  if ("type" in node && !DRAWN.has(node["type"]))
    throw new Error(`"${node["type"]}" cannot be drawn as Slack shows it.`);
  if (node["type"] === "button") return { ...node, text: cut(node["text"] as { text: string }) };
  // Without it the library reads markup and names of emoji in plain text.
  return node["type"] === "plain_text" ? { ...node, verbatim: true } : node;
}

function cut(label: { readonly text: string }): object {
  return { ...label, text: buttonWords(label.text) };
}
