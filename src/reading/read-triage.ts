import type { Answer } from "../diagnosis/evidence";
import type { TriageBlock } from "../diagnosis/knowledge";
import type { TriageOutput } from "./reading";

/** So many lines of a block have to be there before a text counts as what it printed. */
const LEAST_LINES = 2;

interface Printed {
  readonly output: TriageOutput;
  readonly answers: readonly Answer[];
}

/**
 * What a triage block printed, pasted by a person: its answers, each observation once, the first line that tells it.
 * Of several blocks with such lines it is the one with the most.
 */
export function readTriage(text: string, blocks: readonly TriageBlock[]): Printed | undefined {
  const whole = linesOf(text);
  const printed = blocks.flatMap((block) => {
    const lines = whole.flatMap((line) => unfold(line, block));
    const matches = block.reads.flatMap((read) => answerOf(read, lines));
    const isWhole = lines.includes(block.end);
    return matches.length >= (isWhole ? 1 : LEAST_LINES) ? [{ block: block.id, whole: isWhole, matches }] : [];
  });
  const [best] = printed.sort((one, other) => other.matches.length - one.matches.length);
  return best && { output: { block: best.block, whole: best.whole }, answers: firstOfEach(best.matches) };
}

/** Lines without what consoles, chats and Azure's Run Command put around them; JSON escapes line breaks, quotes and backslashes. */
function linesOf(text: string): readonly string[] {
  return text
    .replaceAll(/\\(\\|"|r\\n|n)/g, (_escaped, sign: string) => (sign === "\\" || sign === '"' ? sign : "\n"))
    .replaceAll(/"message"\s*:\s*"/gi, "\n")
    .split("\n")
    .map((line) => line.replace(/^[\s>|`]+|[\s`",}\]]+$/g, "").replace(/^message[ \t]*:[ \t]*/i, ""));
}

/** Lines that were pasted as one: each name that the block prints starts a line of its own again. */
function unfold(line: string, block: TriageBlock): readonly string[] {
  const names = new Set(block.reads.flatMap((read) => /^\^([a-z-]{1,30}=)/.exec(read.line)?.[1] ?? []));
  const lines: string[] = [];
  for (const word of line.split(/\s+/)) {
    const name = /^[a-z-]{1,30}=/.exec(word)?.[0] ?? word;
    if (lines.length === 0 || names.has(name) || word === block.end) lines.push(word);
    else lines.push(`${lines.pop() ?? ""} ${word}`);
  }
  return lines.length > 1 ? lines.map((one) => one.replace(/[,;]$/, "")) : [line];
}

/** The value is given, or `$1`: what the first group of the line holds. */
function answerOf(
  { line, observation, value }: TriageBlock["reads"][number],
  lines: readonly string[],
): readonly Answer[] {
  const pattern = new RegExp(line);
  const match = lines.map((one) => pattern.exec(one)).find((one) => one !== null);
  return match ? [{ observation, value: value.replace("$1", () => match[1] ?? "") }] : [];
}

function firstOfEach(matches: readonly Answer[]): readonly Answer[] {
  const answers = new Map<string, string>();
  for (const { observation, value } of matches) {
    if (!answers.has(observation)) answers.set(observation, value);
  }
  return Array.from(answers, ([observation, value]) => ({ observation, value }));
}
