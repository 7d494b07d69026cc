import { execFile } from "node:child_process";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as rest } from "node:timers/promises";
import { promisify } from "node:util";
import type { Cleanup } from "./cleanup";
import type { Disturbance } from "./conduct";

const exec = promisify(execFile);
const CHUNK = Buffer.alloc(256 * 1024);

/** Makes a folder a disk of its own; undefined where this account may not mount one. */
export async function mountSmallDisk(
  folder: string,
  megabytes: number,
  cleanup: Cleanup,
): Promise<"mounted" | undefined> {
  const mounted = await exec("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=0755`, "tmpfs", folder]).then(
    () => true,
    () => false,
  );
  if (!mounted) return undefined;
  // Whatever was killed a moment ago may still hold it.
  cleanup.later(() => exec("umount", ["--lazy", folder]));
  return "mounted";
}

/** Leaves no room on the disk for so many milliseconds. */
export function fullDisk(folder: string, duration: number): Disturbance {
  const ballast = join(folder, "ballast");
  return {
    name: "full disk",
    async strike() {
      await fill(ballast);
      await rest(duration);
      await rm(ballast, { force: true });
    },
  };
}

async function fill(file: string): Promise<void> {
  const handle = await open(file, "w");
  try {
    // To the last byte: a write in parts ends with an error only when nothing more fits.
    for (;;) await handle.write(CHUNK);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
  } finally {
    await handle.close();
  }
}
