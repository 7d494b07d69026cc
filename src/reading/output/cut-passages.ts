import { hasPrompt, isCommand } from "./command-line";
import type { OutputKind, Passage } from "./output-kind";
import { OUTPUT_KINDS } from "./output-kinds";

/** A part of a message: a line of somebody's, a command line, a scrap that a broken output left, or an output. */
export type Part =
  | { readonly kind: "speech" | "command" | "scrap"; readonly from: number; readonly to: number }
  | {
      readonly kind: "output";
      readonly output: OutputKind;
      readonly passage: Passage;
      readonly from: number;
      readonly to: number;
    };

const FURTHEST_COMMAND = 3;
const SENTENCE = /(?:^|\s)(?:[\p{L}'’-]+[,;]? ){2}[\p{L}'’-]+(?:[\s.,;:!?)]|$)/u;
const CODE = /\b(?:0x[\da-f]{2}|error|code|fehler|erreur|c[oó]digo)/i;

/** Parts in order; `from` is the first line, `to` the one after the last. */
export function cutPassages(lines: readonly string[]): readonly Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < lines.length; ) {
    const commandAt = lineOfCommand(lines, at);
    const part = outputAt(lines, at, lines[commandAt] ?? "") ?? lineAt(lines, at);
    // A command above an output is no speech, with or without a prompt.
    const above = part.kind === "output" && commandAt >= 0 ? parts.findLastIndex(({ from }) => from === commandAt) : -1;
    if (parts[above]?.kind === "speech") parts[above] = { kind: "command", from: commandAt, to: commandAt + 1 };
    parts.push(part);
    at = part.to;
  }
  return parts.map((part, index) => (isScrap(lines, parts, index) ? { ...part, kind: "scrap" } : part));
}

/**
 * What narrow windows and cuts break off an output stands right next to it: between two outputs anything is such a
 * scrap, and at one side of an output what is neither a sentence nor about a code.
 */
function isScrap(lines: readonly string[], parts: readonly Part[], index: number): boolean {
  const line = lines[parts[index]?.from ?? 0] ?? "";
  if (parts[index]?.kind !== "speech" || line === "") return false;
  const [before, after] = [parts[index - 1]?.kind === "output", parts[index + 1]?.kind === "output"];
  return (before && after) || ((before || after) && !SENTENCE.test(line) && !CODE.test(line));
}

function outputAt(lines: readonly string[], at: number, command: string): Part | undefined {
  if (lines[at] === "") return undefined;
  for (const output of OUTPUT_KINDS) {
    const length = output.lengthAt(lines, at);
    if (length > 0) {
      return {
        kind: "output",
        output,
        passage: { lines: lines.slice(at, at + length), command },
        from: at,
        to: at + length,
      };
    }
  }
  return undefined;
}

function lineAt(lines: readonly string[], at: number): Part {
  return { kind: hasPrompt(lines[at] ?? "") ? "command" : "speech", from: at, to: at + 1 };
}

/** The nearest line above that is not blank, where it is a command; otherwise -1. */
function lineOfCommand(lines: readonly string[], at: number): number {
  for (let above = at - 1; above >= 0 && above >= at - FURTHEST_COMMAND; above -= 1) {
    const line = lines[above] ?? "";
    if (line !== "") return isCommand(line) ? above : -1;
  }
  return -1;
}
