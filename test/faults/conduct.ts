import { setTimeout as rest } from "node:timers/promises";
import type { Fleet, Kill } from "./fleet";
import { type Incident, incidentOf } from "./incidents";
import { KILL_POINTS, type KillPoint } from "./replica-messages";

/** Something that breaks for a while; resolves when it is whole again. */
export interface Disturbance {
  readonly name: string;
  strike(): Promise<void>;
}

export interface ConductParts {
  readonly fleet: Fleet;
  readonly kills: number;
  readonly disturbances: readonly Disturbance[];
  /** How far the conversations are, from 0 to 1. */
  readonly progress: () => number;
  readonly tell: (line: string) => void;
}

export interface Conduct {
  readonly kills: readonly Kill[];
  readonly incidents: readonly Incident[];
  /** Names of the disturbances that came to pass. */
  readonly struck: readonly string[];
  /** Resolves when all is done that will be done. */
  readonly ended: Promise<void>;
}

interface Planned {
  readonly at: number;
  strike(): Promise<void>;
}

const LOOK_MS = 50;
/** Later than this too few are still talking. */
const LAST = 0.9;

/** Breaks things one after the other, spread evenly over the conversations; what they leave no time for does not happen. */
export function conduct(parts: ConductParts): Conduct {
  const kills: Kill[] = [];
  const incidents: Incident[] = [];
  const struck: string[] = [];
  const { fleet, disturbances, progress, tell } = parts;

  async function kill(point: KillPoint | undefined): Promise<void> {
    const done = await fleet.killOne(point);
    kills.push(done);
    incidents.push(incidentOf(done));
    tell(`killed: ${done.point}`);
  }
  async function disturb({ name, strike }: Disturbance): Promise<void> {
    await fleet.whole();
    const from = Date.now();
    tell(name);
    await strike();
    incidents.push({ from, to: Date.now() });
    struck.push(name);
  }
  async function perform(): Promise<void> {
    const plan = [...spread(pointsFor(parts.kills), (point) => kill(point)), ...spread(disturbances, disturb)].toSorted(
      (one, other) => one.at - other.at,
    );
    for (const { at, strike } of plan) {
      while (progress() < at) await rest(LOOK_MS);
      if (progress() < 1) await strike();
    }
    await fleet.whole();
  }
  return { kills, incidents, struck, ended: perform() };
}

/** Every point in turn, and any moment after each round. */
function pointsFor(count: number): readonly (KillPoint | undefined)[] {
  const round = [...KILL_POINTS, undefined];
  return Array.from({ length: count }, (_, index) => round[index % round.length]);
}

function spread<Thing>(things: readonly Thing[], strike: (thing: Thing) => Promise<void>): readonly Planned[] {
  return things.map((thing, index) => ({ at: (LAST * (index + 0.5)) / things.length, strike: () => strike(thing) }));
}
