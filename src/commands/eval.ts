import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { readLocalConfig } from "../config";
import { createContext } from "../create-context";
import type { Knowledge } from "../diagnosis/knowledge";
import { readEnvironment } from "../environment";
import { evaluate } from "../evaluation/cases/evaluate";
import { POLICIES, type PolicyName } from "../evaluation/cases/planner-of-policy";
import { readRealCases } from "../evaluation/cases/real-case";
import { tableOf } from "../evaluation/cases/table";
import { formatSimulation } from "../evaluation/simulation/format-simulation";
import { runSimulation } from "../evaluation/simulation/run-simulation";
import { type KnowledgeInUse, takeKnowledge } from "../take-knowledge";

const USAGE = `Usage: npm run eval -- --cases FILE [--json] [--policy ${POLICIES.join("|")}]
       npm run eval -- --simulate PEOPLE [--hand-over MINUTES] [--json]`;
/** What a hand-over costs in the simulation where nothing is said, whatever the helpdesk says: the figure of the published comparisons. */
const SIMULATED_HAND_OVER_MINUTES = 90;
const SIMULATED_NOISE = [0, 0.5];
const SEED = 1;

type Task =
  | { readonly kind: "cases"; readonly file: string; readonly policy: PolicyName; readonly json: boolean }
  | { readonly kind: "simulate"; readonly people: number; readonly handOverMinutes: number; readonly json: boolean };

/** `npm run eval`: how well the conversation does on real cases, and the planner on simulated people. */
async function run(): Promise<void> {
  const task = readTask();
  const inUse = await takeKnowledge(readLocalConfig(readEnvironment()).knowledgeFolder);
  if (task.kind === "cases") await replay(inUse, task);
  else await simulate(inUse.knowledge, task);
}

async function replay(inUse: KnowledgeInUse, { file, policy, json }: Task & { kind: "cases" }): Promise<void> {
  const { knowledge, sentences } = inUse;
  const words = { knowledge, sentences, helpdeskContact: undefined, retentionDays: undefined, details: {} };
  const cases = readRealCases(await readFile(file, "utf8"), knowledge);
  const report = evaluate(createContext(inUse, words), cases, policy);
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : tableOf(report));
}

async function simulate(own: Knowledge, task: Task & { kind: "simulate" }): Promise<void> {
  const { people, handOverMinutes, json } = task;
  const knowledge = { ...own, policy: { ...own.policy, handOverMinutes } };
  for (const noise of SIMULATED_NOISE) {
    const tell = (done: number) => process.stderr.write(`\r${done} of ${people} people`);
    const report = await runSimulation({ knowledge, people, seed: SEED, noise, tell });
    process.stderr.write("\n");
    process.stdout.write(json ? `${JSON.stringify(report)}\n` : `${formatSimulation(report)}\n\n`);
  }
}

function readTask(): Task {
  const { values } = parseArgs({
    options: {
      cases: { type: "string" },
      policy: { type: "string", default: "planner" },
      simulate: { type: "string" },
      "hand-over": { type: "string", default: String(SIMULATED_HAND_OVER_MINUTES) },
      json: { type: "boolean", default: false },
    },
  });
  const { cases: file, json } = values;
  const policy = POLICIES.find((one) => one === values.policy);
  if (policy === undefined) throw new Error(`There is no policy "${values.policy}".\n${USAGE}`);
  if (file !== undefined && values.simulate === undefined) return { kind: "cases", file, policy, json };
  const people = Number(values.simulate);
  if (file !== undefined || values.simulate === undefined) throw new Error(USAGE);
  if (!Number.isInteger(people) || people < 1) {
    throw new Error(`"${values.simulate}" is no number of people.\n${USAGE}`);
  }
  const handOverMinutes = Number(values["hand-over"]);
  if (!(handOverMinutes > 0)) throw new Error(`"${values["hand-over"]}" is no number of minutes.\n${USAGE}`);
  return { kind: "simulate", people, handOverMinutes, json };
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
