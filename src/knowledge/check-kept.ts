import type { Source } from "../diagnosis/knowledge";
import { type Entry, problemAt } from "./entry";

type Kept = Entry<{ readonly reviewed: string }>;

const MONTHS_GOOD = 12;

/** Nothing can have been reviewed after today (YYYY-MM-DD). */
export function checkReviewed(entry: Kept, today: string): readonly string[] {
  const { reviewed } = entry.value;
  return reviewed <= today
    ? []
    : [
        problemAt(
          entry,
          ["reviewed"],
          `reviewed is "${reviewed}", after today (${today}); give the day of the last review.`,
        ),
      ];
}

/** A warning, because old content may still be right. */
export function warnOfAge(
  entry: Entry<{ readonly reviewed: string; readonly owner: string }>,
  today: string,
): readonly string[] {
  const { reviewed, owner } = entry.value;
  return isOlder(reviewed, today)
    ? [
        problemAt(
          entry,
          ["reviewed"],
          `was reviewed on ${reviewed}, more than ${MONTHS_GOOD} months ago; ask its owner (${owner}) to go through it again and set the day.`,
        ),
      ]
    : [];
}

export function needsSource(entry: Entry<{ readonly sources: readonly Source[] }>): readonly string[] {
  return entry.value.sources.length > 0
    ? []
    : [problemAt(entry, ["sources"], "sources is empty; name at least one page that says so.")];
}

/** Compares calendar days; a year ago today is still good. */
function isOlder(reviewed: string, today: string): boolean {
  const yearAgo = `${Number(today.slice(0, 4)) - MONTHS_GOOD / 12}${today.slice(4)}`;
  return reviewed < yearAgo;
}
