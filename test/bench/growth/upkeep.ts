import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Store } from "../../../src/storage/store";
import { viewOf } from "../../support/turns";
import { type Clock, timingOf } from "../timing";
import { citizen, type Growth } from "./copies";
import type { Resident } from "./people";

/** What is done beside the turns: milliseconds, half of the times at most. */
export type Upkeep = Readonly<Record<string, number>>;

const TIMES = 50;
const FEW_TIMES = 5;
const DAY = 24 * 60 * 60_000;
/** As in a database that keeps cases for 90 days and is purged every day. */
const PURGED_SHARE = 0.01;
const KEPT_DAYS = 90;

/** Changes the database: the oldest cases are gone afterwards, and a few people. */
export async function measureUpkeep(store: Store, growth: Growth, clock: Clock): Promise<Upkeep> {
  const { now } = growth;
  const half = async (times: number, work: (time: number) => Promise<unknown>) => {
    const taken: number[] = [];
    for (let time = 0; time < times; time += 1) {
      const began = clock();
      await work(time);
      taken.push(clock() - began);
    }
    return timingOf("", taken).half;
  };
  const nothingWaits = { sender: "bench", now, until: now + 1, limit: 16, rates: {} };
  const answers = {
    "due, none is": await half(TIMES, () => store.due(now, 50)),
    "due, the next 50": await half(TIMES, () => store.due(now + 60 * DAY, 50)),
    "claim, nothing waits": await half(TIMES, () => store.claim(nothingWaits)),
    "waiting messages": await half(TIMES, () => store.waiting()),
    "open cases": await half(FEW_TIMES, () => store.openCases()),
    "take back claims": await half(FEW_TIMES, () => store.takeBackClaims()),
    "forget a person": await half(FEW_TIMES, (time) => forget(store, citizen(time), now)),
    "…and send the goodbye": await half(1, () => sendGoodbyes(store, now)),
  };
  const purging = await watched(clock, () =>
    store.purge({ closedCases: now - KEPT_DAYS * DAY * (1 - PURGED_SHARE), deliveries: 0 }),
  );
  const deliveries = await watched(clock, () => store.purge({ closedCases: 0, deliveries: now - 2 * DAY }));
  return {
    ...answers,
    "purge, for each case": purging.taken / Math.max(1, purging.result),
    "purge 1 % of the cases": purging.taken,
    "…the longest halt": purging.halt,
    "purge a day's deliveries": deliveries.taken,
    "…the longest halt of that": deliveries.halt,
  };
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

async function sendGoodbyes(store: Store, now: number): Promise<void> {
  const claim = { sender: "bench", now, until: now + 60_000, limit: 1, rates: {} };
  const [goodbye] = await store.claim(claim);
  if (!goodbye) throw new Error("There is no goodbye.");
  await store.markSent(goodbye.id, { at: now, messageId: "1" });
}

interface Watched {
  readonly result: number;
  readonly taken: number;
  /** The longest time for which the process could do nothing else. */
  readonly halt: number;
}

async function watched(clock: Clock, work: () => Promise<number>): Promise<Watched> {
  const halts = monitorEventLoopDelay({ resolution: 1 });
  halts.enable();
  await aMoment();
  const began = clock();
  const result = await work();
  const taken = clock() - began;
  await aMoment();
  halts.disable();
  return { result, taken, halt: halts.max / 1e6 };
}

/** A halt is counted from one round of the loop to the next, so there must be one before the work and one after. */
function aMoment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}
