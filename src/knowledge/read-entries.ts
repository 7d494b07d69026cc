import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import type { z } from "zod";
import type { Entry, Group } from "./entry";
import { explainIssue } from "./explain-issue";
import { explainUnreadable } from "./explain-unreadable";
import { readYaml } from "./read-yaml";

const YAML = ".yaml";

/** A folder with one entry a file. Problems go to `problems`; what could be read goes on. */
export function readFolder<Value extends { readonly id: string }>(
  folder: string,
  schema: z.ZodType<Value>,
  problems: string[],
): Group<Value> {
  const entries: Entry<Value>[] = [];
  const unreadable = new Set<string>();
  for (const name of listFolder(folder, problems)) {
    const file = join(folder, name);
    if (!name.endsWith(YAML)) {
      problems.push(`${file}:1 is not a ${YAML} file; rename it or move it away.`);
      continue;
    }
    const entry = readEntry(file, schema, problems);
    if (entry === undefined) {
      unreadable.add(basename(name, YAML));
    } else {
      entries.push(entry);
    }
  }
  return { entries, unreadable };
}

/** A file with a list of entries; undefined when it could not be read. */
export function readList<Value>(
  file: string,
  schema: z.ZodType<readonly Value[]>,
  problems: string[],
): readonly Entry<Value>[] {
  const list = readEntry(file, schema, problems);
  return (list?.value ?? []).map((value, index) => ({
    file,
    value,
    lineOf: (path) => list?.lineOf([index, ...path]) ?? 1,
  }));
}

/** A file with one entry; undefined when it could not be read. */
export function readEntry<Value>(file: string, schema: z.ZodType<Value>, problems: string[]): Entry<Value> | undefined {
  const yaml = readYaml(file);
  if (yaml.kind === "unreadable") {
    problems.push(...yaml.problems);
    return undefined;
  }
  const parsed = schema.safeParse(yaml.data);
  if (!parsed.success) {
    const explained = parsed.error.issues.map((issue) => explainIssue(issue, yaml.data));
    problems.push(...explained.map(({ path, text }) => `${file}:${yaml.lineOf(path)} ${text}`));
    return undefined;
  }
  return { file, value: parsed.data, lineOf: yaml.lineOf };
}

function listFolder(folder: string, problems: string[]): readonly string[] {
  try {
    const names = readdirSync(folder).filter((name) => !name.startsWith("."));
    if (names.length === 0) {
      problems.push(`${folder}:1 is empty; add at least one ${YAML} file.`);
    }
    return names.sort();
  } catch (error) {
    problems.push(`${folder}:1 ${explainUnreadable(error)}`);
    return [];
  }
}
