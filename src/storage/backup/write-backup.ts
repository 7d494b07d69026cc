import { randomUUID } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Kysely } from "kysely";
import type { Database } from "../dialect";
import { errorCode } from "../error-code";
import { readMigrations } from "../migrations/migrate";
import { TABLE_NAMES, type Tables } from "../tables";
import {
  type BackupEnd,
  type BackupHeader,
  type BackupRow,
  countRows,
  FORMAT,
  FORMAT_VERSION,
  type RowCounts,
} from "./backup-lines";
import { readPages } from "./table-pages";

export interface BackupOrder {
  readonly file: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Ends it early; then nothing is left behind. */
  readonly signal?: AbortSignal;
}

/**
 * Writes all tables as of one moment into a file that only this account can read. Where the file was there it is replaced,
 * once the new one is whole.
 */
export async function writeBackup(database: Database, order: BackupOrder): Promise<RowCounts> {
  const file = resolve(order.file);
  const unfinished = `${file}.${randomUUID().slice(0, 8)}.part`;
  try {
    const counts = await writeTables(database, unfinished, order);
    await rename(unfinished, file);
    await settle(dirname(file));
    return counts;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw explain(error, file);
  }
}

async function writeTables(database: Database, file: string, { now, signal }: BackupOrder): Promise<RowCounts> {
  const counts = countRows();
  const handle = await open(file, "wx", 0o600);
  try {
    await database.snapshot((snapshot) =>
      pipeline(
        Readable.from(linesOf(snapshot, new Date(now).toISOString(), counts)),
        createGzip(),
        handle.createWriteStream({ flush: true }),
        { signal },
      ),
    );
  } finally {
    await handle.close();
  }
  return counts.all();
}

async function* linesOf(
  snapshot: Kysely<Tables>,
  madeAt: string,
  counts: ReturnType<typeof countRows>,
): AsyncGenerator<string> {
  const { done: migrations } = await readMigrations(snapshot);
  yield line({ format: FORMAT, version: FORMAT_VERSION, migrations, madeAt } satisfies BackupHeader);
  for (const table of TABLE_NAMES) {
    for await (const rows of readPages(snapshot, table)) {
      counts.add(table, rows.length);
      yield rows.map((row) => line({ table, row } satisfies BackupRow)).join("");
    }
  }
  yield line({ rows: counts.all() } satisfies BackupEnd);
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

/** The new name has to outlive a power cut too. */
async function settle(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}

/** What the file system says, by its code. */
const OF_THE_FILE = ["EACCES", "EPERM", "ENOENT", "ENOTDIR", "EISDIR", "EROFS", "ENOSPC", "EDQUOT", "EFBIG", "EIO"];

function explain(error: unknown, file: string): unknown {
  const code = errorCode(error) ?? "";
  if (!OF_THE_FILE.includes(code)) return error;
  const remedy = "give a file in a folder that this account may write to, with enough room";
  return new Error(`${file} cannot be written (${code}); ${remedy}.`, { cause: error });
}
