import { startApp } from "./app";
import { readConfig } from "./config";
import { readEnvironment } from "./environment";
import { createLog } from "./turn/log";

async function main(): Promise<void> {
  const config = readConfig(readEnvironment());
  const log = createLog(config.logLevel);
  const starting = startApp(config, log);
  // Without a listener the signal would end the process, also while it starts.
  process.on(
    "SIGHUP",
    () =>
      void starting.then(
        (app) => app.reloadKnowledge(),
        () => undefined,
      ),
  );
  const app = await starting;
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
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`Reconnect cannot start.\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
