import { type ChildProcess, type ForkOptions, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import pg from "pg";

export type PostgresOrder = "stop" | "start" | "end";
export type PostgresReport =
  | { readonly kind: "ready"; readonly url: string }
  | { readonly kind: "done" }
  | { readonly kind: "failed"; readonly reason: string };

/** A real PostgreSQL on this machine, which can be stopped and started again. */
export interface PostgresServer {
  /** Of a database that every PostgreSQL has; `newDatabase` makes one of its own. */
  readonly url: string;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes its files. */
  remove(): Promise<void>;
}

/** `folder`: where its files go; a temporary one for "". `settings`: such as "work_mem=64MB". */
export async function startPostgres(folder = "", settings: readonly string[] = []): Promise<PostgresServer> {
  const options: ForkOptions = { execArgv: ["--import", "tsx"], stdio: "ignore", detached: true };
  // Detached, so that Ctrl-C does not reach it: it ends with its parent, and removes its files only then.
  const child = fork(join(__dirname, "postgres-process.ts"), [folder, ...settings], options);
  const ready = await nextReport(child);
  if (ready.kind !== "ready") throw new Error("PostgreSQL did not start.");
  const order = async (what: PostgresOrder) => {
    child.send(what);
    await nextReport(child);
  };
  return {
    url: ready.url,
    stop: () => order("stop"),
    start: () => order("start"),
    remove: () => end(child),
  };
}

/** Also where somebody ended it before. */
async function end(child: ChildProcess): Promise<void> {
  if (!child.connected) return;
  const ended = once(child, "exit");
  child.send("end" satisfies PostgresOrder);
  await ended;
}

/** The server that TEST_DATABASE_URL names, or one that is started for this. `remove` leaves nothing of the tests on either. */
export async function somePostgres(): Promise<Pick<PostgresServer, "url" | "remove">> {
  const url = process.env["TEST_DATABASE_URL"];
  return url ? { url, remove: () => dropDatabases(url) } : startPostgres();
}

/** Databases that `newDatabase` made in this process. */
const made = new Set<string>();

/** Makes an empty database on the server, and returns its URL. */
export async function newDatabase(server: Pick<PostgresServer, "url">): Promise<string> {
  const name = `reconnect_${randomUUID().replaceAll("-", "")}`;
  await queryAll(server.url, [`create database ${name}`]);
  made.add(name);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return url.href;
}

async function dropDatabases(url: string): Promise<void> {
  await queryAll(
    url,
    [...made].map((name) => `drop database if exists ${name} with (force)`),
  );
}

async function queryAll(url: string, queries: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const query of queries) await client.query(query);
  await client.end();
}

function nextReport(child: ChildProcess): Promise<PostgresReport> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`The process of PostgreSQL ended with ${code}.`));
    child.once("exit", ended);
    child.once("message", (report: PostgresReport) => {
      child.off("exit", ended);
      if (report.kind === "failed") reject(new Error(report.reason));
      else resolve(report);
    });
  });
}
