import type { Calibration, PolicyReport, SimulationReport } from "./report";

const COLUMNS = [
  "minutes",
  "± SE",
  "for desk",
  "of list",
  "more than planner",
  "questions",
  "before fix",
  "fixes",
  "to human",
  "1st works",
];
const NAME_WIDTH = 18;

/** The report as a table of plain text. */
export function formatSimulation({ settings, policies, calibration }: SimulationReport): string {
  const { people, seed, noise } = settings;
  const world = noise === 0 ? "the world is as the knowledge says" : `log-odds noise ${noise} on every chance`;
  return [
    `${people} people, seed ${seed}, ${world}. Minutes hold the risk.`,
    "",
    ["policy".padEnd(NAME_WIDTH), ...COLUMNS].join("  "),
    ...policies.map(row),
    "",
    ...calibrationLines(calibration),
  ].join("\n");
}

function row(report: PolicyReport): string {
  const { minutes, error, toChecklist, morePerPerson, questions, questionsBeforeFix } = report;
  const cells = [
    minutes.toFixed(2),
    error.toFixed(2),
    report.minutesForDesk.toFixed(2),
    toChecklist.toFixed(3),
    `${morePerPerson.minutes.toFixed(2)} ± ${morePerPerson.error.toFixed(2)}`,
    questions.toFixed(2),
    questionsBeforeFix.toFixed(2),
    report.fixes.toFixed(2),
    percent(report.handedOver),
    percent(report.firstFixWorks),
  ];
  const aligned = cells.map((cell, at) => cell.padStart(COLUMNS[at]?.length ?? 0));
  return [report.policy.padEnd(NAME_WIDTH), ...aligned].join("  ");
}

function calibrationLines({ bins, error }: Calibration): readonly string[] {
  return [
    `"This fix works" of the planner: calibration error ${error.toFixed(4)}.`,
    "predicted  happened  times",
    ...bins.map(({ predicted, happened, count }) =>
      [percent(predicted).padStart(9), percent(happened).padStart(8), String(count).padStart(5)].join("  "),
    ),
  ];
}

/** Where nobody tried anything there is no share. */
function percent(share: number): string {
  return Number.isNaN(share) ? "–" : `${(100 * share).toFixed(1)} %`;
}
