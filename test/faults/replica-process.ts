import pino from "pino";
import { startApp, type TeamsEntry } from "../../src/app";
import { createTeamsAdapter, type TokenSource } from "../../src/channels/teams/adapter";
import type { Database } from "../../src/storage/dialect";
import { openDatabase } from "../../src/storage/open-database";
import { lineOf } from "../../src/storage/pace";
import { createSqlStore } from "../../src/storage/sql-store";
import type { Outgoing, Store } from "../../src/storage/store";
import { createLog, type Log } from "../../src/turn/log";
import { APP_ID, botConfig } from "./bot";
import { breakTransaction } from "./break-transaction";
import { addKillPoints, type KillPoints } from "./kill-points";
import type { Clock, FromReplica, ReplicaSettings, ToReplica } from "./replica-messages";

let clock: Clock = { epoch: 0, speed: 1, ahead: 0 };
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
      clock = message.clock;
      break;
  }
});
// The library writes every refused token to the console, and some are to be refused.
console.error = () => {};
// Nothing outlives the run that started it.
process.on("disconnect", () => process.exit());

async function start(settings: ReplicaSettings): Promise<number> {
  const { database, tokens, slack, isBroken, logFile } = settings;
  clock = settings.clock;
  const { port } = await startApp(botConfig(database, slack), logTo(logFile), {
    now,
    enterTeams: () => enterTeams(tokens),
    openStore: async () => withKillPoints(await openDatabase(database), isBroken),
  });
  return port;
}

function now(): number {
  const { epoch, speed, ahead } = clock;
  return Math.floor(epoch + (Date.now() - epoch) * speed + ahead);
}

function withKillPoints(database: Database, isBroken: boolean): Store {
  const real = createSqlStore(database);
  points = addKillPoints({
    store: isBroken ? breakTransaction(real) : real,
    isFollowed: (message) => isFollowed(database, message),
    report: (point) => tell({ kind: "at", point }),
  });
  return points.store;
}

async function isFollowed({ kysely }: Database, { place }: Outgoing): Promise<boolean> {
  const waiting = await kysely
    .selectFrom("outbox")
    .select("id")
    .where("line", "=", lineOf(place))
    .where("sent_at", "is", null)
    .where("given_up_at", "is", null)
    .executeTakeFirst();
  return waiting !== undefined;
}

/** Local mode, because the stand-in of the platform has no https and takes no token; but who calls the bot is checked. */
function enterTeams(tokens: TokenSource): TeamsEntry {
  const { cloud, appId } = createTeamsAdapter({ kind: "local" });
  const { authenticate } = createTeamsAdapter({
    kind: "cloud",
    appType: "SingleTenant",
    appId: APP_ID,
    appPassword: "not used: nothing asks for a token",
    tenantId: "not used: local mode serves every tenant",
    tokens,
  });
  return { config: { kind: "local" }, adapter: { cloud, appId, authenticate } };
}

/** At once: what is not written by the time of a kill is gone. */
function logTo(file: string): Log {
  return createLog("info", pino.destination({ dest: file, sync: true }));
}

function tell(message: FromReplica): void {
  process.send?.(message);
}
