import type { Cause } from "../diagnosis/knowledge";
import { wrongAnswer } from "./check-answer";
import { needsSource } from "./check-kept";
import { type Content, type Entry, problemAt } from "./entry";

/** What causes name exists, and each cause can be found and ended. */
export function checkCauses(content: Content): readonly string[] {
  return content.causes.entries.flatMap((entry) => [
    ...checkEvidence(entry, content),
    ...(isHandedOver(entry, content) ? [] : [...checkRaisable(entry), ...needsSource(entry)]),
    ...checkCurable(entry, content),
  ]);
}

/** "Not established": the stand-in for all that is not known, ended by a human and raised by nothing. */
function isHandedOver(entry: Entry<Cause>, { fixes }: Content): boolean {
  const { id } = entry.value;
  return fixes.entries.some(({ value }) => value.handsOver === true && value.cures.some((cure) => cure.cause === id));
}

function checkEvidence(entry: Entry<Cause>, content: Content): readonly string[] {
  return Object.entries(entry.value.evidence).flatMap(([observation, labels]) =>
    Object.keys(labels).flatMap((value) => {
      const path = ["evidence", observation, value];
      const wrong = wrongAnswer(content, observation, value);
      if (wrong !== undefined) {
        return [problemAt(entry, path, `evidence ${wrong}`)];
      }
      return value === "unknown"
        ? [problemAt(entry, path, `evidence labels "unknown" of ${observation}; remove it, not knowing tells nothing.`)]
        : [];
    }),
  );
}

function checkRaisable(entry: Entry<Cause>): readonly string[] {
  const labels = Object.values(entry.value.evidence).flatMap((values) => Object.values(values));
  return labels.some((label) => label === "typical" || label === "sometimes")
    ? []
    : [
        problemAt(
          entry,
          ["evidence"],
          `no observation can raise "${entry.value.id}"; label at least one answer typical or sometimes.`,
        ),
      ];
}

function checkCurable(entry: Entry<Cause>, { fixes }: Content): readonly string[] {
  const { id } = entry.value;
  const isCured = fixes.entries.some(
    (fix) => fix.value.risk !== "never" && fix.value.cures.some((cure) => cure.cause === id),
  );
  return isCured || fixes.unreadable.size > 0
    ? []
    : [
        problemAt(
          entry,
          ["id"],
          `no fix that is offered cures "${id}"; add it to the cures of a fix whose risk is not never.`,
        ),
      ];
}
