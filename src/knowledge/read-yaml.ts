import { readFileSync } from "node:fs";
import { isMap, isNode, isPair, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import type { Path } from "./entry";
import { explainUnreadable } from "./explain-unreadable";

export type YamlReading =
  | { readonly kind: "read"; readonly data: unknown; readonly lineOf: (path: Path) => number }
  | { readonly kind: "unreadable"; readonly problems: readonly string[] };

/** How often a part may be repeated by its anchor (`&name`, `*name`): room for every code, none for a file that explodes. */
const MOST_REPEATS = 2000;

/** Reads a YAML file. A key that is given twice makes it unreadable, as does any other fault of form. */
export function readYaml(file: string): YamlReading {
  const text = readText(file);
  if (typeof text !== "string") {
    return { kind: "unreadable", problems: [`${file}:1 ${text.problem}`] };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    const explain = (fault: (typeof faults)[number]) =>
      `${file}:${lines.linePos(fault.pos[0]).line} is not good YAML: ${fault.message.replace(/\.$/, "")}; ${remedyOf(fault.code)}.`;
    return { kind: "unreadable", problems: faults.map(explain) };
  }
  try {
    const data: unknown = document.toJS({ maxAliasCount: MOST_REPEATS });
    return { kind: "read", data, lineOf: (path) => lineOf(document.contents, path, lines) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {
      kind: "unreadable",
      problems: [`${file}:1 is not good YAML: ${why}; correct the *names that repeat a part.`],
    };
  }
}

function readText(file: string): string | { readonly problem: string } {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    return { problem: explainUnreadable(error) };
  }
}

function remedyOf(code: string): string {
  return code === "DUPLICATE_KEY"
    ? "keep one of the two"
    : "check the indentation, and put texts with a colon or a # in quotes";
}

function lineOf(root: Node | null, path: Path, lines: LineCounter): number {
  let at = root?.range?.[0] ?? 0;
  let node: unknown = root;
  for (const part of path) {
    const child = childOf(node, part);
    if (child === undefined) {
      break;
    }
    at = child.at;
    node = child.node;
  }
  return Math.max(1, lines.linePos(at).line);
}

function childOf(node: unknown, part: string | number): { readonly node: unknown; readonly at: number } | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(part)];
    return isNode(item) ? { node: item, at: item.range?.[0] ?? 0 } : undefined;
  }
  if (!isMap(node)) {
    return undefined;
  }
  const pair = node.items.find((item) => isPair(item) && String(item.key) === String(part));
  return pair && isNode(pair.key) ? { node: pair.value, at: pair.key.range?.[0] ?? 0 } : undefined;
}
