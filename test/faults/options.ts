import { parseArgs } from "node:util";

export interface RunOptions {
  readonly store: "sqlite" | "postgres";
  readonly replicas: number;
  readonly people: number;
  readonly kills: number;
  readonly seed: number;
  /** Proves that a run finds what a bot loses that acknowledges before all is committed. */
  readonly isBroken: boolean;
  /** Milliseconds from the start; conversations that are not over by then count as unfinished. */
  readonly deadline: number;
  /** Milliseconds that a person waits for the next card before they ask, and again after that. */
  readonly patience: number;
  /** How many people talk at the same time. */
  readonly atOnce: number;
  /** Share of the bot's calls that the platform does not simply take. */
  readonly platformFaults: number;
  /** Also stops the database and fills its disk. */
  readonly disturbed: boolean;
  /** How many times faster the bot's clocks run, so that nobody waits for its paces and claims; its timeouts stay. */
  readonly clockSpeed: number;
  /** Where the replicas write what they log; only errors are counted where it is absent. */
  readonly logFile: string | undefined;
}

const USAGE = `Usage: npm run faults -- --store sqlite|postgres [--replicas N] [--people P] [--kills K] [--seed S] [--json]
       [--break transaction] [--minutes M] [--at-once P] [--platform-faults SHARE] [--calm] [--clock-speed TIMES] [--log FILE]`;

export function readOptions(args: readonly string[]): { readonly options: RunOptions; readonly json: boolean } {
  const { values } = parseArgs({
    args: [...args],
    options: {
      store: { type: "string", default: "sqlite" },
      replicas: { type: "string" },
      people: { type: "string", default: "20" },
      kills: { type: "string", default: "10" },
      seed: { type: "string", default: "1" },
      json: { type: "boolean", default: false },
      break: { type: "string" },
      minutes: { type: "string", default: "10" },
      "at-once": { type: "string", default: "40" },
      "platform-faults": { type: "string", default: "0.06" },
      "clock-speed": { type: "string", default: "1" },
      calm: { type: "boolean", default: false },
      log: { type: "string" },
    },
  });
  const { store, json, log: logFile } = values;
  if (store !== "sqlite" && store !== "postgres") throw new Error(`There is no store "${store}".\n${USAGE}`);
  if (values.break !== undefined && values.break !== "transaction") throw new Error(USAGE);
  const replicas = whole("replicas", values.replicas ?? (store === "sqlite" ? "1" : "2"), 1);
  if (store === "sqlite" && replicas > 1) throw new Error("A SQLite file is for one replica.");
  const options: RunOptions = {
    store,
    replicas,
    people: whole("people", values.people, 1),
    kills: whole("kills", values.kills, 0),
    seed: whole("seed", values.seed, 0),
    isBroken: values.break !== undefined,
    deadline: whole("minutes", values.minutes, 1) * 60_000,
    patience: 60_000,
    atOnce: whole("at-once", values["at-once"], 1),
    platformFaults: share("platform-faults", values["platform-faults"]),
    disturbed: !values.calm,
    clockSpeed: whole("clock-speed", values["clock-speed"], 1),
    logFile,
  };
  return { options, json };
}

function whole(name: string, given: string, least: number): number {
  const value = Number(given);
  if (Number.isInteger(value) && value >= least) return value;
  throw new Error(`--${name} is "${given}"; give a whole number from ${least}.\n${USAGE}`);
}

function share(name: string, given: string): number {
  const value = Number(given);
  if (value >= 0 && value < 1) return value;
  throw new Error(`--${name} is "${given}"; give a number from 0 up to but not 1.\n${USAGE}`);
}
