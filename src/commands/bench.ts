import { readLocalConfig } from "../config";
import { readEnvironment } from "../environment";
import { benchPlanner } from "../evaluation/bench/bench-planner";
import { benchReading } from "../evaluation/bench/bench-reading";
import { compareWithOptimum, formatRatios } from "../evaluation/optimum/compare-with-optimum";
import { FULL_SIZE } from "../evaluation/optimum/draw-knowledge";
import { type KnowledgeInUse, takeKnowledge } from "../take-knowledge";

type Bench = (inUse: KnowledgeInUse, clock: () => number) => readonly string[];

const BENCHMARKS: Readonly<Record<string, Bench>> = {
  planner: ({ knowledge }, clock) => benchPlanner(knowledge, clock),
  reading: ({ knowledge, phrases }, clock) => benchReading(knowledge, phrases, clock),
  optimum: () => [formatRatios(compareWithOptimum(OPTIMUM_WORLDS, FULL_SIZE))],
};
/** Takes about a minute; the test does 500 smaller ones. */
const OPTIMUM_WORLDS = 100;

/** `npm run bench -- NAME`: how long one decision or one reading takes with the whole knowledge, or how far it is from the best. */
async function run(args: readonly string[]): Promise<void> {
  const [name = ""] = args;
  const bench = Object.hasOwn(BENCHMARKS, name) ? BENCHMARKS[name] : undefined;
  if (bench === undefined || args.length !== 1) throw new Error(usage(args));
  const inUse = await takeKnowledge(readLocalConfig(readEnvironment()).knowledgeFolder);
  for (const line of bench(inUse, () => performance.now())) process.stdout.write(`${line}\n`);
}

function usage(args: readonly string[]): string {
  const names = Object.keys(BENCHMARKS).join(", ");
  const asked = args.length === 1 ? `There is no benchmark "${args[0]}".` : "Name one benchmark.";
  return `${asked} There are: ${names}. Usage: npm run bench -- NAME`;
}

run(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
