import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { type Channel, SendError } from "../../src/channels/channel";
import type { Person } from "../../src/conversation/event";
import { createMemoryStore } from "../../src/storage/memory-store";
import { createSqlStore } from "../../src/storage/sql-store";
import { openSqlite } from "../../src/storage/sqlite-database";
import type { NewMessage, Store } from "../../src/storage/store";
import { createLog } from "../../src/turn/log";
import { createPostman, type Postman } from "../../src/turn/postman";
import { signalLater } from "../support/signal-later";
import { temporaryFolder } from "../support/temporary-folder";
import { ADA, BEN, opening, placeOf, post, replacement, turnOf } from "../support/turns";
import { waitingIn } from "../support/waiting";

const folder = temporaryFolder();
const openStore = async (file: string) => createSqlStore(await openSqlite(file));
const START = 10_000;
const HOUR_MS = 60 * 60_000;
const started: Postman[] = [];
afterEach(() => Promise.all(started.splice(0).map((postman) => postman.stop())));

/** A channel that keeps what reaches it, in order; `refuse` may throw for a message. */
function createRecorder(refuse: (title: string) => void | Promise<void> = () => {}) {
  const sent: string[] = [];
  const channel: Channel = {
    async post({ conversation }, view) {
      await refuse(view.title);
      sent.push(view.title);
      return `${conversation}/${view.title}`;
    },
    async replace(_place, messageId, view) {
      await refuse(view.title);
      sent.push(`${view.title} instead of ${messageId}`);
    },
  };
  return { sent, channel };
}

function createDelivery(store: Store, channel: Channel | undefined) {
  const lines: string[] = [];
  const lost: (string | undefined)[] = [];
  const clock = { now: START };
  const postman = createPostman({
    store,
    channels: channel ? { terminal: channel } : {},
    rates: {},
    log: createLog("info", { write: (line) => lines.push(line) }),
    now: () => clock.now,
    unreachable: async ({ caseId }) => {
      lost.push(caseId);
      return true;
    },
    chance: () => 0,
  });
  started.push(postman);
  return { postman, clock, lines, lost };
}

async function queue(store: Store, person: Person, ...messages: readonly NewMessage[]): Promise<void> {
  await store.commit(turnOf(person, randomUUID(), { messages }));
}

test("all that waits is sent, in order in each conversation", async () => {
  const store = createMemoryStore();
  const { sent, channel } = createRecorder();
  await queue(store, ADA, post("a1"), post("a2"));
  await queue(store, BEN, post("b1"), post("b2"));
  await queue(store, ADA, post("a3"));
  await createDelivery(store, channel).postman.deliver();

  expect(sent.filter((title) => title.startsWith("a"))).toEqual(["a1", "a2", "a3"]);
  expect(sent.filter((title) => title.startsWith("b"))).toEqual(["b1", "b2"]);
  expect(await waitingIn(store, 10)).toEqual([]);
});

test("more conversations than are served side by side are all served", async () => {
  const store = createMemoryStore();
  let sending = 0;
  let most = 0;
  const { sent, channel } = createRecorder(async () => {
    sending += 1;
    most = Math.max(most, sending);
    await new Promise((resolve) => setImmediate(resolve));
    sending -= 1;
  });
  for (let index = 0; index < 100; index += 1) await queue(store, { id: `person-${index}` }, post(`${index}`));
  await createDelivery(store, channel).postman.deliver();

  expect(sent).toHaveLength(100);
  expect(most).toBe(16);
});

test("one slow conversation does not hold up the others", async () => {
  const store = createMemoryStore();
  const slow = signalLater();
  const allOfBen = signalLater();
  const { sent, channel } = createRecorder(async (title) => {
    if (title === "a1") await slow.promise;
    if (title === "b2") allOfBen.resolve();
  });
  await queue(store, ADA, post("a1"));
  await queue(store, BEN, post("b1"));
  const { postman } = createDelivery(store, channel);
  const delivered = postman.deliver();
  await queue(store, BEN, post("b2"));
  postman.deliver();
  await allOfBen.promise;

  expect(sent[0]).toBe("b1");
  slow.resolve();
  await delivered;
  expect(sent.toSorted()).toEqual(["a1", "b1", "b2"]);
});

test("a call while messages are under way sends what came meanwhile, and nothing twice", async () => {
  const store = createMemoryStore();
  const { sent, channel } = createRecorder(async (title) => {
    if (title !== "a1") return;
    await queue(store, ADA, post("a2"));
    void postman.deliver();
    void postman.deliver();
  });
  await queue(store, ADA, post("a1"));
  const { postman } = createDelivery(store, channel);
  await Promise.all([postman.deliver(), postman.deliver()]);

  expect(sent).toEqual(["a1", "a2"]);
});

test("a card that was just sent is replaced in the same go", async () => {
  const store = createMemoryStore();
  const { sent, channel } = createRecorder();
  const card = post("card", { case: "c1", prompt: "1" });
  await store.commit(turnOf(ADA, "d1", { change: opening(ADA, "c1"), messages: [card] }));
  await store.commit(turnOf(ADA, "d2", { about: "c1", messages: [replacement("1", "settled"), post("next")] }));
  await createDelivery(store, channel).postman.deliver();

  expect(sent).toEqual(["card", `settled instead of ${placeOf(ADA).conversation}/card`, "next"]);
});

test("a replacement is given up where its card never left or the platform refuses, and the next message follows", async () => {
  const store = createMemoryStore();
  const { sent, channel } = createRecorder((title) => {
    if (title === "refused") throw new SendError("The card is too old.", "refused");
  });
  await queue(store, ADA, replacement("1", "unknown"), replacement("2", "refused", "message-2"), post("next"));
  const { postman, lines } = createDelivery(store, channel);
  await postman.deliver();

  expect(sent).toEqual(["next"]);
  expect(lines.filter((line) => line.includes("message given up"))).toHaveLength(2);
});

test("a failure holds up its conversation alone, until the message has rested", async () => {
  const store = createMemoryStore();
  let works = false;
  const { sent, channel } = createRecorder((title) => {
    if (title === "a1" && !works) throw new SendError("The network is gone.", "later");
  });
  await queue(store, ADA, post("a1"), post("a2"));
  await queue(store, BEN, post("b1"));
  const { postman, clock } = createDelivery(store, channel);
  await postman.deliver();
  works = true;
  await postman.deliver();
  expect(sent).toEqual(["b1"]);

  clock.now += HOUR_MS;
  await postman.deliver();
  expect(sent).toEqual(["b1", "a1", "a2"]);
});

test("a message is tried for a day, then given up, and the next one follows at once", async () => {
  const store = createMemoryStore();
  let attempts = 0;
  const { sent, channel } = createRecorder((title) => {
    if (title !== "a1") return;
    attempts += 1;
    throw new Error("out of order");
  });
  await queue(store, ADA, post("a1"), post("a2"));
  const { postman, clock } = createDelivery(store, channel);
  for (let hour = 0; hour < 24; hour += 1) {
    await postman.deliver();
    expect(sent).toEqual([]);
    clock.now += HOUR_MS;
  }
  await postman.deliver();

  expect(attempts).toBe(25);
  expect(sent).toEqual(["a2"]);
});

test("a platform that asks to wait is left alone so long", async () => {
  const store = createMemoryStore();
  let attempts = 0;
  const { channel } = createRecorder(() => {
    attempts += 1;
    throw new SendError("too many", "later", { retryAfter: 90_000 });
  });
  await queue(store, ADA, post("a1"));
  const { postman, clock } = createDelivery(store, channel);
  await postman.deliver();
  clock.now += 89_999;
  await postman.deliver();
  expect(attempts).toBe(1);

  clock.now += 1;
  await postman.deliver();
  expect(attempts).toBe(2);
});

test("where nobody is any more the case learns of it, and the message is given up", async () => {
  const store = createMemoryStore();
  const { channel } = createRecorder(() => {
    throw new SendError("The bot was removed.", "gone");
  });
  await store.commit(turnOf(ADA, "d1", { change: opening(ADA, "c1"), messages: [post("a1")] }));
  const { postman, lost } = createDelivery(store, channel);
  await postman.deliver();

  expect(lost).toEqual(["c1"]);
  expect(await store.waiting()).toEqual({ messages: 0, since: undefined });
});

test("several postmen share the work, and send nothing twice", async () => {
  const store = createMemoryStore();
  const { sent, channel } = createRecorder(() => new Promise((resolve) => setImmediate(resolve)));
  const people = Array.from({ length: 30 }, (_, index) => ({ id: `person-${index}` }));
  for (const { id } of people) await queue(store, { id }, post(`${id} first`), post(`${id} second`));
  const postmen = [createDelivery(store, channel), createDelivery(store, channel), createDelivery(store, channel)];
  await Promise.all(postmen.map(({ postman }) => postman.deliver()));

  expect(sent.toSorted()).toEqual(people.flatMap(({ id }) => [`${id} first`, `${id} second`]).toSorted());
  for (const { id } of people) expect(sent.indexOf(`${id} first`)).toBeLessThan(sent.indexOf(`${id} second`));
});

test("a flush goes on until nothing waits, and not longer than it may", async () => {
  const store = createMemoryStore();
  const { sent, channel } = createRecorder((title) => {
    if (title === "never") throw new Error("out of order");
  });
  await queue(store, ADA, post("a1"), post("a2"));
  const { postman } = createDelivery(store, channel);
  await postman.flush(60_000);
  expect(sent).toEqual(["a1", "a2"]);

  await queue(store, ADA, post("never"));
  await postman.flush(300);
  expect((await store.waiting()).messages).toBe(1);
});

test("a message that left is not sent again when the store could not note it", async () => {
  const store = createMemoryStore();
  let isBroken = true;
  const markSent: Store["markSent"] = async (id, how) => {
    const wasBroken = isBroken;
    isBroken = false;
    if (wasBroken) throw new Error("disk full");
    return store.markSent(id, how);
  };
  const { sent, channel } = createRecorder();
  await queue(store, ADA, post("a1"), post("a2"));
  const { postman } = createDelivery({ ...store, markSent }, channel);
  await postman.deliver();

  expect(sent).toEqual(["a1", "a2"]);
  expect(await waitingIn(store, 10)).toEqual([]);
});

test("a store that cannot be read is logged, and tried again at the next call", async () => {
  const store = createMemoryStore();
  let isBroken = true;
  const claim: Store["claim"] = async (wanted) => {
    if (isBroken) throw new Error("no database");
    return store.claim(wanted);
  };
  const { sent, channel } = createRecorder();
  await queue(store, ADA, post("a1"));
  const { postman, lines } = createDelivery({ ...store, claim }, channel);
  await postman.deliver();
  expect(lines.join("")).toContain("messages to send could not be read");
  isBroken = false;
  await postman.deliver();

  expect(sent).toEqual(["a1"]);
});

test("messages of a channel that is not set up wait for it", async () => {
  const store = createMemoryStore();
  await queue(store, ADA, post("a1"));
  await createDelivery(store, undefined).postman.deliver();
  const { sent, channel } = createRecorder();
  const { postman, clock } = createDelivery(store, channel);
  clock.now += HOUR_MS;
  await postman.deliver();

  expect(sent).toEqual(["a1"]);
});

test("what a process that died left behind is sent by the next one", async () => {
  const file = join(folder, "left-behind.db");
  const died = await openStore(file);
  await queue(died, ADA, post("a1"), post("a2"));
  const store = await openStore(file);
  const { sent, channel } = createRecorder();
  await createDelivery(store, channel).postman.deliver();

  expect(sent).toEqual(["a1", "a2"]);
  await store.close();
  await died.close();
});

test("stopping waits for what is under way and starts nothing new", async () => {
  const store = createMemoryStore();
  const slow = signalLater();
  const begun = signalLater();
  const { sent, channel } = createRecorder(() => {
    begun.resolve();
    return slow.promise;
  });
  await queue(store, ADA, post("a1"), post("a2"));
  const { postman } = createDelivery(store, channel);
  void postman.deliver();
  await begun.promise;
  const stopping = postman.stop();
  slow.resolve();
  await stopping;
  await postman.deliver();

  expect(sent).toEqual(["a1"]);
});

test("a failure is logged with ids and without what the message says or a token", async () => {
  const store = createMemoryStore();
  const { channel } = createRecorder(() => {
    throw Object.assign(new SendError("refused: Bearer abc.def", "later"), { request: { body: "my-private-words" } });
  });
  await store.commit(turnOf(ADA, "d1", { change: opening(ADA, "c1"), messages: [post("my-private-words")] }));
  const { postman, lines } = createDelivery(store, channel);
  await postman.deliver();

  expect(JSON.parse(lines.join(""))).toMatchObject({ message: 1, case: "c1", channel: "terminal", attempt: 1 });
  expect(lines.join("")).not.toMatch(/my-private-words|abc\.def/);
});
