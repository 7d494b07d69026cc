import { join } from "node:path";
import type { Event } from "../../src/conversation/event";
import { createMemoryStore } from "../../src/storage/memory-store";
import { createSqlStore } from "../../src/storage/sql-store";
import { openSqlite } from "../../src/storage/sqlite-database";
import type { Store } from "../../src/storage/store";
import { type Alarm, createAlarm } from "../../src/turn/alarm";
import { createLog } from "../../src/turn/log";
import { createTakeDelivery } from "../../src/turn/take-delivery";
import type { Decide } from "../../src/turn/turn";
import { temporaryFolder } from "../support/temporary-folder";
import { ADA, BEN, caseOf, opening, post, turnOf } from "../support/turns";
import { waitingIn } from "../support/waiting";

const folder = temporaryFolder();
const DAY_MS = 24 * 60 * 60_000;
const alarms: Alarm[] = [];
afterEach(() => Promise.all(alarms.splice(0).map((alarm) => alarm.stop())));

/** Says something each time, and wants to be woken a day later again. */
const speakDaily: Decide = (current, { at, by }: Event) => ({
  state: current ?? caseOf(by, "c1"),
  facts: [{ kind: "said", text: "woken", at }],
  answer: undefined,
  messages: [post(`It is ${at}`)],
  opensCase: false,
  forget: false,
  wakeAt: at + DAY_MS,
});

function createProcess(store: Store, decide: Decide = speakDaily) {
  const clock = { now: 0 };
  let rounds = 0;
  const takeDelivery = createTakeDelivery({
    store,
    decide,
    log: createLog("silent"),
    read: (text) => ({ text, secrets: [], cutShort: false, answers: [], hints: [], details: {}, corrections: [] }),
  });
  const afterwards = () => {
    rounds += 1;
  };
  const alarm = createAlarm({ store, takeDelivery, afterwards, log: createLog("silent"), now: () => clock.now });
  alarms.push(alarm);
  return { alarm, clock, rounds: () => rounds };
}

async function openCase(store: Store, person = ADA, wakeAt: number | undefined = 1_000): Promise<void> {
  const id = `c-${person.id}`;
  await store.commit(turnOf(person, `d-${id}`, { change: opening(person, id, { wakeAt }) }));
}

const saidTo = async (store: Store) => (await waitingIn(store, 10)).map(({ message }) => message.view.title);

test("while many cases are woken, what else there is to do gets its turn", async () => {
  const store = createMemoryStore();
  for (let number = 0; number < 101; number += 1) await openCase(store, { id: `person-${number}` });
  const { alarm, clock, rounds } = createProcess(store);
  clock.now = 1_000;

  const ringing = alarm.ring();
  const roundsMeanwhile = await new Promise((resolve) => setImmediate(() => resolve(rounds())));
  await ringing;

  expect(rounds()).toBe(3);
  expect(roundsMeanwhile).toBe(1);
});

test("a case is woken when its time has come, and not before", async () => {
  const store = createMemoryStore();
  await openCase(store);
  const { alarm, clock, rounds } = createProcess(store);
  clock.now = 999;
  await alarm.ring();
  expect(await saidTo(store)).toEqual([]);
  expect(rounds()).toBe(0);

  clock.now = 1_500;
  await alarm.ring();
  expect(await saidTo(store)).toEqual(["It is 1500"]);
  expect(rounds()).toBe(1);
});

test("the next time is that which the case asked for when it was woken", async () => {
  const store = createMemoryStore();
  await openCase(store);
  const { alarm, clock } = createProcess(store);
  for (const now of [1_000, 2_000, DAY_MS, DAY_MS + 1_000]) {
    clock.now = now;
    await alarm.ring();
  }

  expect(await store.transcript("c-person-ada")).toMatchObject([{ at: 1_000 }, { at: DAY_MS + 1_000 }]);
});

describe.each([
  ["the memory store", async () => createMemoryStore()],
  ["the SQLite store", async () => createSqlStore(await openSqlite(join(folder, "alarm.db")))],
] as const)("in %s", (_name, open) => {
  test("of several processes that ring at once each case is woken once", async () => {
    const store = await open();
    await openCase(store);
    await openCase(store, BEN);
    const processes = Array.from({ length: 4 }, () => createProcess(store));
    for (const { clock } of processes) clock.now = 1_000;
    await Promise.all(processes.map(({ alarm }) => alarm.ring()));

    expect(await store.transcript("c-person-ada")).toHaveLength(1);
    expect(await store.transcript("c-person-ben")).toHaveLength(1);
    expect(await saidTo(store)).toEqual(["It is 1000", "It is 1000"]);
    await store.close();
  });
});

test("a case that cannot be woken does not keep the others asleep, nor the processor busy", async () => {
  const store = createMemoryStore();
  await openCase(store);
  await openCase(store, BEN);
  let tries = 0;
  const { alarm, clock } = createProcess(store, (current, event, id) => {
    if (event.by.id === ADA.id) {
      tries += 1;
      throw new Error("a bug");
    }
    return speakDaily(current, event, id);
  });
  clock.now = 1_000;
  await alarm.ring();

  // Each turn that breaks is tried once more, and then not before the next ring.
  expect(tries).toBe(2);
  expect(await store.transcript("c-person-ben")).toHaveLength(1);
});

test("a store that cannot be read is tried again at the next ring", async () => {
  const store = createMemoryStore();
  await openCase(store);
  let isBroken = true;
  const due: Store["due"] = async (now, limit) => {
    if (isBroken) throw new Error("no database");
    return store.due(now, limit);
  };
  const { alarm, clock } = createProcess({ ...store, due });
  clock.now = 1_000;
  await alarm.ring();
  isBroken = false;
  await alarm.ring();

  expect(await saidTo(store)).toEqual(["It is 1000"]);
});
