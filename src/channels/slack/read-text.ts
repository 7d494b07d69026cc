import { unescapeText } from "./escape-text";

/**
 * What a person typed, out of the text that Slack makes of it: links, names of people and channels stand between angle
 * brackets, and three characters as entities. https://docs.slack.dev/messaging/formatting-message-text
 */
export function readSlackText(text: string): string {
  const words = text.replace(/<([^<>]*)>/g, (_all, inside: string) => wordsOf(inside));
  return unescapeText(words.replaceAll("```", "\n")).trim();
}

/** Names of people say nothing about a connection. */
function wordsOf(inside: string): string {
  const [target = "", label = ""] = inside.split("|");
  if (target.startsWith("@")) return " ";
  if (target.startsWith("#")) return label === "" ? " " : `#${label}`;
  if (target.startsWith("!")) return label === "" ? " " : label;
  return label === "" ? target.replace(/^mailto:/, "") : label;
}

export function isPicture({ mimetype }: { readonly mimetype?: string | null | undefined }): boolean {
  return mimetype?.startsWith("image/") ?? false;
}
