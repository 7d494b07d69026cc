import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../../../src/root";
import type { Clock } from "../timing";
import type { ServerReport } from "./usage";

export interface ServerUnderTest {
  readonly url: string;
  /** Milliseconds from the fork until it said that it is ready. */
  readonly startedIn: number;
  /** Bytes, and milliseconds of all cores. */
  usage(): Promise<{ readonly rss: number; readonly cpu: number }>;
  /** Lines that it logged so far: only errors are, such as a turn that failed and was answered with an apology. */
  errors(): number;
  stop(): Promise<void>;
}

/** What to start: a file of this folder, and its settings. */
export interface Start {
  readonly file: "reconnect-process.ts" | "echo-process.ts";
  readonly env: Readonly<Record<string, string>>;
}

const READY_EVERY_MS = 5;

export async function startServer({ file, env }: Start, clock: Clock): Promise<ServerUnderTest> {
  const began = clock();
  const child = fork(join(__dirname, file), {
    cwd: ROOT,
    // Nothing of this machine's own settings.
    env: { PATH: process.env["PATH"], PORT: "0", LOG_LEVEL: "error", HELPDESK_CONTACT: "IT helpdesk", ...env },
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  let errors = 0;
  child.stdout?.on("data", (chunk: Buffer) => {
    errors += chunk.toString().split("\n").length - 1;
  });
  const report = await nextReport(child);
  if (report.kind !== "listening") throw new Error(`${file} did not start: ${JSON.stringify(report)}`);
  const url = `http://127.0.0.1:${report.port}`;
  while ((await fetch(`${url}/readyz`)).status !== 200) {
    await new Promise((resolve) => setTimeout(resolve, READY_EVERY_MS));
  }
  return {
    url,
    startedIn: clock() - began,
    errors: () => errors,
    async usage() {
      child.send("usage");
      const used = await nextReport(child);
      if (used.kind !== "usage") throw new Error(`${file} does not tell what it uses.`);
      return { rss: used.rss, cpu: used.cpu / 1000 };
    },
    stop: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        if (child.exitCode !== null || !child.kill("SIGTERM")) resolve();
      }),
  };
}

function nextReport(child: ChildProcess): Promise<ServerReport> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`The server ended with ${code}.`));
    child.once("exit", ended);
    child.once("message", (report: ServerReport) => {
      child.off("exit", ended);
      resolve(report);
    });
  });
}
