import { setTimeout as rest } from "node:timers/promises";
import { pick, type Random } from "../../src/evaluation/random";
import type { Cleanup } from "./cleanup";
import { prepareReplica, type Replica, type Standby } from "./replica";
import type { KillPoint, ReplicaSettings } from "./replica-messages";

/** The replicas, each with another in its place as soon as it is killed. */
export interface Fleet {
  /** Where the load balancer sends the next request: to any replica, also one that just died. */
  origin(): string;
  /** Kills any one at the point, or where it happens to be; resolves when it is dead, and another is on its way. */
  killOne(point: KillPoint | undefined): Promise<Kill>;
  /** Resolves when no replica is missing. */
  whole(): Promise<void>;
  /** Moves all clocks on by so many milliseconds. */
  advance(duration: number): void;
  /** How long each start took, in milliseconds. */
  readonly starts: readonly number[];
}

export interface Kill {
  readonly at: number;
  readonly point: KillPoint | "any moment";
}

/** A point that the traffic does not reach in time is given up: then it is any moment. */
const POINT_PATIENCE_MS = 5_000;
const ANY_MOMENT_MS = 300;
const START_TRIES = 20;
const START_REST_MS = 500;

export interface FleetParts {
  readonly size: number;
  readonly settings: ReplicaSettings;
  readonly random: Random;
  /** Aborted when the run is to end: then nothing is started any more. */
  readonly signal: AbortSignal;
  readonly cleanup: Cleanup;
}

export async function startFleet(parts: FleetParts): Promise<Fleet> {
  const { size, settings, random, signal, cleanup } = parts;
  let { clock } = settings;
  const starts: number[] = [];
  const processes = new Set<Standby>();
  cleanup.later(() => Promise.all([...processes].map((one) => one.kill())));
  let standby = prepare();

  function prepare(): Standby {
    const prepared = prepareReplica();
    processes.add(prepared);
    return prepared;
  }

  /** As whatever keeps the processes running does: a replica that cannot start is started again. */
  async function start(): Promise<Replica> {
    const from = Date.now();
    for (let tries = 1; ; tries += 1) {
      const next = standby;
      signal.throwIfAborted();
      standby = prepare();
      try {
        const replica = await next.start({ ...settings, clock });
        starts.push(Date.now() - from);
        return replica;
      } catch (error) {
        await next.kill();
        if (tries >= START_TRIES) throw error;
        await rest(START_REST_MS);
      }
    }
  }
  async function bringBack(place: FleetPlace): Promise<void> {
    place.replica = await start();
    // It may have moved on since the start was asked for.
    place.replica.setClock(clock);
    place.isUp = true;
  }
  async function takeOneThatIsUp(): Promise<FleetPlace> {
    const up = () => places.filter(({ isUp }) => isUp);
    while (up().length === 0) await Promise.race(places.map(({ coming }) => coming));
    const place = pick(random, up());
    place.isUp = false;
    return place;
  }
  const first = await Promise.all(Array.from({ length: size }, start));
  const places = first.map((replica): FleetPlace => ({ replica, isUp: true, coming: Promise.resolve() }));

  return {
    starts,
    origin: () => `http://127.0.0.1:${pick(random, places).replica.port}`,
    async killOne(point) {
      const place = await takeOneThatIsUp();
      const arrived = point !== undefined && (await place.replica.stopAt(point, POINT_PATIENCE_MS));
      if (point === undefined) await rest(random() * ANY_MOMENT_MS);
      const at = Date.now();
      await place.replica.kill();
      place.coming = bringBack(place);
      // Told to whoever waits for it.
      place.coming.catch(() => {});
      return { at, point: arrived ? point : "any moment" };
    },
    async whole() {
      await Promise.all(places.map(({ coming }) => coming));
    },
    advance(duration) {
      clock = { ...clock, ahead: clock.ahead + duration };
      for (const { replica } of places) replica.setClock(clock);
    },
  };
}

/** Where one replica follows another. */
interface FleetPlace {
  replica: Replica;
  isUp: boolean;
  /** Settles when the replica of the place is up, or cannot come up any more. */
  coming: Promise<void>;
}
