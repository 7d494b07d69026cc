import { join } from "node:path";
import { createRandom, type Random, seedOf } from "../../src/evaluation/random";
import { startTokenIssuer } from "../support/token-issuer";
import { countRefused, platformToken } from "./check-tokens";
import type { Cleanup } from "./cleanup";
import { prepareDatabase, type RunDatabase } from "./database";
import { createDeliver, type Deliver } from "./deliver";
import type { Ends } from "./ends";
import { type Fleet, startFleet } from "./fleet";
import type { RunOptions } from "./options";
import { type Platform, startPlatform } from "./platform";
import { createPlatformFaults } from "./platform-faults";
import { createRehearsal, type Rehearsal } from "./rehearsal";

/** Everything around the people: the platform, the bot's replicas, their database, and the same bot without faults. */
export interface World {
  readonly platform: Platform;
  readonly database: RunDatabase;
  readonly fleet: Fleet;
  readonly deliver: Deliver;
  readonly rehearsal: Rehearsal;
  readonly logFile: string;
  /** Aborted when all is to end. */
  readonly signal: AbortSignal;
  /** How many requests without a good token were refused before the run. */
  readonly refusedTokens: number;
  /** Chance of its own for each name, the same for the same seed. */
  readonly random: (name: string) => Random;
}

export async function startWorld(options: RunOptions, cleanup: Cleanup, ends: Ends): Promise<World> {
  const random = (name: string) => createRandom(seedOf(`${options.seed} ${name}`));
  const database = await prepareDatabase(options, cleanup);
  const issuer = await startTokenIssuer();
  cleanup.later(issuer.stop);
  const platform = await startPlatform(createPlatformFaults(random("platform"), options.platformFaults), ends.talk);
  cleanup.later(platform.stop);
  const { isBroken, replicas, clockSpeed } = options;
  const logFile = options.logFile ?? join(database.folder, "replicas.log");
  const settings = {
    database: database.address,
    tokens: issuer.source,
    clock: { epoch: Date.now(), speed: clockSpeed, ahead: 0 },
    isBroken,
    logFile,
  };
  const fleet = await startFleet({
    size: replicas,
    settings,
    random: random("fleet"),
    signal: ends.run,
    cleanup,
  });
  const rehearsal = await createRehearsal();
  cleanup.later(rehearsal.stop);
  return {
    platform,
    database,
    fleet,
    rehearsal,
    random,
    logFile,
    signal: ends.run,
    refusedTokens: await countRefused(fleet.url(), issuer, platform.url),
    deliver: createDeliver({ url: fleet.url, token: platformToken(issuer, platform.url), signal: ends.talk }),
  };
}
