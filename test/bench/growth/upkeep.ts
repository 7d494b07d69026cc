import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Store } from "../../../src/storage/store";
import { viewOf } from "../../support/turns";
import { type Clock, timingOf } from "../timing";
import { citizen, type Growth } from "./copies";
import type { Progress } from "./grow";
import type { Resident } from "./people";

/** What is done beside the turns: milliseconds, half of the times at most. */
export type Upkeep = Readonly<Record<string, number>>;

const TIMES = 50;
const FEW_TIMES = 5;
const DAY = 24 * 60 * 60_000;
/** As in a database that keeps cases for 90 days and is purged every day. */
const PURGED_SHARE = 0.01;
const KEPT_DAYS = 90;

interface Job {
  readonly name: string;
  readonly times: number;
  /** What it returns is noted besides the time that it took. */
  readonly work: (time: number) => Promise<unknown>;
}

/**
 * Changes the database: the oldest cases are gone afterwards, and a few people. What fails is not measured, and does not
 * lose what was: it may be the very thing that a large database shows.
 */
export async function measureUpkeep(store: Store, growth: Growth, { clock, progress }: Hands): Promise<Upkeep> {
  const taken: Record<string, number> = {};
  for (const { name, times, work } of [...jobsBetween(store, growth), ...jobsOfTheDay(store, growth, clock)]) {
    taken[name] = Number.NaN;
    try {
      taken[name] = await halfOf(clock, times, async (time) => void Object.assign(taken, await work(time)));
    } catch (error) {
      progress(`${name} failed: ${String(error)}`);
    }
  }
  return taken;
}

function jobsBetween(store: Store, { now }: Growth): readonly Job[] {
  const nothingWaits = { sender: "bench", now, until: now + 1, limit: 16, rates: {} };
  const silently = (work: () => Promise<unknown>) => async () => void (await work());
  return [
    { name: "due, none is", times: TIMES, work: silently(() => store.due(now, 50)) },
    { name: "due, the next 50", times: TIMES, work: silently(() => store.due(now + 60 * DAY, 50)) },
    { name: "claim, nothing waits", times: TIMES, work: silently(() => store.claim(nothingWaits)) },
    { name: "waiting messages", times: TIMES, work: silently(store.waiting) },
    { name: "open cases", times: FEW_TIMES, work: silently(store.openCases) },
    { name: "take back claims", times: FEW_TIMES, work: store.takeBackClaims },
    { name: "forget a person", times: FEW_TIMES, work: (time) => forget(store, citizen(time), now) },
    { name: "…and send the goodbye", times: 1, work: () => sendGoodbye(store, now) },
  ];
}

function jobsOfTheDay(store: Store, { now }: Growth, clock: Clock): readonly Job[] {
  const cases = { closedCases: now - KEPT_DAYS * DAY * (1 - PURGED_SHARE), deliveries: 0 };
  const deliveries = { closedCases: 0, deliveries: now - 2 * DAY };
  return [
    {
      name: "purge 1 % of the cases",
      times: 1,
      async work() {
        const { halt, result, milliseconds } = await watched(clock, () => store.purge(cases));
        return { "…for each": milliseconds / Math.max(1, result), "…the longest halt": halt };
      },
    },
    {
      name: "purge a day's deliveries",
      times: 1,
      work: async () => ({ "…their longest halt": (await watched(clock, () => store.purge(deliveries))).halt }),
    },
  ];
}

interface Hands {
  readonly clock: Clock;
  readonly progress: Progress;
}

async function halfOf(clock: Clock, times: number, work: (time: number) => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const began = clock();
    await work(time);
    taken.push(clock() - began);
  }
  return timingOf("", taken).half;
}

async function forget(store: Store, { who, place }: Resident, at: number): Promise<void> {
  const outcome = await store.commit({
    deliveryId: `forget ${who.id}`,
    at,
    place,
    person: who.id,
    about: undefined,
    answer: undefined,
    forget: { channel: place.channel, tenant: place.tenant, person: who.id },
    messages: [{ kind: "post", view: viewOf("Done. I have deleted everything that I kept about you.") }],
  });
  if (outcome !== "saved") throw new Error("Nobody was forgotten.");
}

async function sendGoodbye(store: Store, now: number): Promise<void> {
  const claim = { sender: "bench", now, until: now + 60_000, limit: 1, rates: {} };
  const [goodbye] = await store.claim(claim);
  if (!goodbye) throw new Error("There is no goodbye.");
  await store.markSent(goodbye.id, { at: now, messageId: "1" });
}

interface Watched {
  readonly result: number;
  readonly milliseconds: number;
  /** The longest time for which the process could do nothing else. */
  readonly halt: number;
}

async function watched(clock: Clock, work: () => Promise<number>): Promise<Watched> {
  const halts = monitorEventLoopDelay({ resolution: 1 });
  halts.enable();
  await aMoment();
  const began = clock();
  const result = await work();
  const milliseconds = clock() - began;
  await aMoment();
  halts.disable();
  return { result, milliseconds, halt: halts.max / 1e6 };
}

/** A halt is counted from one round of the loop to the next, so there must be one before the work and one after. */
function aMoment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}
