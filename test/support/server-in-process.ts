import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..");

/** A server that can be killed. `port` changes with every start. */
export interface KillableServer {
  readonly port: number;
  /** Ends it with SIGKILL, as a power cut would. */
  kill(): Promise<void>;
}

/** `settings`: such as DATA_DIR or DATABASE_URL. */
export async function startKillableServer(settings: Readonly<Record<string, string>>): Promise<KillableServer> {
  const env = { ...process.env, PORT: "0", HELPDESK_CONTACT: "IT helpdesk", ...settings };
  const child = fork(join(__dirname, "server-process.ts"), { cwd: ROOT, env, execArgv: ["--import", "tsx"] });
  const port = await portOf(child);
  return {
    port,
    kill: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        child.kill("SIGKILL");
      }),
  };
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`The server ended with ${code}.`)));
    child.once("message", (message: { readonly port?: number; readonly error?: string }) => {
      if (message.port === undefined) reject(new Error(message.error));
      else resolve(message.port);
    });
  });
}
