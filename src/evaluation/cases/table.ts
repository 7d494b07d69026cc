import type { Report } from "./report";
import type { Summary } from "./score";

/** The report for a person: counts by group, then what was read, then every case that was missed. */
export function tableOf({ policy, cases, summary, reading, unsafe, perCase }: Report): string {
  const groups = Object.entries(summary);
  const missed = perCase.filter(({ rank }) => rank === null || rank > 3);
  return [
    `Policy ${policy}, ${cases} cases.`,
    "",
    row(["", ...groups.map(([name]) => name)]),
    ...FIGURES.map(({ name, of }) => row([name, ...groups.map(([, group]) => of(group))])),
    "",
    `Reading: ${share(reading.found, reading.stated)} of what the openings state was found; ${share(reading.invented, reading.taken)} of what was taken is not so.`,
    `Never offered, but proposed: ${unsafe.never}. Dangerous, and proposed first: ${unsafe.dangerous_first}.`,
    "",
    `Not among the first three (${missed.length}):`,
    ...missed.map(({ id, rank, end, proposed }) => `  ${id}: ${rank ?? end}; ${proposed.join(", ") || "no fix"}`),
    "",
  ].join("\n");
}

const FIGURES: readonly { readonly name: string; readonly of: (group: Summary) => string }[] = [
  { name: "cases", of: ({ n }) => String(n) },
  { name: "accepted fix first", of: ({ first, n }) => share(first, n) },
  { name: "among the first three", of: ({ first3, n }) => share(first3, n) },
  { name: "at all", of: ({ any, n }) => share(any, n) },
  { name: "true cause likeliest", of: ({ causeFirst, n }) => share(causeFirst, n) },
  { name: "true cause in three", of: ({ causeFirst3, n }) => share(causeFirst3, n) },
  { name: "questions, median", of: ({ questionsMedian }) => String(questionsMedian) },
  { name: "questions, most", of: ({ questionsMax }) => String(questionsMax) },
  { name: "minutes, mean", of: ({ minutesMean }) => minutesMean.toFixed(0) },
  { name: "handed over rightly", of: ({ handoversRight }) => String(handoversRight) },
  { name: "handed over wrongly", of: ({ handoversWrong }) => String(handoversWrong) },
];

function row(cells: readonly string[]): string {
  return cells.map((cell, at) => (at === 0 ? cell.padEnd(24) : cell.padStart(16))).join("");
}

function share(part: number, whole: number): string {
  return whole === 0 ? "none" : `${part} of ${whole} (${((100 * part) / whole).toFixed(0)} %)`;
}
