import { join } from "node:path";
import pino from "pino";
import { startApp, type TeamsEntry } from "../../src/app";
import { createTeamsAdapter, type TokenSource } from "../../src/channels/teams/adapter";
import { openSqliteStore } from "../../src/storage/sqlite-store";
import { createLog, type Log } from "../../src/turn/log";
import { APP_ID, botConfig, TENANT } from "./bot";
import { breakTransaction } from "./break-transaction";
import { addKillPoints, type KillPoints } from "./kill-points";
import type { FromReplica, ReplicaSettings, ToReplica } from "./replica-messages";

let ahead = 0;
let points: KillPoints | undefined;

process.on("message", (message: ToReplica) => {
  switch (message.kind) {
    case "start":
      start(message.settings).then(
        (port) => tell({ kind: "listening", port }),
        (error: unknown) => tell({ kind: "failed", error: String(error) }),
      );
      break;
    case "arm":
      points?.arm(message.point);
      break;
    case "clock":
      ahead = message.ahead;
      break;
  }
});
// Nothing outlives the run that started it.
process.on("disconnect", () => process.exit());

async function start({ dataFolder, tokens, clockAhead, isBroken, logFile }: ReplicaSettings): Promise<number> {
  ahead = clockAhead;
  const { port } = await startApp(botConfig(dataFolder), logTo(logFile), {
    now: () => Date.now() + ahead,
    enterTeams: () => enterTeams(tokens),
    async openStore(config) {
      const real = await openSqliteStore(join(config.dataFolder, "reconnect.db"));
      points = addKillPoints(isBroken ? breakTransaction(real) : real, (point) => tell({ kind: "at", point }));
      return points.store;
    },
  });
  return port;
}

/** Local mode, because the stand-in of the platform has no https and takes no token; but who calls the bot is checked. */
function enterTeams(tokens: TokenSource): TeamsEntry {
  const { cloud, appId } = createTeamsAdapter({ kind: "local" });
  const { authenticate } = createTeamsAdapter({
    kind: "cloud",
    appType: "SingleTenant",
    appId: APP_ID,
    appPassword: "not used: nothing asks for a token",
    tenantId: TENANT,
    tokens,
  });
  return { config: { kind: "local" }, adapter: { cloud, appId, authenticate } };
}

function logTo(file: string | undefined): Log {
  return file === undefined ? createLog("silent") : createLog("info", pino.destination({ dest: file, sync: true }));
}

function tell(message: FromReplica): void {
  process.send?.(message);
}
