import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Cleanup } from "./cleanup";
import type { Disturbance } from "./conduct";
import { type Left, openSqliteLeft } from "./left";
import type { RunOptions } from "./options";
import { fullDisk, mountSmallDisk } from "./small-disk";

/** The database that the replicas share, and what can happen to it. */
export interface RunDatabase {
  readonly dataFolder: string;
  readonly disturbances: readonly Disturbance[];
  /** What could not be tried, and why. */
  readonly notTried: readonly string[];
  /** Opens what the replicas left in it. */
  open(): Promise<Left>;
}

const DISK_MB = 48;
const FULL_MS = 4_000;
const OFTEN = 2;

export async function prepareDatabase({ disturbed }: RunOptions, cleanup: Cleanup): Promise<RunDatabase> {
  const base = await mkdtemp(join(tmpdir(), "reconnect-faults-"));
  cleanup.later(() => rm(base, { recursive: true, force: true }));
  const dataFolder = join(base, "data");
  await mkdir(dataFolder);
  const disk = disturbed ? await mountSmallDisk(dataFolder, DISK_MB, cleanup) : undefined;
  return {
    dataFolder,
    disturbances: disk ? Array.from({ length: OFTEN }, () => fullDisk(dataFolder, FULL_MS)) : [],
    notTried: disturbed && !disk ? ["full disk: needs root"] : [],
    open: () => openSqliteLeft(dataFolder),
  };
}
