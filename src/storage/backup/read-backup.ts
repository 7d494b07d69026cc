import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { errorCode } from "../error-code";
import { TABLE_NAMES } from "../tables";
import {
  type BackupHeader,
  type BackupRow,
  countRows,
  FORMAT_VERSION,
  HEADER,
  ROW_OR_END,
  type RowCounts,
} from "./backup-lines";

export interface Backup {
  /** For people: its name. */
  readonly file: string;
  readonly header: BackupHeader;
  /** Can be read once. Ends well only where the file is whole; rejects with a sentence for the operator otherwise. */
  readonly rows: AsyncIterable<BackupRow>;
  /** Lets go of the file, however far it was read. */
  readonly close: () => Promise<void>;
}

/** Rejects with a sentence for the operator where the file is no backup, or one of a newer program. */
export async function openBackup(file: string): Promise<Backup> {
  if (!(await isPacked(file))) throw notBackup(file);
  const lines = readLines(file);
  const first = await lines.next();
  const header = HEADER.safeParse(first.done ? undefined : parse(first.value));
  if (!header.success) throw notBackup(file);
  if (header.data.version > FORMAT_VERSION) {
    throw new Error(`${file} was made by a newer version of Reconnect; use that version.`);
  }
  const close = async () => void (await lines.return(undefined));
  return { file, header: header.data, rows: readRows(lines, file), close };
}

/** Begins as gzip does; for what is no gzip at all has a remedy of its own. https://www.rfc-editor.org/rfc/rfc1952#page-6 */
async function isPacked(file: string): Promise<boolean> {
  const handle = await open(file, "r").catch((error: unknown) => {
    throw explain(error, file);
  });
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return buffer.equals(Buffer.from([0x1f, 0x8b]));
  } catch (error) {
    throw explain(error, file);
  } finally {
    await handle.close();
  }
}

async function* readRows(lines: AsyncIterable<string>, file: string): AsyncGenerator<BackupRow> {
  const counts = countRows();
  let end: RowCounts | undefined;
  for await (const text of lines) {
    const { data: read } = ROW_OR_END.safeParse(parse(text));
    if (!read || end) throw damaged(file);
    if ("rows" in read) {
      end = read.rows;
      continue;
    }
    counts.add(read.table, 1);
    yield read;
  }
  if (!end) throw cut(file);
  const found = counts.all();
  if (TABLE_NAMES.some((table) => found[table] !== end[table])) throw damaged(file);
}

async function* readLines(file: string): AsyncGenerator<string> {
  const unpacked = pipeline(createReadStream(file), createGunzip(), () => {}).setEncoding("utf8");
  let rest = "";
  try {
    for await (const chunk of unpacked) {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } catch (error) {
    throw explain(error, file);
  } finally {
    unpacked.destroy();
  }
  if (rest !== "") yield rest;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function explain(error: unknown, file: string): unknown {
  const code = errorCode(error);
  if (code === "Z_BUF_ERROR") return cut(file, error);
  if (code === "Z_DATA_ERROR") return damaged(file, error);
  return new Error(`${file} cannot be read (${code ?? "unknown reason"}).`, { cause: error });
}

function notBackup(file: string): Error {
  return new Error(`${file} is no backup of Reconnect.`);
}

function cut(file: string, cause?: unknown): Error {
  return new Error(`${file} is cut: its end is missing. Nothing was restored; take another backup.`, { cause });
}

function damaged(file: string, cause?: unknown): Error {
  return new Error(`${file} is damaged. Nothing was restored; take another backup.`, { cause });
}
