import { startApp } from "./app";
import { readConfig } from "./config";
import { readEnvironment } from "./environment";
import { createLog } from "./turn/log";

async function main(): Promise<void> {
  const config = readConfig(readEnvironment());
  const log = createLog(config.logLevel);
  const app = await startApp(config, log);
  log.info({ host: config.host, port: app.port }, "listening");

  const stop = (signal: string) => {
    log.info({ signal }, "stopping");
    app.stop().then(
      () => process.exit(0),
      (err: unknown) => {
        log.error({ err }, "could not stop cleanly");
        process.exit(1);
      },
    );
  };
  process.on("SIGHUP", () => void app.reloadKnowledge());
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`Reconnect cannot start.\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
