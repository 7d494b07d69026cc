import { readLocalConfig } from "../config";
import { readEnvironment } from "../environment";
import { openBackup } from "../storage/backup/read-backup";
import { restoreBackup } from "../storage/backup/restore-backup";
import { writeBackup } from "../storage/backup/write-backup";
import { exportCase, exportPerson } from "../storage/export-cases";
import { findPerson, type Whom } from "../storage/find-person";
import { forgetPerson } from "../storage/forget-person";
import { type DatabaseAddress, openDatabase } from "../storage/open-database";
import { useDatabase } from "../storage/reach-database";
import { readTallies } from "../storage/tally-cases";
import { countOf } from "./admin/amounts";
import { confirm } from "./admin/confirm";
import { countsOf, tableOf } from "./admin/counts";
import { examine } from "./admin/examine";
import { readWords, type Task } from "./admin/read-words";
import { USAGE } from "./admin/usage";

const OK = 0;
const FAILED = 1;
const WRONG_WORDS = 2;

/** `npm run admin`: what an operator does with the database, also beside running servers. Returns the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const read = readWords(args);
  if (read.kind === "usage") return print(USAGE);
  if (read.kind !== "wrong") return run(read);
  process.stderr.write(`${read.problem}\n\n${USAGE}`);
  return WRONG_WORDS;
}

async function run(task: Exclude<Task, { kind: "usage" }>): Promise<number> {
  const env = readEnvironment();
  if (task.kind === "doctor") return printFindings(env);
  const address = readLocalConfig(env).database;
  switch (task.kind) {
    case "forget":
      return forget(address, task);
    case "export-case":
      return printJson(
        await useDatabase(address, (database) => exportCase(database, task.id)),
        `There is no case "${task.id}".`,
      );
    case "export-person": {
      const found = await useDatabase(address, (database) => exportPerson(database, task.whom));
      return printJson(found.length > 0 ? found : undefined, `Nothing is kept of ${nameOf(task.whom)}.`);
    }
    case "backup":
      return backup(address, task.file);
    case "restore":
      return restore(address, task.file);
    case "counts": {
      const counts = countsOf(await useDatabase(address, ({ kysely }) => readTallies(kysely)));
      return print(task.json ? `${JSON.stringify(counts)}\n` : tableOf(counts));
    }
  }
}

function forget(address: DatabaseAddress, { whom, yes }: Task & { kind: "forget" }): Promise<number> {
  return useDatabase(address, async (database) => {
    const places = await findPerson(database.kysely, whom);
    if (places.length === 0) {
      // An earlier run may have been stopped before this.
      await database.wipe();
      throw new Error(`Nothing is kept of ${nameOf(whom)} in ${database.name}.`);
    }
    const where = places.map(({ channel, tenant }) => `${channel} (${tenant})`).join(", ");
    if (!yes && !(await mayGoOn(`All that is kept of ${whom.person} in ${where} will be erased, for good.`))) {
      throw new Error("Nothing was erased.");
    }
    const cases = await forgetPerson(database, places);
    return print(`${whom.person} is forgotten in ${where}: ${countOf(cases, "case")} and all that belonged to them.\n`);
  });
}

function mayGoOn(question: string): Promise<boolean> {
  if (process.stdin.isTTY) return confirm(question);
  throw new Error(`${question} There is no terminal to ask in; add --yes. Nothing was erased.`);
}

async function backup(address: DatabaseAddress, file: string): Promise<number> {
  const stopped = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopped.abort());
  const order = { file, now: Date.now(), signal: stopped.signal };
  const rows = await useDatabase(address, (database) => writeBackup(database, order)).catch((error: unknown) => {
    throw stopped.signal.aborted ? new Error("Stopped; no backup was written.", { cause: error }) : error;
  });
  return print(
    `${file}: ${countOf(rows.cases, "case")}, ${countOf(rows.facts, "fact")}. Keep it as safe as the database.\n`,
  );
}

async function restore(address: DatabaseAddress, file: string): Promise<number> {
  const opened = await openBackup(file);
  try {
    // Brings an empty database to the tables of this version.
    await (await openDatabase(address)).kysely.destroy();
    const { rows, name } = await useDatabase(address, async (database) => ({
      rows: await restoreBackup(database, opened),
      name: database.name,
    }));
    const what = `${countOf(rows.cases, "case")}, ${countOf(rows.facts, "fact")}`;
    return print(`Restored into ${name}: ${what}, as of ${opened.header.madeAt}.\n`);
  } finally {
    await opened.close();
  }
}

async function printFindings(env: ReturnType<typeof readEnvironment>): Promise<number> {
  const findings = await examine(env, Date.now);
  print(findings.map(({ ok, text }) => `${ok ? "ok" : "!!"} ${text}\n`).join(""));
  return findings.every(({ ok }) => ok) ? OK : FAILED;
}

function printJson(value: unknown, absent: string): number {
  if (value === undefined) throw new Error(absent);
  return print(`${JSON.stringify(value, null, 2)}\n`);
}

function print(text: string): number {
  process.stdout.write(text);
  return OK;
}

function nameOf({ person, channel, tenant }: Whom): string {
  const place = [channel, tenant].filter((one) => one !== undefined).join(", ");
  return `the person "${person}"${place === "" ? "" : ` in ${place}`}`;
}

// Whoever reads only the first lines closes the pipe; that is no fault.
process.stdout.on("error", () => process.exit());
main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = FAILED;
  },
);
