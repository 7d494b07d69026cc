import { join } from "node:path";
import { createRandom, type Random, seedOf } from "../../src/evaluation/random";
import type { RunChannel } from "./channel";
import type { Cleanup } from "./cleanup";
import { countRefused } from "./count-refused";
import { prepareDatabase, type RunDatabase } from "./database";
import { createDeliver, type Deliver } from "./deliver";
import type { Ends } from "./ends";
import { type Fleet, startFleet } from "./fleet";
import { openChannels } from "./open-channels";
import type { RunOptions } from "./options";
import type { Platform } from "./platform";
import { createPlatformFaults } from "./platform-faults";
import { createRehearsal, type Rehearsal } from "./rehearsal";
import { workspacesOf } from "./slack-people";

/** Everything around the people: the platform, the bot's replicas, their database, and the same bot without faults. */
export interface World {
  readonly channels: readonly RunChannel[];
  readonly platform: Platform;
  readonly database: RunDatabase;
  readonly fleet: Fleet;
  readonly deliver: Deliver;
  readonly rehearsal: Rehearsal;
  readonly logFile: string;
  /** Aborted when all is to end. */
  readonly signal: AbortSignal;
  /** How many requests that nobody vouched for were refused before the run. */
  readonly refusedForgeries: number;
  /** Chance of its own for each name, the same for the same seed. */
  readonly random: (name: string) => Random;
}

export async function startWorld(options: RunOptions, cleanup: Cleanup, ends: Ends): Promise<World> {
  const random = (name: string) => createRandom(seedOf(`${options.seed} ${name}`));
  const database = await prepareDatabase(options, cleanup);
  const faultFor = createPlatformFaults(random("platform"), options.platformFaults);
  const { channels, platform, tokens } = await openChannels({ faultFor, signal: ends.talk }, cleanup);
  const { isBroken, replicas, people, clockSpeed } = options;
  const logFile = options.logFile ?? join(database.folder, "replicas.log");
  const settings = {
    database: database.address,
    tokens,
    slack: { platformUrl: platform.url, workspaces: workspacesOf(people / channels.length) },
    clock: { epoch: Date.now(), speed: clockSpeed, ahead: 0 },
    isBroken,
    logFile,
  };
  const fleet = await startFleet({ size: replicas, settings, random: random("fleet"), signal: ends.run, cleanup });
  const forgeries = channels.flatMap((channel) => channel.forgeries());
  const rehearsal = await createRehearsal(channels);
  cleanup.later(rehearsal.stop);
  return {
    channels,
    platform,
    database,
    fleet,
    rehearsal,
    random,
    logFile,
    signal: ends.run,
    refusedForgeries: await countRefused(fleet.origin(), forgeries),
    deliver: createDeliver(fleet.origin, ends.talk),
  };
}
