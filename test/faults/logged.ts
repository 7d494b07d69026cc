import { readFile } from "node:fs/promises";
import { countBy } from "./count-by";

const ERROR = 50;

/** How often the replicas logged which error, by what it says and its code. */
export async function countErrors(logFile: string): Promise<Readonly<Record<string, number>>> {
  const text = await readFile(logFile, "utf8").catch(() => "");
  return countBy(text.split("\n").flatMap((line) => nameOf(line) ?? []));
}

/** Undefined for what is no error, and for the line that a kill cut in two. */
function nameOf(line: string): string | undefined {
  if (!line.startsWith("{") || !line.endsWith("}")) return undefined;
  const { level, msg, err } = JSON.parse(line);
  if (level < ERROR) return undefined;
  return [msg, err?.code ?? err?.type].filter(Boolean).join(": ");
}
