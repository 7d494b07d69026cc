import { createInterface } from "node:readline/promises";
import type { Readable, Writable } from "node:stream";

/** Only the whole word "yes" is a yes. */
export async function confirm(
  question: string,
  { input, output }: { readonly input: Readable; readonly output: Writable } = terminal(),
): Promise<boolean> {
  const lines = createInterface({ input, output });
  const gone = new Promise<string>((resolve) => lines.once("close", () => resolve("")));
  const answer = await Promise.race([lines.question(`${question} Type yes to go on: `), gone]);
  lines.close();
  return answer.trim().toLowerCase() === "yes";
}

/** Standard error, so that standard output stays clean. */
function terminal() {
  return { input: process.stdin, output: process.stderr };
}
