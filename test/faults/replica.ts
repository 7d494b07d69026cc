import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../../src/root";
import type { FromReplica, KillPoint, ReplicaSettings, ToReplica } from "./replica-messages";

/** A server process as the run sees it. */
export interface Replica {
  readonly port: number;
  /** Lets it stop at the point; resolves with true when it stands there, with false after so many milliseconds. */
  stopAt(point: KillPoint, patience: number): Promise<boolean>;
  moveClock(ahead: number): void;
  /** Ends it with SIGKILL, as a power cut would. */
  kill(): Promise<void>;
}

/** Rejects with the replica's own words when it cannot start. */
export async function startReplica(settings: ReplicaSettings): Promise<Replica> {
  const child = fork(join(__dirname, "replica-process.ts"), { cwd: ROOT, execArgv: ["--import", "tsx"] });
  const tell = (message: ToReplica) => {
    // What died in the meantime needs to be told nothing.
    if (child.connected) child.send(message, () => {});
  };
  tell({ kind: "start", settings });
  const port = await portOf(child);
  return {
    port,
    async stopAt(point, patience) {
      const arrived = hears(child, patience);
      tell({ kind: "arm", point });
      if (await arrived) return true;
      tell({ kind: "disarm" });
      return false;
    },
    moveClock: (ahead) => tell({ kind: "clock", ahead }),
    kill: () => kill(child),
  };
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("exit", (code, signal) => reject(new Error(`A replica ended with ${code ?? signal}.`)));
    child.once("message", (message: FromReplica) => {
      if (message.kind === "listening") resolve(message.port);
      else reject(new Error(message.kind === "failed" ? message.error : "A replica stopped before it listened."));
    });
  });
}

function hears(child: ChildProcess, patience: number): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (arrived: boolean) => {
      clearTimeout(timer);
      child.off("message", listen);
      resolve(arrived);
    };
    const listen = (message: FromReplica) => {
      if (message.kind === "at") end(true);
    };
    const timer = setTimeout(() => end(false), patience);
    child.on("message", listen);
  });
}

function kill(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}
