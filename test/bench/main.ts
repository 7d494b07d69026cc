import { parseArgs } from "node:util";
import { readLocalConfig } from "../../src/config";
import { readEnvironment } from "../../src/environment";
import { compareWithOptimum, formatRatios } from "../../src/evaluation/optimum/compare-with-optimum";
import { FULL_SIZE } from "../../src/evaluation/optimum/draw-knowledge";
import { type KnowledgeInUse, takeKnowledge } from "../../src/take-knowledge";
import { benchPlanner } from "./bench-planner";
import { benchReading } from "./bench-reading";
import { benchGrowth, type StoreKind } from "./growth/bench-growth";
import { formatGrowth } from "./growth/report";
import { benchTurns } from "./turns/bench-turns";
import { formatTurns } from "./turns/report";

interface Options {
  readonly cases: number;
  readonly rounds: number | undefined;
  readonly seconds: number;
  readonly stores: readonly StoreKind[];
  readonly json: boolean;
}

type Bench = (options: Options) => Promise<readonly string[]>;

const BENCHMARKS: Readonly<Record<string, Bench>> = {
  planner: async () => benchPlanner((await ownKnowledge()).knowledge, clock),
  async reading() {
    const { knowledge, phrases } = await ownKnowledge();
    return benchReading(knowledge, phrases, clock);
  },
  optimum: async () => [formatRatios(compareWithOptimum(OPTIMUM_WORLDS, FULL_SIZE))],
  growth: async ({ cases, rounds = GROWTH.rounds, stores, json }) =>
    printed(await benchGrowth({ ...GROWTH, large: cases, rounds, stores, progress: tell, clock }), formatGrowth, json),
  turns: async ({ seconds, rounds = TURNS.rounds, json }) =>
    printed(await benchTurns({ ...TURNS, block: { seconds }, rounds, progress: tell, clock }), formatTurns, json),
};
/** Takes about a minute; the test does 500 smaller ones. */
const OPTIMUM_WORLDS = 100;
const GROWTH = { small: 1_000, rounds: 10, blocks: 6, visitors: 6, played: 24 };
const TURNS = { rounds: 5, connections: 8, regulars: 200, starts: 5 };
const DEFAULTS = { cases: 1_000_000, seconds: 3 };

/** `npm run bench -- NAME`: what takes how long, and how far from the best it is. */
async function run(args: readonly string[]): Promise<void> {
  const { names, options } = readArguments(args);
  const [name = ""] = names;
  const bench = Object.hasOwn(BENCHMARKS, name) ? BENCHMARKS[name] : undefined;
  if (bench === undefined || names.length !== 1) throw new Error(usage(names));
  for (const line of await bench(options)) process.stdout.write(`${line}\n`);
}

function readArguments(args: readonly string[]): { readonly names: readonly string[]; readonly options: Options } {
  const count = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { cases: count, rounds: count, seconds: count, store: count, json: { type: "boolean" } },
  });
  return {
    names: positionals,
    options: {
      cases: readCount("cases", values.cases) ?? DEFAULTS.cases,
      rounds: readCount("rounds", values.rounds),
      seconds: readCount("seconds", values.seconds) ?? DEFAULTS.seconds,
      stores: readStores(values.store),
      json: values.json ?? false,
    },
  };
}

function readCount(name: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const count = Number(given);
  if (Number.isInteger(count) && count > 0) return count;
  throw new Error(`--${name} is "${given}"; give a whole number above 0.`);
}

function readStores(given: string | undefined): readonly StoreKind[] {
  if (given === undefined) return ["sqlite", "postgres"];
  if (given === "sqlite" || given === "postgres") return [given];
  throw new Error(`--store is "${given}"; give sqlite or postgres, or leave it out for both.`);
}

function usage(names: readonly string[]): string {
  const known = Object.keys(BENCHMARKS).join(", ");
  const asked = names.length === 1 ? `There is no benchmark "${names[0]}".` : "Name one benchmark.";
  return `${asked} There are: ${known}. Usage: npm run bench -- NAME`;
}

function ownKnowledge(): Promise<KnowledgeInUse> {
  return takeKnowledge(readLocalConfig(readEnvironment()).knowledgeFolder);
}

function printed<Report>(report: Report, format: (report: Report) => readonly string[], json: boolean) {
  return json ? [JSON.stringify(report)] : format(report);
}

/** On standard error, so that a report can be piped on. */
function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

function clock(): number {
  return performance.now();
}

run(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
