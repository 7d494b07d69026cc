import { stat, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { sizeOf } from "./amounts";
import { bad, type Finding, good } from "./finding";

const OTHERS = 0o077;
/** Room for the log, and for what the day brings. */
const SPARE_BYTES = 200 * 1024 * 1024;

/** Who can read the files of SQLite, and whether there is room to build them anew, as forgetting does. */
export async function examineFile(file: string): Promise<readonly Finding[]> {
  const { size } = await stat(file);
  return [await examineModes(file, size), await examineRoom(file, size)];
}

async function examineModes(file: string, size: number): Promise<Finding> {
  const open: string[] = [];
  for (const name of [file, `${file}-wal`, `${file}-shm`]) {
    const found = await stat(name).catch(() => undefined);
    if (found && (found.mode & OTHERS) !== 0) open.push(name);
  }
  if (open.length === 0) return good(`file: ${sizeOf(size)}, for this account only`);
  return bad(`file: others can read ${open.join(" and ")}; run: chmod 600 ${open.join(" ")}`);
}

async function examineRoom(file: string, size: number): Promise<Finding> {
  const { bavail, bsize } = await statfs(dirname(file));
  const free = bavail * bsize;
  const needed = 2 * size + SPARE_BYTES;
  if (free >= needed) return good(`disk: ${sizeOf(free)} free`);
  return bad(`disk: only ${sizeOf(free)} free in ${dirname(file)}; make room for ${sizeOf(needed)} at least.`);
}
