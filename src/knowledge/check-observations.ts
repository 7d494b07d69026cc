import type { Observation } from "../diagnosis/knowledge";
import { wrongAnswer } from "./check-answer";
import { type Content, type Entry, problemAt } from "./entry";
import { shown } from "./explain-issue";
import { isPattern } from "./is-pattern";

const UNKNOWN = "unknown";
const SHARES = 100;

/** Everybody can answer each question, the shares can be computed with, and patterns can be used. */
export function checkObservations(content: Content): readonly string[] {
  return content.observations.entries.flatMap((entry) => [
    ...checkPointless(content, entry),
    ...checkUnknown(entry),
    ...checkValueIds(entry),
    ...checkShares(entry),
    ...checkPattern(entry),
    ...checkUseful(content, entry),
    ...checkCapability(entry),
  ]);
}

/** An answer that no cause, fix or role takes up would be asked in vain. */
function checkUseful({ causes, fixes }: Content, entry: Entry<Observation>): readonly string[] {
  const { id, capability } = entry.value;
  const isRead =
    capability !== undefined ||
    causes.unreadable.size + fixes.unreadable.size > 0 ||
    causes.entries.some(({ value }) => tellsApart(value.evidence[id])) ||
    fixes.entries.some(({ value }) => value.cures.some(({ unless }) => unless.some((one) => one.observation === id)));
  return isRead
    ? []
    : [
        problemAt(
          entry,
          ["id"],
          `no answer to "${id}" changes anything; label its answers in the evidence of a cause, or remove it.`,
        ),
      ];
}

/** The planner counts on these two. */
function checkCapability(entry: Entry<Observation>): readonly string[] {
  const { capability, values } = entry.value;
  const ids = values.map(({ id }) => id).join(", ");
  return capability === undefined || ids === "yes, no, unknown"
    ? []
    : [problemAt(entry, ["values"], `tells a capability and has the values ${ids}; give it yes, no and unknown.`)];
}

function tellsApart(labels: Readonly<Record<string, string>> | undefined): boolean {
  return labels !== undefined && Object.keys(labels).length > 0;
}

function checkUnknown(entry: Entry<Observation>): readonly string[] {
  const { values } = entry.value;
  const last = values.at(-1);
  if (last?.id !== UNKNOWN) {
    return [
      problemAt(
        entry,
        ["values", values.length - 1],
        `the last value is "${last?.id}"; end with one whose id is unknown.`,
      ),
    ];
  }
  return last.share === 0
    ? []
    : [
        problemAt(
          entry,
          ["values", values.length - 1, "share"],
          `share of unknown is ${last.share}; give 0, shares count those who know.`,
        ),
      ];
}

function checkValueIds(entry: Entry<Observation>): readonly string[] {
  const ids = entry.value.values.map((value) => value.id);
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [problemAt(entry, ["values", index, "id"], `value id "${id}" is given twice; give each value its own.`)],
  );
}

/** They are read as "of 100 people who know"; another sum shows that one was forgotten or counted twice. */
function checkShares(entry: Entry<Observation>): readonly string[] {
  const sum = entry.value.values.reduce((total, value) => total + value.share, 0);
  return Math.abs(sum - SHARES) < 0.01
    ? []
    : [problemAt(entry, ["values"], `the shares add up to ${sum}; make them add up to ${SHARES}.`)];
}

function checkPointless(content: Content, entry: Entry<Observation>): readonly string[] {
  return (entry.value.pointlessAfter ?? []).flatMap(({ observation, value }, index) => {
    const wrong = wrongAnswer(content, observation, value);
    return wrong === undefined ? [] : [problemAt(entry, ["pointlessAfter", index], `pointlessAfter ${wrong}`)];
  });
}

function checkPattern(entry: Entry<Observation>): readonly string[] {
  const { pattern } = entry.value;
  return isPattern(pattern ?? "")
    ? []
    : [problemAt(entry, ["pattern"], `pattern is ${shown(pattern)}; give a valid regular expression.`)];
}
