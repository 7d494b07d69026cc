import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder for large files, and what has to be ended before it can be removed. */
export interface Scratch {
  readonly folder: string;
  /** Ended in the opposite order. */
  atTheEnd(end: () => Promise<void>): void;
}

/** Removes the folder when the work has ended, however it ends; also on Ctrl-C. */
export async function withScratch<Result>(work: (scratch: Scratch) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "reconnect-bench-"));
  // PostgreSQL runs under an account of its own where this runs as root.
  chmodSync(folder, 0o711);
  const ends: (() => Promise<void>)[] = [];
  const clearOnce = async () => {
    for (const end of ends.reverse()) await end().catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  };
  let clearing: Promise<void> | undefined;
  const clear = () => {
    clearing ??= clearOnce();
    return clearing;
  };
  const interrupted = () => void clear().finally(() => process.exit(130));
  process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
  try {
    return await work({ folder, atTheEnd: (end) => void ends.push(end) });
  } finally {
    process.off("SIGINT", interrupted).off("SIGTERM", interrupted);
    await clear();
  }
}
