import type { Database } from "../../storage/dialect";
import { errorCode } from "../../storage/error-code";
import { readMigrations } from "../../storage/migrations/migrate";
import type { DatabaseAddress } from "../../storage/open-database";
import { reachDatabase } from "../../storage/reach-database";
import { takeWriteLock } from "../../storage/take-write-lock";
import { examineClock } from "./examine-clock";
import { examineFile } from "./examine-file";
import { examineStuck } from "./examine-stuck";
import { bad, type Finding, good } from "./finding";

const PATIENCE_MS = 5_000;

/** Changes nothing, also where there is no database yet. */
export async function examineDatabase(address: DatabaseAddress, now: () => number): Promise<readonly Finding[]> {
  const database = await reachDatabase(address, PATIENCE_MS).catch((error: unknown) => messageOf(error));
  if (typeof database === "string") return [bad(`database: ${database}`)];
  try {
    const tables = await examineTables(database);
    return [
      ...tables,
      ...(await examineClock(database, now)),
      ...(address.kind === "sqlite" ? await examineFile(address.file) : []),
      // Tables of another version cannot be asked.
      ...(tables.every(({ ok }) => ok) ? await examineStuck(database.kysely, now()) : []),
    ];
  } catch (error) {
    return [bad(`database: ${database.name} does not answer (${errorCode(error) ?? messageOf(error)}).`)];
  } finally {
    await database.kysely.destroy();
  }
}

async function examineTables({ kysely, name }: Database): Promise<readonly Finding[]> {
  const { open, unknown, done } = await readMigrations(kysely);
  if (unknown.length > 0) return [bad(`tables: ${name} was made by a newer version of Reconnect; start that version.`)];
  if (open.length > 0) {
    return [bad(`tables: ${name} lacks ${open.join(", ")}; the next start of the server brings it up to date.`)];
  }
  const writable = await takeWriteLock(kysely).then(
    () => good(`database: ${name}, read and written`),
    (error: unknown) => bad(`database: ${name} cannot be written (${errorCode(error) ?? messageOf(error)}).`),
  );
  return [writable, good(`tables: up to date (${done.at(-1)})`)];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
