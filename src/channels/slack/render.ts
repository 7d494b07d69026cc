import type { View, ViewChoice, ViewFact, ViewField, ViewPrompt } from "../../view/view";
import { readTemplates } from "../read-templates";
import type { Block, SlackMessage } from "./block";
import { fallbackText } from "./fallback-text";
import { LIMITS } from "./limits";
import { sectionParts } from "./section-data";
import { shortenText, splitText } from "./split-text";

/** Room for the mark that some templates put before the title. */
const MARK = 5;

export type RenderSlack = (view: View) => SlackMessage;

/**
 * Reads the templates of `folder` once. Texts go into plain_text and rich_text only, where Slack reads no markup and
 * nothing needs to be escaped; no template may put them into mrkdwn.
 */
export function createSlackRenderer(folder: string, words: { readonly pick: string }): RenderSlack {
  const templates = readTemplates(folder);
  return (view) => {
    const template = templates.get(view.kind);
    const blocks = template
      ? blocksOf(template.expand({ $root: { pick: words.pick, ...cardData(view) } }))
      : literalBlocks(view);
    return { text: fallbackText(view), blocks };
  };
}

/** The blocks of an expanded template; `{"blocks": […]}` among them is a group that a template repeats as a whole. */
export function blocksOf(expanded: unknown): readonly Block[] {
  const { blocks } = expanded as { readonly blocks: readonly object[] };
  return blocks.flatMap((one) => ("blocks" in one ? blocksOf(one) : [withoutNulls(one) as Block]));
}

/** A property whose `$when` is false is left as null, which Slack refuses. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([, one]) => one !== null);
  return Object.fromEntries(kept.map(([key, one]) => [key, withoutNulls(one)]));
}

/** A view without a template, word for word. */
function literalBlocks({ title, text }: View): readonly Block[] {
  const bold = (words: string): Block => ({
    type: "rich_text",
    elements: [{ type: "rich_text_section", elements: [{ type: "text", text: words, style: { bold: true } }] }],
  });
  const paragraph = (words: string): Block => ({
    type: "section",
    expand: true,
    text: { type: "plain_text", text: words, emoji: false },
  });
  return [...splitText(title, LIMITS.richText).map(bold), ...paragraphs(text).map(paragraph)];
}

/** The view as the templates see it: optional parts as empty strings, so that nothing stays unbound. */
function cardData(view: View): object {
  const prompt = view.prompt ?? { case: "", prompt: "" };
  return {
    title: view.title,
    heading: shortenText(view.title, LIMITS.header - MARK),
    text: paragraphs(view.text),
    facts: view.facts.flatMap(factParts),
    sections: view.sections.flatMap(sectionParts),
    fields: view.fields.map((field) => fieldData(field, prompt)),
    choices: view.choices.map(({ id, label }) => ({
      id,
      label,
      value: JSON.stringify({ case: prompt.case, prompt: prompt.prompt, choice: id }),
    })),
    longLabels: view.choices.map(({ label }) => label).filter((label) => label.length > LIMITS.buttonShown),
    footnote: splitText(view.footnote ?? "", LIMITS.text),
  };
}

function paragraphs(text: readonly string[]): readonly string[] {
  return text.flatMap((paragraph) => splitText(paragraph, LIMITS.text));
}

/** A long value goes on without its label. */
function factParts({ label, value }: ViewFact): readonly ViewFact[] {
  const room = LIMITS.richText - label.length - 2;
  return splitText(value, room).map((part, index) => ({ label: index === 0 ? label : "", value: part }));
}

/** Slack keeps what was typed under a block id: each prompt has its own, so that a new one starts empty. */
function fieldData(field: ViewField, { case: caseId, prompt }: ViewPrompt): object {
  const { kind, id, label } = field;
  const shared = { kind, id, label, block: `${caseId}:${prompt}:${id}` };
  return field.kind === "text"
    ? { ...shared, placeholder: field.placeholder, maxLength: field.maxLength, options: [] }
    : { ...shared, placeholder: "", maxLength: 0, options: field.options.map(optionData) };
}

/** What an option has no room for goes on in its description. */
function optionData({ id, label }: ViewChoice): object {
  const [first = "", ...rest] = splitText(label, LIMITS.option);
  return { id, label: first, more: rest.join(" ") };
}
