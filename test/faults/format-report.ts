import type { Report } from "./report";

const MOST_LINES = 20;

/** The report for programs: how many of each, and under `details` what they are. */
export function toJson(report: Report): string {
  const { lost, unsent, duplicates, unexplained, impossible, unfinished, kills, ...rest } = report;
  return JSON.stringify({
    lost: lost.length,
    unsent: unsent.length,
    duplicates: duplicates.explained + duplicates.unexplained,
    impossible: impossible.length,
    unfinished: unfinished.length,
    kills: sum(kills),
    ...rest,
    details: { lost, unsent, duplicates, unexplained, impossible, unfinished, kills },
  });
}

/** A short table, and below it the first of everything that must not be. */
export function formatReport(report: Report): string {
  const { kills, calls, duplicates, lost, unsent, impossible, unfinished } = report;
  const rows: readonly (readonly [string, string | number])[] = [
    ["store", `${report.store}, ${report.replicas} replica(s), seed ${report.seed}`],
    ["conversations", `${report.conversations} (${listed(report.people)})`],
    ["acknowledged", `${report.acknowledged} acts in ${report.tries} tries, ${report.doneAgain} done again`],
    ["kills", `${sum(kills)} (${listed(kills)})`],
    ["disturbances", [listed(report.disturbances), ...report.notTried.map((what) => `not tried: ${what}`)].join("; ")],
    ["calls of the bot", listed(calls)],
    ["refused forgeries", report.refusedForgeries],
    ["lost", lost.length],
    ["unsent", unsent.length],
    ["impossible", impossible.length],
    ["unfinished", unfinished.length],
    [
      "duplicates",
      `${duplicates.explained} explained, ${duplicates.unexplained} not, ${duplicates.replacements} replacements`,
    ],
    ["asked a day later", report.followUps],
    ["time", `${report.seconds} s; a replica starts in ${report.startMs} ms`],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    ...rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`),
    ...details({ lost, unsent, impossible, unfinished, "unexplained duplicate": report.unexplained }),
    ...Object.entries(report.logged).map(([error, count]) => `logged ${count} times: ${error}`),
  ].join("\n");
}

function details(lists: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return Object.entries(lists).flatMap(([name, list]) => {
    const more = list.length > MOST_LINES ? [`${name}: and ${list.length - MOST_LINES} more`] : [];
    return [...list.slice(0, MOST_LINES).map((line) => `${name}: ${line}`), ...more];
  });
}

function listed(counts: Readonly<Record<string, number | undefined>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");
}

export function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
