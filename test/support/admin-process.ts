import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { ROOT } from "../../src/root";

export interface AdminRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `npm run admin` as a process of its own, without a terminal. `env`: settings, besides which it has none. */
export async function runAdmin(env: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<AdminRun> {
  const args = ["--import", "tsx", "src/commands/admin.ts", ...words];
  const { PATH = "" } = process.env;
  const child = spawn(process.execPath, args, { cwd: ROOT, env: { PATH, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { status, stdout, stderr };
}
