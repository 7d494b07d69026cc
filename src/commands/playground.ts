import { type ChildProcess, spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { startApp } from "../app";
import { ConfigError, readLocalConfig } from "../config";
import { readEnvironment } from "../environment";
import { createLog } from "../turn/log";

const PLAYGROUND_PORT = 56150;

/** `npm run playground`: the server in local mode and Microsoft 365 Agents Playground beside it, both on loopback. */
async function play(): Promise<void> {
  const env = readEnvironment();
  const config = readLocalConfig(env);
  const app = await startApp(config, createLog(env["LOG_LEVEL"] ? config.logLevel : "warn"));
  const playground = startPlayground(app.port, readPort(env["PLAYGROUND_PORT"]));

  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    playground.kill("SIGTERM");
    void app.stop().finally(() => process.exit(0));
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  playground.once("exit", stop);
}

function readPort(given: string | undefined): number {
  const port = Number(given || PLAYGROUND_PORT);
  if (Number.isInteger(port) && port > 0 && port <= 65535) return port;
  throw new ConfigError([
    `PLAYGROUND_PORT is "${given}"; give a whole number from 1 to 65535, such as ${PLAYGROUND_PORT}.`,
  ]);
}

/** A Playground whose port is taken picks another, so the address is read from what it prints. */
function startPlayground(botPort: number, port: number): ChildProcess {
  const cli = join(dirname(require.resolve("@microsoft/m365agentsplayground/package.json")), "cli.js");
  const endpoint = `http://127.0.0.1:${botPort}/api/messages`;
  const words = ["start", "-e", endpoint, "-c", "msteams", "-p", String(port), "--disable-telemetry"];
  const child = spawn(process.execPath, [cli, ...words], { stdio: ["ignore", "pipe", "inherit"] });
  child.stdout?.on("data", (chunk: Buffer) => {
    const address = /Listening on (\d+)/.exec(chunk.toString());
    if (address) process.stdout.write(`Open http://localhost:${address[1]} and write to the bot. Ctrl-C stops both.\n`);
  });
  return child;
}

play().catch((error: unknown) => {
  process.stderr.write(`The playground cannot start.\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
