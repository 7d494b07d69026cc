import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { checkIds } from "./check-ids";
import type { Content, Entry, Group } from "./entry";
import { explainUnreadable } from "./explain-unreadable";
import { KnowledgeError } from "./knowledge-error";
import { knownCommandsSchema } from "./known-command";
import { mergeContent } from "./merge-content";
import { policySchema } from "./policy";
import { readEntry, readFolder, readList } from "./read-entries";
import {
  causeSchema,
  codeAdviceSchema,
  codesSchema,
  correctionSchema,
  fixSchema,
  observationSchema,
  phrasesSchema,
  triageSchema,
} from "./schema";

export interface Folders {
  readonly builtIn: string;
  /** The helpdesk's own folder, of the same form; what it holds is added, or counts instead. */
  readonly own?: string | undefined;
}

const FOLDERS = ["causes", "observations", "fixes", "corrections", "triage"];
const FILES = ["codes.yaml", "code-advice.yaml", "phrases.yaml", "commands.yaml"];
const POLICY = "policy.yaml";

/** Reads the built-in content and the helpdesk's own. Problems go to `problems`; what could be read goes on. */
export function readContent({ builtIn, own }: Folders, problems: string[]): Content {
  const content = readOne(builtIn, problems, () => true);
  problems.push(...checkIds(content));
  if (own === undefined) return content;
  checkNames(own, problems);
  const house = readOne(own, problems, (name) => holdsAnything(join(own, name)));
  problems.push(...checkIds(house));
  const policy = existsSync(join(own, POLICY)) ? readEntry(join(own, POLICY), policySchema, problems) : undefined;
  return { ...mergeContent(content, house), policy };
}

function readOne(folder: string, problems: string[], isThere: (name: string) => boolean): Content {
  checkFolder(folder);
  const group = <Value extends { readonly id: string }>(
    name: string,
    schema: Parameters<typeof readFolder<Value>>[1],
  ): Group<Value> =>
    isThere(name) ? readFolder(join(folder, name), schema, problems) : { entries: [], unreadable: new Set() };
  const list = <Value>(name: string, schema: Parameters<typeof readList<Value>>[1]): readonly Entry<Value>[] =>
    isThere(name) ? readList(join(folder, name), schema, problems) : [];
  return {
    causes: group("causes", causeSchema),
    observations: group("observations", observationSchema),
    fixes: group("fixes", fixSchema),
    corrections: group("corrections", correctionSchema),
    triage: group("triage", triageSchema),
    codes: list("codes.yaml", codesSchema),
    codeAdvice: list("code-advice.yaml", codeAdviceSchema),
    phrases: list("phrases.yaml", phrasesSchema),
    commands: list("commands.yaml", knownCommandsSchema),
    policy: undefined,
  };
}

/** The house need not have everything; a folder that it has prepared may still be empty. */
function holdsAnything(path: string): boolean {
  return existsSync(path) && (!statSync(path).isDirectory() || readdirSync(path).length > 0);
}

/** Without the folder every file would be missing; that is one problem, not nine. */
function checkFolder(folder: string): void {
  try {
    if (!statSync(folder).isDirectory()) {
      throw new KnowledgeError([`${folder}:1 is a file; name the folder that holds causes, observations and fixes.`]);
    }
  } catch (error) {
    throw error instanceof KnowledgeError ? error : new KnowledgeError([`${folder}:1 ${explainUnreadable(error)}`]);
  }
}

/** A misspelt name would be left out in silence. */
function checkNames(folder: string, problems: string[]): void {
  checkFolder(folder);
  const known = [...FOLDERS, ...FILES, POLICY];
  const strange = readdirSync(folder).filter((name) => !name.startsWith(".") && !known.includes(name));
  problems.push(
    ...strange.map((name) => `${join(folder, name)}:1 is not part of the knowledge; use one of ${known.join(", ")}.`),
  );
}
