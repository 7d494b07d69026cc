import type { TriageBlock } from "../diagnosis/knowledge";
import { wrongAnswer } from "./check-answer";
import { checkReviewed, needsSource } from "./check-kept";
import { type Content, type Entry, entryOf, problemAt } from "./entry";
import { shown } from "./explain-issue";
import { isPattern } from "./is-pattern";

const FIRST_GROUP = "$1";

/** What a triage block prints can be read, and states answers that exist. */
export function checkTriage(content: Content, today: string): readonly string[] {
  return content.triage.entries.flatMap((entry) => [
    ...checkReads(entry, content),
    ...checkPointless(entry, content),
    ...checkEnd(entry),
    ...needsSource(entry),
    ...checkReviewed(entry, today),
  ]);
}

function checkReads(entry: Entry<TriageBlock>, content: Content): readonly string[] {
  return entry.value.reads.flatMap(({ line, observation, value }, index) => {
    const wrong = value === FIRST_GROUP ? wrongGroup(content, observation) : wrongAnswer(content, observation, value);
    return [
      ...(wrong === undefined ? [] : [problemAt(entry, ["reads", index], `reads ${wrong}`)]),
      ...(isPattern(line)
        ? []
        : [problemAt(entry, ["reads", index, "line"], `line is ${shown(line)}; give a valid regular expression.`)]),
    ];
  });
}

function wrongGroup({ observations }: Content, observation: string): string | undefined {
  return entryOf(observations, observation)?.value.pattern === undefined
    ? `gives $1 to ${observation}, which has no pattern; name one of its values.`
    : undefined;
}

function checkPointless(entry: Entry<TriageBlock>, content: Content): readonly string[] {
  return (entry.value.pointlessAfter ?? []).flatMap(({ observation, value }, index) => {
    const wrong = wrongAnswer(content, observation, value);
    return wrong === undefined ? [] : [problemAt(entry, ["pointlessAfter", index], `pointlessAfter ${wrong}`)];
  });
}

/** Whether the output is whole is told by its last line. */
function checkEnd(entry: Entry<TriageBlock>): readonly string[] {
  const { end, steps } = entry.value;
  return steps.some(({ command }) => command?.run.includes(end))
    ? []
    : [problemAt(entry, ["end"], `no command prints the end ${shown(end)}; let the last line of the block print it.`)];
}
