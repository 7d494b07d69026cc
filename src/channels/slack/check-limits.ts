import { longer, more } from "../limit-sentences";
import type { SlackMessage } from "./block";
import { LIMITS } from "./limits";

type Node = Readonly<Record<string, unknown>>;
type Check = (node: Node) => readonly string[];

/** What Slack would refuse, or show cut, as ends of sentences that begin with the message: "has 52 blocks; …". */
export function slackProblems(message: SlackMessage): readonly string[] {
  const nodes = nodesOf(message.blocks);
  return [
    ...messageProblems(message),
    ...nodes.flatMap((node) => CHECKS[String(node["type"])]?.(node) ?? []),
    ...nodes.flatMap((node) => list(node, "options")).flatMap(optionProblems),
    ...ID_NAMES.flatMap((name) => idProblems(name, nodes)),
  ];
}

const ID_NAMES = ["block_id", "action_id"] as const;

/** By the type of a block, of an element or of a text. */
const CHECKS: Readonly<Record<string, Check>> = {
  header: (node) => longer("a header", textOf(node), LIMITS.header),
  section: (node) => [
    ...more("fields in a section", list(node, "fields").length, LIMITS.sectionFields),
    ...list(node, "fields").flatMap((field) => longer("a field", String(field["text"]), LIMITS.sectionField)),
  ],
  rich_text: (node) => [
    ...filled("a rich text", node, "elements"),
    ...longer("a block", wordsIn(node), LIMITS.richText),
  ],
  rich_text_section: (node) => filled("a rich text", node, "elements"),
  rich_text_preformatted: (node) => filled("a command", node, "elements"),
  context: (node) => [
    ...filled("a context", node, "elements"),
    ...more("pieces of small print", list(node, "elements").length, LIMITS.contextElements),
  ],
  actions: (node) => [
    ...filled("a row of buttons", node, "elements"),
    ...more("buttons in a row", list(node, "elements").length, LIMITS.actionElements),
  ],
  button: (node) => [
    ...longer("a button", textOf(node), LIMITS.button),
    ...longer("the value of a button", String(node["value"] ?? ""), LIMITS.buttonValue),
  ],
  input: (node) => longer("the label of a field", textOf(node, "label"), LIMITS.inputLabel),
  plain_text_input: (node) => [
    ...placeholderProblems(node),
    ...more("characters to type in a field", Number(node["max_length"] ?? 1), LIMITS.typed),
  ],
  static_select: (node) => [...placeholderProblems(node), ...choiceProblems(node, LIMITS.selectOptions)],
  multi_static_select: (node) => [...placeholderProblems(node), ...choiceProblems(node, LIMITS.selectOptions)],
  checkboxes: (node) => choiceProblems(node, LIMITS.checkboxes),
  radio_buttons: (node) => choiceProblems(node, LIMITS.radioButtons),
  plain_text: textProblems,
  mrkdwn: textProblems,
  text: emptyText,
};

/** Of the message as a whole; its blocks are looked at one by one. */
export function messageProblems({ text, blocks }: SlackMessage): readonly string[] {
  const characters = shownIn(blocks).length;
  const bytes = Buffer.byteLength(JSON.stringify({ text, blocks }), "utf8");
  return [
    ...(text === "" ? ["has no text for notifications; give it a title or a paragraph."] : []),
    ...longer("a text for notifications", text, LIMITS.messageText),
    ...(blocks.length === 0 ? ["has nothing to show; give it a title or a paragraph."] : []),
    ...more("blocks", blocks.length, LIMITS.blocks),
    ...more("characters", characters, LIMITS.characters),
    ...more(
      `characters, with ${LIMITS.blockWeight} counted for each block`,
      characters + blocks.length * LIMITS.blockWeight,
      LIMITS.weight,
    ),
    ...more("bytes", bytes, LIMITS.bytes),
  ];
}

function choiceProblems(node: Node, limit: number): readonly string[] {
  return [
    ...filled("a list to choose from", node, "options"),
    ...more("options in a list", list(node, "options").length, limit),
  ];
}

function optionProblems(option: Node): readonly string[] {
  return [
    ...longer("an option", textOf(option), LIMITS.option),
    ...longer("the end of an option", textOf(option, "description"), LIMITS.optionDescription),
    ...longer("the value of an option", String(option["value"] ?? ""), LIMITS.optionValue),
  ];
}

function placeholderProblems(node: Node): readonly string[] {
  return longer("the hint in a field", textOf(node, "placeholder"), LIMITS.placeholder);
}

function textProblems(node: Node): readonly string[] {
  return [...emptyText(node), ...longer("a text", String(node["text"] ?? ""), LIMITS.text)];
}

function emptyText({ text }: Node): readonly string[] {
  return typeof text === "string" && text !== "" ? [] : ["has an empty text; Slack refuses the whole message for it."];
}

function idProblems(name: (typeof ID_NAMES)[number], nodes: readonly Node[]): readonly string[] {
  const ids = nodes.map((node) => node[name]).filter((id) => typeof id === "string");
  const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
  return [
    ...[...new Set(repeated)].map((id) => `has the ${name} "${id}" more than once; each must be its own.`),
    ...ids.flatMap((id) => longer(`the ${name}`, id, LIMITS.id)),
  ];
}

function filled(what: string, node: Node, name: string): readonly string[] {
  return list(node, name).length > 0 ? [] : [`has ${what} with nothing in it; Slack refuses the whole message for it.`];
}

/** The text of `{ text: { type: "plain_text", text } }`, or of another property like it. */
function textOf(node: Node, name = "text"): string {
  const [object] = nodesOf(node[name]);
  return String(object?.["text"] ?? "");
}

/** What is shown besides commands, which are never split. */
function wordsIn(richText: Node): string {
  return shownIn(list(richText, "elements").filter(({ type }) => type !== "rich_text_preformatted"));
}

/** All that is shown: every property `text` that is a string, wherever it stands. */
function shownIn(value: unknown): string {
  return nodesOf(value)
    .map(({ text }) => (typeof text === "string" ? text : ""))
    .join("");
}

function list(node: Node, name: string): readonly Node[] {
  const value = node[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === "object" && one !== null) : [];
}

/** The value and everything in it, outermost first. */
function nodesOf(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== "object" || value === null) return [];
  return [value as Node, ...Object.values(value).flatMap(nodesOf)];
}
