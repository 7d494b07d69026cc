import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as rest } from "node:timers/promises";
import type { DatabaseAddress } from "../../src/storage/open-database";
import { newDatabase, type PostgresServer, startPostgres } from "../support/postgres-server";
import type { Cleanup } from "./cleanup";
import type { Disturbance } from "./conduct";
import type { RunOptions } from "./options";
import { fullDisk, mountSmallDisk } from "./small-disk";

/** The database that the replicas share, and what can happen to it. */
export interface RunDatabase {
  readonly address: DatabaseAddress;
  /** A place that is never full. */
  readonly folder: string;
  readonly disturbances: readonly Disturbance[];
  /** What could not be tried, and why. */
  readonly notTried: readonly string[];
}

/** PostgreSQL keeps its own log ahead of its files, and needs far more room than it fills. */
const DISK_MB = { sqlite: 48, postgres: 600 } as const;
const FULL_MS = 4_000;
const AWAY_MS = 4_000;

export async function prepareDatabase({ store, disturbed }: RunOptions, cleanup: Cleanup): Promise<RunDatabase> {
  const base = await mkdtemp(join(tmpdir(), "reconnect-faults-"));
  cleanup.later(() => rm(base, { recursive: true, force: true }));
  // PostgreSQL runs under an account of its own and has to get through.
  await chmod(base, 0o711);
  const folder = join(base, "data");
  await mkdir(folder);
  const disk = disturbed ? await mountSmallDisk(folder, DISK_MB[store], cleanup) : undefined;
  const full = disk ? [fullDisk(folder, FULL_MS)] : [];
  const notTried = disturbed && !disk ? ["full disk: needs root"] : [];
  if (store === "sqlite") {
    const address: DatabaseAddress = { kind: "sqlite", file: join(folder, "reconnect.db") };
    return { address, folder: base, disturbances: [...full, ...full], notTried };
  }
  const server = await startPostgres(folder);
  cleanup.later(server.remove);
  const address: DatabaseAddress = { kind: "postgres", url: await newDatabase(server) };
  const away = disturbed ? [serverAway(server)] : [];
  return { address, folder: base, disturbances: [...away, ...full, ...away], notTried };
}

function serverAway(server: PostgresServer): Disturbance {
  return {
    name: "PostgreSQL stopped",
    async strike() {
      await server.stop();
      await rest(AWAY_MS);
      await server.start();
    },
  };
}
