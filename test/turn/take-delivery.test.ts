import type { Case } from "../../src/conversation/case";
import type { Delivery, Person } from "../../src/conversation/event";
import { createMemoryStore } from "../../src/storage/memory-store";
import type { Store, Turn } from "../../src/storage/store";
import { createLog } from "../../src/turn/log";
import { createTakeDelivery, type TurnParts } from "../../src/turn/take-delivery";
import type { Decide, Decision } from "../../src/turn/turn";
import { signalLater } from "../support/signal-later";
import { ADA, BEN, caseOf, placeOf, post, present, replacement, threadOfPerson, viewOf } from "../support/turns";
import { waitingIn } from "../support/waiting";

const NOTHING: Decision = {
  state: undefined,
  facts: [],
  answer: undefined,
  messages: [],
  opensCase: false,
  forget: false,
  wakeAt: undefined,
};

/** Opens a case at the first word, and keeps every word in it. */
const keepWords: Decide = (current, event, newCaseId) => {
  if (event.what.kind !== "said") return NOTHING;
  const { text } = event.what.reading;
  const state = { ...(current ?? caseOf(event.by, newCaseId)) };
  const words = [...Object.keys(state.evidence.answers), text];
  const answers = Object.fromEntries(words.map((word) => [word, "said"]));
  return {
    ...NOTHING,
    state: { ...state, evidence: { answers, fixes: {} } },
    facts: [{ kind: "said", text, at: event.at }],
    answer: viewOf(`You said ${text}`),
    messages: [post(`Noted: ${text}`)],
    opensCase: current === undefined,
  };
};

function said(id: string, text: string, by: Person = ADA): Delivery {
  return { id, at: 1_000, by, place: placeOf(by), what: { kind: "said", text } };
}

function pressed(id: string, caseId: string, by: Person = ADA): Delivery {
  const press = { case: caseId, prompt: "1", choice: "yes", fields: {} };
  return { id, at: 1_000, by, place: placeOf(by), what: { kind: "pressed", press } };
}

function createTurn(parts: Partial<TurnParts> = {}) {
  const lines: string[] = [];
  const log = createLog("info", { write: (line) => lines.push(line) });
  const store = createMemoryStore();
  const read: TurnParts["read"] = (text) => ({
    text,
    secrets: [],
    cutShort: false,
    answers: [],
    hints: [],
    details: {},
    corrections: [],
  });
  const used = { store, decide: keepWords, read, log, ...parts };
  return { take: createTakeDelivery(used), store: used.store, lines };
}

async function wordsOf(store: Store, person: Person): Promise<readonly string[]> {
  const { state } = present(await store.latest(threadOfPerson(person)));
  return Object.keys(state.evidence.answers);
}

describe("a turn", () => {
  test("commits the case, its facts, the answer and the messages", async () => {
    const { take, store } = createTurn({ newId: () => "c1" });

    expect(await take(said("d1", "hello"))).toEqual({ kind: "answered", answer: viewOf("You said hello") });
    expect(await store.find("c1")).toMatchObject({ thread: threadOfPerson(ADA) });
    expect(await store.transcript("c1")).toEqual([{ kind: "said", text: "hello", at: 1_000 }]);
    expect(await waitingIn(store, 10)).toMatchObject([
      { caseId: "c1", place: placeOf(ADA), message: post("Noted: hello") },
    ]);
  });

  test("decides on what reading made of the text, never on the text itself", async () => {
    const read: TurnParts["read"] = (text) => ({
      text: text.replace("hunter2", "(cut)"),
      secrets: ["password"],
      cutShort: false,
      answers: [],
      hints: [],
      details: {},
      corrections: [],
    });
    const { take, store } = createTurn({ read });
    await take(said("d1", "it is hunter2"));

    expect(await wordsOf(store, ADA)).toEqual(["it is (cut)"]);
  });

  test("gives a repeated delivery the same answer and decides nothing", async () => {
    let decided = 0;
    const decide: Decide = (...given) => {
      decided += 1;
      return keepWords(...given);
    };
    const { take, store } = createTurn({ decide });
    const first = await take(said("d1", "hello"));

    expect(await take(said("d1", "hello"))).toEqual(first);
    expect(decided).toBe(1);
    expect(await wordsOf(store, ADA)).toEqual(["hello"]);
  });

  test("counts every one of many messages that a person sends at once", async () => {
    const { take, store } = createTurn();
    const words = Array.from({ length: 20 }, (_, index) => `word ${index}`);
    await Promise.all(words.map((word) => take(said(word, word))));

    expect(await wordsOf(store, ADA)).toEqual(words);
  });

  test("counts both of two messages that reach two processes at once", async () => {
    const store = createMemoryStore();
    const [one, other] = [createTurn({ store }), createTurn({ store })];
    await Promise.all([one.take(said("d1", "first")), other.take(said("d2", "second"))]);

    expect((await wordsOf(store, ADA)).toSorted()).toEqual(["first", "second"]);
  });

  test("decides again on what another process saved meanwhile", async () => {
    const store = createMemoryStore();
    const other = createTurn({ store, newId: () => "c1" });
    const overtaken: Store = {
      ...store,
      async commit(turn, signal) {
        await other.take(said("d0", "sooner"));
        return store.commit(turn, signal);
      },
    };
    const { take } = createTurn({ store: overtaken });

    expect(await take(said("d1", "later"))).toMatchObject({ kind: "answered" });
    expect(await wordsOf(store, ADA)).toEqual(["sooner", "later"]);
  });

  test("fails at its deadline when the case changes under it every time", async () => {
    let tries = 0;
    const deadline = new AbortController();
    const commit: Store["commit"] = async () => {
      tries += 1;
      if (tries === 7) deadline.abort(new Error("too long"));
      return "conflict";
    };
    const store = { ...createMemoryStore(), commit };
    const { take } = createTurn({ store, deadline: () => deadline.signal });

    expect(await take(said("d1", "hello"))).toEqual({ kind: "failed" });
    expect(tries).toBe(7);
  });

  test("saves the answer of an event that changes no case", async () => {
    const { take, store } = createTurn({ decide: () => ({ ...NOTHING, answer: viewOf("No pictures") }) });
    const picture: Delivery = { ...said("d1", ""), what: { kind: "sent-picture" } };

    expect(await take(picture)).toEqual({ kind: "answered", answer: viewOf("No pictures") });
    expect(await store.seen("d1")).toEqual({ answer: viewOf("No pictures") });
    expect(await store.latest(threadOfPerson(ADA))).toBeUndefined();
  });

  test("erases the person who asks for it, and still says goodbye", async () => {
    const forget: Decide = (current, event) =>
      event.what.kind === "pressed"
        ? { ...NOTHING, forget: true, messages: [post("Goodbye")] }
        : keepWords(current, event, "c1");
    const { take, store } = createTurn({ decide: forget });
    await take(said("d1", "hello"));
    await take(pressed("d2", "c1"));

    expect(await store.find("c1")).toBeUndefined();
    expect((await waitingIn(store, 10)).map(({ message }) => message.view.title)).toEqual(["Goodbye"]);
  });
});

describe("a press", () => {
  const seenCases: (Case | undefined)[] = [];
  const decide: Decide = (current, event, newCaseId) => {
    if (event.what.kind === "said") return { ...keepWords(undefined, event, newCaseId) };
    seenCases.push(current);
    return { ...NOTHING, messages: [replacement("1", "settled")] };
  };
  let count = 0;
  const newId = () => {
    count += 1;
    return `c${count}`;
  };
  beforeEach(() => {
    seenCases.length = 0;
    count = 0;
  });

  test("is decided on the case that the button names, whoever presses", async () => {
    const { take, store } = createTurn({ decide, newId });
    await take(said("d1", "hello"));
    await take(pressed("d2", "c1", BEN));

    expect(seenCases).toMatchObject([{ id: "c1", reporter: ADA, stage: "asking" }]);
    const toBen = (await waitingIn(store, 10)).find(({ place }) => place.conversation === placeOf(BEN).conversation);
    expect(toBen).toMatchObject({ caseId: "c1" });
  });

  test("on a case that is gone is decided without one", async () => {
    const { take } = createTurn({ decide, newId });
    await take(said("d1", "hello"));
    await take(pressed("d2", "c-gone"));

    expect(seenCases).toEqual([undefined]);
  });

  test("on a case that another one follows finds it closed", async () => {
    const { take } = createTurn({ decide, newId });
    await take(said("d1", "hello"));
    await take(said("d2", "again"));
    await take(pressed("d3", "c1"));

    expect(seenCases).toMatchObject([{ id: "c1", stage: "closed" }]);
  });
});

describe("a case that is woken", () => {
  const woken = (id: string, caseId: string): Delivery => ({ ...said(id, ""), what: { kind: "woken", case: caseId } });
  const keepWaking = (...decided: readonly Partial<Decision>[]) => {
    const changes: Turn["change"][] = [];
    const store = createMemoryStore();
    const seenCases: (Case | undefined)[] = [];
    const waiting = [...decided];
    const decide: Decide = (current, event, newCaseId) => {
      if (event.what.kind === "said") return { ...keepWords(undefined, event, newCaseId), wakeAt: 5_000 };
      seenCases.push(current);
      return { ...NOTHING, ...waiting.shift() };
    };
    const commit: Store["commit"] = (turn, signal) => {
      changes.push(turn.change);
      return store.commit(turn, signal);
    };
    let count = 0;
    const newId = () => {
      count += 1;
      return `c${count}`;
    };
    return { ...createTurn({ store: { ...store, commit }, decide, newId }), changes, seenCases };
  };

  test("is the one that the delivery names, and goes with its next time to the store", async () => {
    const closed = caseOf(ADA, "c1", { stage: "closed" });
    const facts: Decision["facts"] = [{ at: 1_000, from: "timer", kind: "closed", reason: "silence" }];
    const { take, store, changes, seenCases } = keepWaking({ state: closed, facts, wakeAt: 9_000 });
    await take(said("d1", "hello"));
    await take(woken("wake:c1:1", "c1"));

    expect(seenCases).toMatchObject([{ id: "c1" }]);
    expect(changes).toMatchObject([{ wakeAt: 5_000 }, { state: closed, facts, wakeAt: 9_000 }]);
    expect(await store.find("c1")).toMatchObject({ revision: 2, state: { stage: "closed" } });
  });

  test("for nothing is saved as it is with its next time, so that the old one wakes it no more", async () => {
    const { take, store, changes } = keepWaking({ wakeAt: 9_000 });
    await take(said("d1", "hello"));
    const before = present(await store.find("c1"));

    expect(await take(woken("wake:c1:1", "c1"))).toEqual({ kind: "answered", answer: undefined });
    expect(changes.at(-1)).toEqual({
      thread: before.thread,
      latest: { id: "c1", revision: 1 },
      state: before.state,
      facts: [],
      wakeAt: 9_000,
    });
    expect(await store.find("c1")).toEqual({ ...before, revision: 2 });
    expect(await store.transcript("c1")).toHaveLength(1);
  });

  test("after another case followed it is taken for closed, and not changed", async () => {
    const { take, store, changes, seenCases } = keepWaking({});
    await take(said("d1", "hello"));
    await take(said("d2", "again"));
    const before = await store.find("c1");

    expect(await take(woken("wake:c1:1", "c1"))).toMatchObject({ kind: "answered" });
    expect(seenCases).toMatchObject([{ id: "c1", stage: "closed" }]);
    expect(changes.at(-1)).toBeUndefined();
    expect(await store.find("c1")).toEqual(before);
    expect(await store.seen("wake:c1:1")).toBeDefined();
  });

  test("after it was erased is no case, and nothing is saved", async () => {
    const { take, changes, seenCases } = keepWaking({});

    expect(await take(woken("wake:c1:1", "c1"))).toMatchObject({ kind: "answered" });
    expect([seenCases, changes]).toEqual([[undefined], [undefined]]);
  });

  test("is named in the log", async () => {
    const { take, lines } = keepWaking({}, {});
    await take(said("d1", "hello"));
    await take(woken("wake:c1:1", "c1"));
    await take(woken("wake:c1:1", "c1"));

    expect(lines.slice(-2).map((line) => JSON.parse(line))).toMatchObject([
      { case: "c1", kind: "woken", msg: "turn saved" },
      { case: "c1", msg: "delivery repeated" },
    ]);
  });
});

describe("a turn that breaks", () => {
  test("leaves everything as it was and says so, and the next one works", async () => {
    const decide: Decide = (current, event, id) => {
      if (event.what.kind === "said" && event.what.reading.text === "boom") throw new Error("a bug");
      return keepWords(current, event, id);
    };
    const { take, store } = createTurn({ decide });
    await take(said("d1", "hello"));

    expect(await take(said("d2", "boom"))).toEqual({ kind: "failed" });
    expect(await store.seen("d2")).toBeUndefined();
    await take(said("d3", "again"));
    expect(await wordsOf(store, ADA)).toEqual(["hello", "again"]);
  });

  test("works at its second attempt where a connection just broke", async () => {
    const store = createMemoryStore();
    let broken = 1;
    const latest: Store["latest"] = async (thread) => {
      broken -= 1;
      if (broken >= 0) throw new Error("connection lost");
      return store.latest(thread);
    };
    const { take } = createTurn({ store: { ...store, latest } });

    expect(await take(said("d1", "hello"))).toMatchObject({ kind: "answered" });
    expect(await wordsOf(store, ADA)).toEqual(["hello"]);
  });

  test("after a commit whose answer was lost finds it, and records nothing twice", async () => {
    const store = createMemoryStore();
    const commit: Store["commit"] = async (turn, signal) => {
      await store.commit(turn, signal);
      throw new Error("connection lost");
    };
    const { take } = createTurn({ store: { ...store, commit } });

    expect(await take(said("d1", "hello"))).toEqual({ kind: "answered", answer: viewOf("You said hello") });
    expect(await store.transcript((await store.latest(threadOfPerson(ADA)))?.state.id ?? "")).toHaveLength(1);
  });

  test("is tried anew when the same delivery comes again", async () => {
    const store = createMemoryStore();
    let broken = true;
    const commit: Store["commit"] = async (turn, signal) => {
      if (broken) throw new Error("disk full");
      return store.commit(turn, signal);
    };
    const { take } = createTurn({ store: { ...store, commit } });

    expect(await take(said("d1", "hello"))).toEqual({ kind: "failed" });
    broken = false;
    expect(await take(said("d1", "hello"))).toMatchObject({ kind: "answered" });
    expect(await wordsOf(store, ADA)).toEqual(["hello"]);
  });

  test("fails at its deadline when the store never answers, and holds up nobody after it", async () => {
    const store = createMemoryStore();
    const asked = signalLater();
    const latest: Store["latest"] = (thread) => {
      if (isHanging) asked.resolve();
      return isHanging ? new Promise(() => {}) : store.latest(thread);
    };
    let isHanging = true;
    const deadlines = [new AbortController(), new AbortController()];
    const waiting = [...deadlines];
    const { take } = createTurn({ store: { ...store, latest }, deadline: () => present(waiting.shift()).signal });
    const outcomes = [take(said("d1", "hello")), take(said("d2", "again"))];
    await asked.promise;
    isHanging = false;
    deadlines[0]?.abort(new Error("too long"));

    expect(await Promise.all(outcomes)).toMatchObject([{ kind: "failed" }, { kind: "answered" }]);
    expect(await wordsOf(store, ADA)).toEqual(["again"]);
  });

  test("records nothing when the store answers after the deadline", async () => {
    const store = createMemoryStore();
    const deadline = new AbortController();
    const commit: Store["commit"] = async (turn, signal) => {
      deadline.abort(new Error("too long"));
      return store.commit(turn, signal);
    };
    const { take } = createTurn({ store: { ...store, commit }, deadline: () => deadline.signal });

    expect(await take(said("d1", "hello"))).toEqual({ kind: "failed" });
    expect(await store.seen("d1")).toBeUndefined();
  });
});

test("the log tells delivery and case, and nothing that anybody wrote or is called", async () => {
  const decide: Decide = (current, event, id) => {
    if (event.what.kind === "pressed") throw new Error("a bug");
    return keepWords(current, event, id);
  };
  const { take, lines } = createTurn({ decide, newId: () => "c1" });
  await take(said("d1", "my-private-words"));
  await take(said("d1", "my-private-words"));
  await take(pressed("d2", "c1"));
  await take(pressed("d3", "my-private-words by hand"));

  const logged = lines.join("");
  expect(logged).not.toContain("my-private-words");
  expect(logged).not.toContain(ADA.name);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { delivery: "d1", case: "c1", msg: "turn saved" },
    { delivery: "d1", msg: "delivery repeated" },
    { delivery: "d2", case: "c1", msg: "turn tried again", err: { type: "Error" } },
    { delivery: "d2", case: "c1", msg: "turn failed", err: { type: "Error" } },
    { delivery: "d3", msg: "turn tried again" },
    { delivery: "d3", msg: "turn failed" },
  ]);
});
