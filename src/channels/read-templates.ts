import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Template } from "adaptivecards-templating";
import type { ViewKind } from "../view/view";

/** Kinds of views that every channel has a template for; the others are sent as plain text. */
const CARD_KINDS: readonly Exclude<ViewKind, "notice" | "text">[] = [
  "intake",
  "question",
  "consent",
  "fix",
  "undo",
  "menu",
  "why",
  "status",
  "summary",
  "packet",
  "code",
  "correction",
  "help",
  "settled",
];

/** The templates of a channel's folder, read once. Throws for the first that cannot be read. */
export function readTemplates(folder: string): ReadonlyMap<ViewKind, Template> {
  return new Map(CARD_KINDS.map((kind) => [kind, readTemplate(join(folder, `${kind}.json`))]));
}

export function readTemplate(file: string): Template {
  try {
    return new Template(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw new Error(`The card template ${file} cannot be read; it must be a JSON file.`, { cause });
  }
}
