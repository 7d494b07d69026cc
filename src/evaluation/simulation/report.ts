import type { LivedCase } from "./live-case";
import type { PolicyCases, PolicyName, SimulationSettings } from "./simulate";

export interface SimulationReport {
  readonly settings: SimulationSettings;
  readonly policies: readonly PolicyReport[];
  readonly calibration: Calibration;
}

/** Means over all people; `error` is one standard error. */
export interface PolicyReport {
  readonly policy: PolicyName;
  readonly minutes: number;
  readonly error: number;
  /** Of these, for questions that only spare the human some; only the planner asks them. */
  readonly minutesForDesk: number;
  /** Minutes as a share of those of the checklist. */
  readonly toChecklist: number;
  /** Minutes more than the planner, person by person. */
  readonly morePerPerson: { readonly minutes: number; readonly error: number };
  readonly questions: number;
  readonly questionsBeforeFix: number;
  readonly fixes: number;
  /** Share of people. */
  readonly handedOver: number;
  /** Share of those who tried anything for whom the first fix worked. */
  readonly firstFixWorks: number;
}

/** How far "this fix works" of the planner can be believed. */
export interface Calibration {
  readonly bins: readonly CalibrationBin[];
  /** Mean distance between what was predicted and what happened, weighted by how often it was predicted. */
  readonly error: number;
}

interface CalibrationBin {
  readonly predicted: number;
  readonly happened: number;
  readonly count: number;
}

const BINS = 10;

export function createReport(settings: SimulationSettings, lived: readonly PolicyCases[]): SimulationReport {
  const of = (name: PolicyName) => lived.find(({ policy }) => policy === name)?.cases ?? [];
  const ours = of("planner").map(({ minutes }) => minutes);
  const toBeat = mean(of("checklist").map(({ minutes }) => minutes));
  return {
    settings,
    policies: lived.map(({ policy, cases }) => reportOf(policy, cases, ours, toBeat)),
    calibration: calibrationOf(of("planner")),
  };
}

function reportOf(
  policy: PolicyName,
  cases: readonly LivedCase[],
  ours: readonly number[],
  toBeat: number,
): PolicyReport {
  const minutes = cases.map((one) => one.minutes);
  const more = minutes.map((one, at) => one - (ours[at] ?? 0));
  const first = cases.flatMap(({ fixes }) => fixes[0] ?? []);
  return {
    policy,
    minutes: mean(minutes),
    error: standardError(minutes),
    minutesForDesk: mean(cases.map(({ minutesForDesk }) => minutesForDesk)),
    toChecklist: mean(minutes) / toBeat,
    morePerPerson: { minutes: mean(more), error: standardError(more) },
    questions: mean(cases.map(({ questions }) => questions)),
    questionsBeforeFix: mean(cases.map(({ questionsBeforeFix }) => questionsBeforeFix)),
    fixes: mean(cases.map(({ fixes }) => fixes.length)),
    handedOver: share(cases, ({ handedOver }) => handedOver),
    firstFixWorks: share(first, ({ worked }) => worked),
  };
}

function calibrationOf(cases: readonly LivedCase[]): Calibration {
  const tried = cases.flatMap(({ fixes }) => fixes);
  const bins = Array.from({ length: BINS }, (_, bin) =>
    tried.filter(({ predicted }) => Math.min(BINS - 1, Math.floor(predicted * BINS)) === bin),
  )
    .filter((inBin) => inBin.length > 0)
    .map((inBin) => ({
      predicted: mean(inBin.map(({ predicted }) => predicted)),
      happened: share(inBin, ({ worked }) => worked),
      count: inBin.length,
    }));
  const distance = bins.reduce((sum, bin) => sum + bin.count * Math.abs(bin.predicted - bin.happened), 0);
  return { bins, error: distance / tried.length };
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function standardError(numbers: readonly number[]): number {
  const middle = mean(numbers);
  const spread = numbers.reduce((sum, number) => sum + (number - middle) ** 2, 0);
  return Math.sqrt(spread / (numbers.length - 1) / numbers.length);
}

function share<Entry>(entries: readonly Entry[], holds: (entry: Entry) => boolean): number {
  return entries.filter(holds).length / entries.length;
}
