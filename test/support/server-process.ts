import { startApp } from "../../src/app";
import { readLocalConfig } from "../../src/config";
import { createLog } from "../../src/turn/log";

/** The server in local mode as a process of its own, so that a test can kill it; tells its port to the parent. */
startApp(readLocalConfig(process.env), createLog("silent")).then(
  ({ port }) => process.send?.({ port }),
  (error: unknown) => process.send?.({ error: String(error) }),
);
