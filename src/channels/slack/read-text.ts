const NAMED_ENTITIES: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

/**
 * What a person typed, out of the text that Slack makes of it: links, names of people and channels stand between angle
 * brackets, and three characters as entities. https://docs.slack.dev/messaging/formatting-message-text
 */
export function readSlackText(text: string): string {
  return text
    .replace(/<([^<>]*)>/g, (_all, inside: string) => wordsOf(inside))
    .replaceAll("```", "\n")
    .replace(/&(?:lt|gt|amp);/g, (entity) => NAMED_ENTITIES[entity] ?? entity)
    .trim();
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
