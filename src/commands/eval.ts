import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { readLocalConfig } from "../config";
import { createContext } from "../create-context";
import { readEnvironment } from "../environment";
import { evaluate } from "../evaluation/cases/evaluate";
import { POLICIES, type PolicyName } from "../evaluation/cases/planner-of-policy";
import { readRealCases } from "../evaluation/cases/real-case";
import { tableOf } from "../evaluation/cases/table";
import { takeKnowledge } from "../take-knowledge";

const USAGE = `Usage: npm run eval -- --cases FILE [--json] [--policy ${POLICIES.join("|")}]`;

/** `npm run eval`: how well the conversation does, on real cases. */
async function run(): Promise<void> {
  const { cases: file, policy, json } = readArguments();
  const knowledge = await takeKnowledge(readLocalConfig(readEnvironment()).knowledgeFolder);
  const words = {
    knowledge: knowledge.knowledge,
    sentences: knowledge.sentences,
    helpdeskContact: undefined,
    retentionDays: undefined,
    details: {},
  };
  const cases = readRealCases(await readFile(file, "utf8"), knowledge.knowledge);
  const report = evaluate(createContext(knowledge, words), cases, policy);
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : tableOf(report));
}

function readArguments(): { readonly cases: string; readonly policy: PolicyName; readonly json: boolean } {
  const { values } = parseArgs({
    options: { cases: { type: "string" }, policy: { type: "string", default: "planner" }, json: { type: "boolean" } },
  });
  const policy = POLICIES.find((one) => one === values.policy);
  if (values.cases === undefined) throw new Error(USAGE);
  if (policy === undefined) throw new Error(`There is no policy "${values.policy}". ${USAGE}`);
  return { cases: values.cases, policy, json: values.json === true };
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
