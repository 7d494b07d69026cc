import { checkKnowledge } from "../check-knowledge";
import { readLocalConfig } from "../config";
import { readEnvironment } from "../environment";
import { BUILT_IN } from "../take-knowledge";

/** `npm run knowledge:check [folder]`: all that is wrong with the knowledge; the folder is a helpdesk's own. */
async function check(folder: string | undefined): Promise<void> {
  const own = folder ?? readLocalConfig(readEnvironment()).knowledgeFolder;
  const today = new Date().toISOString().slice(0, 10);
  const { problems, warnings, counts } = await checkKnowledge({ builtIn: BUILT_IN, own }, today);
  const tell = (lines: readonly string[]) => process.stdout.write(lines.map((line) => `${line}\n`).join(""));
  tell(problems);
  tell(warnings.map((warning) => `warning: ${warning}`));
  if (problems.length > 0) {
    tell([`${number(problems.length, "problem")}. Mend them and run this again.`]);
    process.exitCode = 1;
    return;
  }
  const counted = Object.entries(counts).map(([kind, count]) => `${count} ${kind}`);
  tell([`No problem, ${number(warnings.length, "warning")}: ${counted.join(", ")}.`]);
}

function number(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

const [folder, ...others] = process.argv.slice(2);
const isUsage = others.length > 0 || folder?.startsWith("-") === true;
const done = isUsage ? Promise.reject(new Error("Usage: npm run knowledge:check [-- FOLDER]")) : check(folder);
done.catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
