import { unescapeText } from "../../channels/slack/escape-text";
import { buttonsOf, type SlackPost } from "./person";

type Json = Readonly<Record<string, unknown>>;

/** A message in lines for a terminal: its words, its fields with what can be put in, its numbered buttons. */
export function showPost(post: Pick<SlackPost, "text" | "blocks">): readonly string[] {
  const blocks = post.blocks ?? [];
  const fields = blocks.filter(({ type }) => type === "input").map(fieldLine);
  const buttons = buttonsOf({ channel: "", ts: "", ...post }).map(({ label, action }, index) =>
    typeof action["url"] === "string" ? `  (${label}: ${action["url"]})` : `  [${index + 1}] ${label}`,
  );
  return [...unescapeText(post.text).split("\n"), ...fields, ...buttons];
}

function fieldLine({ label, element }: Json): string {
  const { action_id, options } = element as { action_id: string; options?: readonly Option[] };
  const id = action_id.slice("field:".length);
  const choices = options?.map((option) => `${option.value} (${option.text.text})`).join(", ");
  return `  ${id}= ${(label as { text: string }).text}${choices ? `: ${choices}` : ""}`;
}

interface Option {
  readonly value: string;
  readonly text: { readonly text: string };
}
