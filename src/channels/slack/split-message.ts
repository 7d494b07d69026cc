import type { Block, SlackMessage } from "./block";
import { messageProblems } from "./check-limits";

/**
 * A message as one or, where it is too long for one, as several, cut between blocks: a block holds whole steps, and what
 * is pressed stands at the end. Notifications tell it all with the first.
 */
export function splitMessage({ text, blocks }: SlackMessage): readonly SlackMessage[] {
  const fits = (some: readonly Block[]) => messageProblems({ text, blocks: some }).length === 0;
  if (fits(blocks)) return [{ text, blocks }];
  const parts: Block[][] = [];
  for (const block of blocks) {
    const last = parts.at(-1);
    if (last && fits([...last, block])) last.push(block);
    else parts.push([block]);
  }
  const goesOn = text.split("\n")[0] || "…";
  return parts.map((part, index) => ({ text: index === 0 ? text : goesOn, blocks: part }));
}
