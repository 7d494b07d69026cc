import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../../src/root";
import type { Clock, FromReplica, KillPoint, ReplicaSettings, ToReplica } from "./replica-messages";

/** A server process as the run sees it. */
export interface Replica {
  readonly port: number;
  /**
   * Lets it stop at the point; resolves with true when it stands there, with false after so many milliseconds. It may
   * stop there later all the same, so it is to be killed then too.
   */
  stopAt(point: KillPoint, patience: number): Promise<boolean>;
  setClock(clock: Clock): void;
  /** Ends it with SIGKILL, as a power cut would. */
  kill(): Promise<void>;
}

/** A process that has loaded its program and serves nobody yet, so that one that died is soon replaced. */
export interface Standby {
  /** Rejects with the replica's own words when it cannot start. */
  start(settings: ReplicaSettings): Promise<Replica>;
  kill(): Promise<void>;
}

export function prepareReplica(): Standby {
  const child = fork(join(__dirname, "replica-process.ts"), { cwd: ROOT, execArgv: ["--import", "tsx"] });
  return {
    async start(settings) {
      tell(child, { kind: "start", settings });
      return servingReplica(child, await portOf(child));
    },
    kill: () => kill(child),
  };
}

function servingReplica(child: ChildProcess, port: number): Replica {
  return {
    port,
    async stopAt(point, patience) {
      const arrived = hears(child, patience);
      tell(child, { kind: "arm", point });
      return arrived;
    },
    setClock: (clock) => tell(child, { kind: "clock", clock }),
    kill: () => kill(child),
  };
}

/** What died in the meantime needs to be told nothing. */
function tell(child: ChildProcess, message: ToReplica): void {
  if (child.connected) child.send(message, () => {});
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error(`A replica ended with ${child.exitCode ?? child.signalCode}.`));
    if (hasEnded(child)) return ended();
    child.once("exit", ended);
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
    if (hasEnded(child)) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
