import type { Knowledge } from "../diagnosis/knowledge";

/** What people read. Ids, commands, click paths, addresses and patterns stay as they are. */
const READ = new Set([
  "title",
  "name",
  "label",
  "question",
  "why",
  "text",
  "warning",
  "request",
  "none",
  "irreversible",
  "correction",
  "advice",
  "wrong",
  "instead",
  "notSaid",
  "lookFirst",
]);
const LEFT = new Set(["command", "sources", "source"]);

/** The knowledge with every text that people read put through `rename`. */
export function renameTexts(knowledge: Knowledge, rename: (text: string) => string): Knowledge {
  return renamed(knowledge, rename) as Knowledge;
}

function renamed(value: unknown, rename: (text: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => renamed(one, rename));
  if (typeof value !== "object" || value === null) return value;
  const part = ([key, inner]: [string, unknown]) => {
    if (LEFT.has(key)) return [key, inner];
    return [key, READ.has(key) && typeof inner === "string" ? rename(inner) : renamed(inner, rename)];
  };
  return Object.fromEntries(Object.entries(value).map(part));
}
