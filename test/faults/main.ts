import { formatReport, toJson } from "./format-report";
import { readOptions } from "./options";
import { isSound } from "./report";
import { run } from "./run";

/** `npm run faults`: people talk with real servers while these are killed; the report says what was lost. */
async function main(): Promise<void> {
  const { options, json } = readOptions(process.argv.slice(2));
  const broken = new AbortController();
  const breakOff = () => broken.abort(new Error("The run was broken off."));
  process.once("SIGINT", breakOff);
  process.once("SIGTERM", breakOff);
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  const report = await run(options, { tell, signal: broken.signal });
  process.stdout.write(`${json ? toJson(report) : formatReport(report)}\n`);
  if (!isSound(report)) process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
