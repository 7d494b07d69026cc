import type { Person } from "../../src/conversation/event";
import type { Fact } from "../../src/conversation/fact";
import type { Claim, Outgoing, Store } from "../../src/storage/store";
import {
  ADA,
  BEN,
  caseOf,
  changing,
  opening,
  placeOf,
  post,
  present,
  replacement,
  threadOfPerson,
  turnOf,
  viewOf,
} from "../support/turns";
import { failed, waitingIn } from "../support/waiting";

/** What every store does, whatever it is made of. `open` gives an empty one each time. */
export function describeStore(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const latest = async (person = ADA) => present(await store.latest(threadOfPerson(person)));
    const titles = async () => (await waitingIn(store, 10)).map(titleOf);
    const erase = { channel: "terminal", tenant: "local", person: ADA.id };

    /** Takes the messages out as a postman does, and returns their titles. */
    async function sendAll(): Promise<readonly string[]> {
      const sent: string[] = [];
      for (let [next] = await waitingIn(store, 1); next; [next] = await waitingIn(store, 1)) {
        sent.push(titleOf(next));
        await store.markSent(next.id, { at: 2_000, messageId: `message-${next.id}` });
      }
      return sent;
    }

    describe("cases", () => {
      test("a thread that nobody wrote in has no case", async () => {
        expect(await store.latest(threadOfPerson(ADA))).toBeUndefined();
        expect(await store.find("c1")).toBeUndefined();
        expect(await store.transcript("c1")).toEqual([]);
      });

      test("a new case is found by its thread and by its id", async () => {
        expect(await store.commit(turnOf(ADA, "d1", { change: opening(ADA, "c1") }))).toBe("saved");

        const expected = { thread: threadOfPerson(ADA), state: caseOf(ADA, "c1") };
        expect(await latest()).toMatchObject(expected);
        expect(await store.find("c1")).toEqual(await latest());
        expect(await store.latest(threadOfPerson(BEN))).toBeUndefined();
      });

      test("people's text comes back as it was, whatever it is made of", async () => {
        const said = "\u0000 ${x} ' \" \\ <b>*مرحبا* 🙂 \uD800".concat("x".repeat(100_000));
        const facts: readonly Fact[] = [{ kind: "said", text: said, at: 5 }];
        await store.commit(turnOf(ADA, "d1", { change: opening(ADA, "c1", { facts }) }));

        expect(await store.transcript("c1")).toEqual(facts);
      });

      test("a change replaces the state and appends its facts in order", async () => {
        const said = (text: string): Fact => ({ kind: "said", text, at: 5 });
        await store.commit(turnOf(ADA, "d1", { change: opening(ADA, "c1", { facts: [said("a"), said("b")] }) }));
        const before = await latest();
        const change = changing(before, {
          state: caseOf(ADA, "c1", { stage: "trying" }),
          facts: [said("c"), said("d")],
        });
        expect(await store.commit(turnOf(ADA, "d2", { change }))).toBe("saved");

        expect((await latest()).state.stage).toBe("trying");
        expect((await latest()).revision).not.toBe(before.revision);
        expect(await store.transcript("c1")).toEqual(["a", "b", "c", "d"].map(said));
      });

      test("a new case follows the latest one and leaves it as it was", async () => {
        await store.commit(turnOf(ADA, "d1", { change: opening(ADA, "c1") }));
        const change = changing(await latest(), { state: caseOf(ADA, "c2") });
        expect(await store.commit(turnOf(ADA, "d2", { change }))).toBe("saved");

        expect((await latest()).state.id).toBe("c2");
        expect((await store.find("c1"))?.state).toEqual(caseOf(ADA, "c1"));
      });

      test("the cases of a person are told, the latest first, in any thread of theirs and none of others", async () => {
        const elsewhere = { ...opening(ADA, "c3"), thread: "another" };
        await store.commit(
          turnOf(ADA, "d1", { change: opening(ADA, "c1", { state: caseOf(ADA, "c1", { openedAt: 1 }) }) }),
        );
        const next = { state: caseOf(ADA, "c2", { openedAt: 2 }) };
        await store.commit(turnOf(ADA, "d2", { change: changing(await latest(), next) }));
        await store.commit(turnOf(ADA, "d3", { change: { ...elsewhere, state: caseOf(ADA, "c3", { openedAt: 3 }) } }));
        await store.commit(turnOf(BEN, "d4", { change: opening(BEN, "c4") }));

        const idsOf = async (limit: number) => (await store.casesOf(erase, limit)).map(({ id }) => id);
        expect(await idsOf(10)).toEqual(["c3", "c2", "c1"]);
        expect(await idsOf(2)).toEqual(["c3", "c2"]);
        expect(await store.casesOf({ ...erase, tenant: "another" }, 10)).toEqual([]);
      });
    });

    describe("conflicts", () => {
      test("of two changes of one revision one is a conflict and writes nothing", async () => {
        await store.commit(turnOf(ADA, "d1", { change: opening(ADA, "c1") }));
        const change = changing(await latest(), { facts: [{ kind: "fixed", at: 1 }] });
        const turns = ["d2", "d3"].map((id) => store.commit(turnOf(ADA, id, { change, messages: [post(id)] })));

        expect((await Promise.all(turns)).toSorted()).toEqual(["conflict", "saved"]);
        expect(await store.transcript("c1")).toHaveLength(1);
        expect(await sendAll()).toHaveLength(1);
        const seen = await Promise.all([store.seen("d2"), store.seen("d3")]);
        expect(seen.filter((entry) => entry !== undefined)).toHaveLength(1);
      });

      test("of two first cases of a thread one is a conflict", async () => {
        const turns = ["c1", "c2"].map((id) => store.commit(turnOf(ADA, id, { change: opening(ADA, id) })));

        expect((await Promise.all(turns)).toSorted()).toEqual(["conflict", "saved"]);
      });

      test("a case is not followed by two", async () => {
        await store.commit(turnOf(ADA, "d1", { change: opening(ADA, "c1") }));
        const first = await latest();
        await store.commit(turnOf(ADA, "d2", { change: changing(first, { state: caseOf(ADA, "c2") }) }));

        const late = changing(first, { state: caseOf(ADA, "c3") });
        expect(await store.commit(turnOf(ADA, "d3", { change: late }))).toBe("conflict");
        expect(await store.find("c3")).toBeUndefined();
      });

      test("a case does not change once another follows it, and is not followed once it changed", async () => {
        await store.commit(turnOf(ADA, "d1", { change: opening(ADA, "c1") }));
        const first = await latest();
        await store.commit(turnOf(ADA, "d2", { change: changing(first) }));
        const follows = changing(first, { state: caseOf(ADA, "c2") });
        expect(await store.commit(turnOf(ADA, "d3", { change: follows }))).toBe("conflict");

        const second = await latest();
        await store.commit(turnOf(ADA, "d4", { change: changing(second, { state: caseOf(ADA, "c2") }) }));
        expect(await store.commit(turnOf(ADA, "d5", { change: changing(second) }))).toBe("conflict");
        const overtaken = present(await store.find("c1"));
        expect(await store.commit(turnOf(ADA, "d6", { change: changing(overtaken) }))).toBe("conflict");
      });

      test("an id that is taken is a conflict", async () => {
        await store.commit(turnOf(ADA, "d1", { change: opening(ADA, "c1") }));

        expect(await store.commit(turnOf(BEN, "d2", { change: opening(BEN, "c1") }))).toBe("conflict");
        expect((await store.find("c1"))?.state.reporter).toEqual(ADA);
      });

      test("many turns at once that do not touch each other are all saved", async () => {
        const people = Array.from({ length: 40 }, (_, index) => ({ id: `person-${index}` }));
        const turns = people.map((person) =>
          store.commit(
            turnOf(person, `d-${person.id}`, { change: opening(person, `c-${person.id}`), messages: [post("hi")] }),
          ),
        );

        expect(new Set(await Promise.all(turns))).toEqual(new Set(["saved"]));
        expect(await waitingIn(store, 100)).toHaveLength(40);
      });
    });

    describe("deliveries", () => {
      test("a repeated delivery changes nothing and gets the answer given then", async () => {
        await store.commit(
          turnOf(ADA, "d1", { change: opening(ADA, "c1"), answer: viewOf("Noted"), messages: [post("one")] }),
        );
        const before = await latest();
        const again = turnOf(ADA, "d1", { change: changing(before), answer: viewOf("Other"), messages: [post("two")] });

        expect(await store.commit(again)).toEqual({ repeat: { answer: viewOf("Noted") } });
        expect(await latest()).toEqual(before);
        expect(await sendAll()).toEqual(["one"]);
      });

      test("a delivery that got no answer is known all the same", async () => {
        await store.commit(turnOf(ADA, "d1"));

        expect(await store.seen("d1")).toEqual({ answer: undefined });
        expect(await store.commit(turnOf(ADA, "d1"))).toEqual({ repeat: { answer: undefined } });
        expect(await store.seen("d2")).toBeUndefined();
      });

      test("of one delivery that arrives twice at once one is the repeat", async () => {
        const turn = turnOf(ADA, "d1", { change: opening(ADA, "c1"), messages: [post("one")] });
        const outcomes = await Promise.all([store.commit(turn), store.commit(turn)]);

        expect(outcomes).toEqual(["saved", { repeat: { answer: undefined } }]);
        expect(await sendAll()).toEqual(["one"]);
      });

      test("a turn that took too long writes nothing", async () => {
        const turn = turnOf(ADA, "d1", { change: opening(ADA, "c1"), messages: [post("one")] });

        await expect(store.commit(turn, AbortSignal.abort(new Error("too long")))).rejects.toThrow("too long");
        expect(await store.seen("d1")).toBeUndefined();
        expect(await store.commit(turn)).toBe("saved");
      });
    });

    describe("messages", () => {
      test("each conversation offers its oldest unsent message", async () => {
        await store.commit(turnOf(ADA, "d1", { messages: [post("a1"), post("a2")] }));
        await store.commit(turnOf(BEN, "d2", { messages: [post("b1")] }));

        expect(await titles()).toEqual(["a1", "b1"]);
        const [first] = await waitingIn(store, 1);
        expect(first).toMatchObject({ place: placeOf(ADA), attempts: 0, message: post("a1") });
        await store.markSent(present(first).id, { at: 2_000, messageId: undefined });
        expect(await titles()).toEqual(["a2", "b1"]);
        expect(await sendAll()).toEqual(["a2", "b1"]);
      });

      test("a failed message stays first in its conversation and comes after those of others", async () => {
        await store.commit(turnOf(ADA, "d1", { messages: [post("a1"), post("a2")] }));
        await store.commit(turnOf(BEN, "d2", { messages: [post("b1")] }));
        await store.markFailed(present((await waitingIn(store, 1))[0]).id, failed("no network", 3_000));

        expect(await titles()).toEqual(["b1", "a1"]);
        expect((await waitingIn(store, 10)).map((message) => message.attempts)).toEqual([0, 1]);
      });

      test("a message given up lets the next one through", async () => {
        await store.commit(turnOf(ADA, "d1", { messages: [post("a1"), post("a2")] }));
        await store.markFailed(present((await waitingIn(store, 1))[0]).id, failed("no such conversation"));

        expect(await titles()).toEqual(["a2"]);
      });

      test("a replacement learns the id of the card that was sent for the prompt", async () => {
        const card = post("card", { case: "c1", prompt: "1" });
        await store.commit(turnOf(ADA, "d1", { change: opening(ADA, "c1"), messages: [card] }));
        const change = changing(await latest());
        await store.commit(
          turnOf(ADA, "d2", { change, messages: [replacement("1", "settled"), replacement("2", "lost")] }),
        );
        await store.markSent(present((await waitingIn(store, 1))[0]).id, { at: 2_000, messageId: "message-7" });

        const [settled] = await waitingIn(store, 1);
        expect(settled).toMatchObject({ caseId: "c1", message: replacement("1", "settled", "message-7") });
        await store.markSent(present(settled).id, { at: 2_000, messageId: undefined });
        const [lost] = await waitingIn(store, 1);
        expect(lost?.message).toEqual(replacement("2", "lost", undefined));
      });

      test("a replacement that knows its card keeps to it", async () => {
        await store.commit(turnOf(ADA, "d1", { messages: [replacement("1", "settled", "message-9")] }));

        expect((await waitingIn(store, 1))[0]?.message).toEqual(replacement("1", "settled", "message-9"));
      });

      test("where a new case follows, a replacement means the card of the case before", async () => {
        const card = (id: string) => post(`card of ${id}`, { case: id, prompt: "1" });
        await store.commit(turnOf(ADA, "d1", { change: opening(ADA, "c1"), messages: [card("c1")] }));
        await store.markSent(present((await waitingIn(store, 1))[0]).id, { at: 2_000, messageId: "message-1" });
        const change = changing(await latest(), { state: caseOf(ADA, "c2") });
        await store.commit(turnOf(ADA, "d2", { change, messages: [replacement("1", "settled"), card("c2")] }));

        const [settled] = await waitingIn(store, 1);
        expect(settled?.message).toMatchObject({ messageId: "message-1" });
        await store.markSent(present(settled).id, { at: 2_000, messageId: undefined });
        expect((await waitingIn(store, 1))[0]?.caseId).toBe("c2");
      });
    });

    describe("claims", () => {
      const claiming = (sender: string, more: Partial<Claim> = {}) =>
        store.claim({ sender, now: 10_000, until: 40_000, limit: 10, rates: {}, ...more });
      const claimed = async (sender: string, more: Partial<Claim> = {}) => (await claiming(sender, more)).map(titleOf);
      const queue = (person: Person, id: string, ...names: readonly string[]) =>
        store.commit(turnOf(person, id, { messages: names.map((name) => post(name)) }));

      test("what one has claimed nobody else gets, nor what comes after it in the conversation", async () => {
        await queue(ADA, "d1", "a1", "a2");
        await queue(BEN, "d2", "b1");

        expect(await claimed("one", { limit: 1 })).toEqual(["a1"]);
        expect(await claimed("other")).toEqual(["b1"]);
        expect(await claimed("other")).toEqual([]);
      });

      test("of many that claim at once each message goes to one", async () => {
        const people = Array.from({ length: 20 }, (_, index) => ({ id: `person-${index}` }));
        for (const { id } of people) await queue({ id }, `d-${id}`, `to ${id}`);
        const senders = ["one", "two", "three", "four"];
        const taken: string[] = [];
        for (let round = 0; round < 20; round += 1) {
          const got = await Promise.all(senders.map((sender) => claimed(sender, { limit: 3 })));
          taken.push(...got.flat());
        }

        expect(taken.toSorted()).toEqual(people.map(({ id }) => `to ${id}`).toSorted());
      });

      test("what a dead one has claimed goes to another when its time is up", async () => {
        await queue(ADA, "d1", "a1");
        await claiming("dead", { until: 40_000 });

        expect(await claimed("other", { now: 39_999 })).toEqual([]);
        expect(await claimed("other", { now: 40_000, until: 70_000 })).toEqual(["a1"]);
      });

      test("the failure of one whose time was up changes nothing for whoever has it now", async () => {
        await queue(ADA, "d1", "a1");
        const [message] = await claiming("slow", { until: 11_000 });
        await claiming("other", { now: 11_000 });
        const failure = { sender: "slow", at: 12_000, reason: "too late", retryAt: 12_000 };
        await store.markFailed(present(message).id, failure);

        expect(await claimed("third", { now: 13_000 })).toEqual([]);
      });

      test("the only process takes back at its start what its predecessor claimed", async () => {
        await queue(ADA, "d1", "a1");
        await claiming("predecessor");
        await store.takeBackClaims();

        expect(await claimed("successor")).toEqual(["a1"]);
      });

      test("a message that failed rests until its time, and holds back what follows it", async () => {
        await queue(ADA, "d1", "a1", "a2");
        const [first] = await claiming("one");
        await store.markFailed(present(first).id, { sender: "one", at: 10_000, reason: "busy", retryAt: 15_000 });

        expect(await claimed("one", { now: 14_999 })).toEqual([]);
        expect(await claimed("one", { now: 15_000 })).toEqual(["a1"]);
      });

      test("a conversation gets a few messages at once, and then one at a time", async () => {
        await queue(ADA, "d1", "a1", "a2", "a3", "a4");
        await queue(BEN, "d2", "b1");
        const rates = { terminal: { conversation: { burst: 2, everyMs: 1_000 }, tenant: { burst: 99, everyMs: 1 } } };
        const sendNext = async (now: number) => {
          const messages = await claiming("one", { now, rates });
          for (const { id } of messages) await store.markSent(id, { at: now, messageId: undefined });
          return messages.map(titleOf);
        };

        expect(await sendNext(10_000)).toEqual(["a1", "b1"]);
        expect(await sendNext(10_000)).toEqual(["a2"]);
        expect(await sendNext(10_999)).toEqual([]);
        expect(await sendNext(11_000)).toEqual(["a3"]);
        expect(await sendNext(11_500)).toEqual([]);
        expect(await sendNext(12_000)).toEqual(["a4"]);
      });

      test("a tenant as a whole gets no more than its rate", async () => {
        const people = Array.from({ length: 5 }, (_, index) => ({ id: `person-${index}` }));
        for (const { id } of people) await queue({ id }, `d-${id}`, `to ${id}`);
        const rates = { terminal: { conversation: { burst: 9, everyMs: 1 }, tenant: { burst: 2, everyMs: 100 } } };

        expect(await claiming("one", { rates })).toHaveLength(2);
        expect(await claiming("two", { rates })).toHaveLength(0);
        expect(await claiming("two", { now: 10_100, rates })).toHaveLength(1);
      });

      test("how much waits, and since when, is known", async () => {
        expect(await store.waiting()).toEqual({ messages: 0, since: undefined });
        await store.commit(turnOf(ADA, "d1", { at: 500, messages: [post("a1"), post("a2")] }));
        await store.commit(turnOf(BEN, "d2", { at: 700, messages: [post("b1")] }));

        expect(await store.waiting()).toEqual({ messages: 3, since: 500 });
      });
    });

    describe("waking", () => {
      const due = async (now: number, limit = 10) => (await store.due(now, limit)).map(({ state }) => state.id);
      const open = (person: Person, id: string, wakeAt: number | undefined) =>
        store.commit(turnOf(person, `d-${id}`, { change: opening(person, id, { wakeAt }) }));

      test("a case is due from its time on, the longest overdue first", async () => {
        await open(ADA, "c1", 300);
        await open(BEN, "c2", 200);
        await open({ id: "person-cyd" }, "c3", undefined);

        expect(await due(199)).toEqual([]);
        expect(await due(200)).toEqual(["c2"]);
        expect(await due(300)).toEqual(["c2", "c1"]);
        expect(await due(300, 1)).toEqual(["c2"]);
      });

      test("each change of a case sets its time anew", async () => {
        await open(ADA, "c1", 300);
        await store.commit(turnOf(ADA, "d2", { change: changing(await latest(), { wakeAt: 500 }) }));
        expect(await due(499)).toEqual([]);

        await store.commit(turnOf(ADA, "d3", { change: changing(await latest(), { wakeAt: undefined }) }));
        expect(await due(1e15)).toEqual([]);
      });

      test("a case that another one follows sleeps for good", async () => {
        await open(ADA, "c1", 300);
        await store.commit(
          turnOf(ADA, "d2", { change: changing(await latest(), { state: caseOf(ADA, "c2"), wakeAt: undefined }) }),
        );

        expect(await due(1e15)).toEqual([]);
      });

      test("open cases are counted by their stage", async () => {
        await open(ADA, "c1", undefined);
        await open(BEN, "c2", undefined);
        const closed = caseOf(BEN, "c2", { stage: "closed" });
        await store.commit(turnOf(BEN, "d2", { change: changing(await latest(BEN), { state: closed }) }));

        expect(await store.openCases()).toEqual({ asking: 1 });
      });
    });

    describe("forgetting", () => {
      test("erases all that belongs to the person, and nothing of others", async () => {
        await store.commit(
          turnOf(ADA, "d1", { change: opening(ADA, "c1"), answer: viewOf("a"), messages: [post("a")] }),
        );
        await store.commit(turnOf(ADA, "d2", { change: changing(await latest(), { state: caseOf(ADA, "c2") }) }));
        await store.commit(turnOf(BEN, "d3", { change: opening(BEN, "c3"), messages: [post("b")] }));
        const forgetting = turnOf(ADA, "d4", { forget: erase, answer: viewOf("Done"), messages: [post("Goodbye")] });
        expect(await store.commit(forgetting)).toBe("saved");

        expect(await store.latest(threadOfPerson(ADA))).toBeUndefined();
        expect(await store.find("c1")).toBeUndefined();
        expect(await store.transcript("c1")).toEqual([]);
        expect(await store.seen("d1")).toBeUndefined();
        expect((await latest(BEN)).state.id).toBe("c3");
        expect(await store.seen("d3")).toBeDefined();
        expect(await sendAll()).toEqual(["b", "Goodbye"]);
      });

      test("takes along what somebody else caused in the person's case", async () => {
        await store.commit(turnOf(ADA, "d1", { change: opening(ADA, "c1") }));
        await store.commit(turnOf(BEN, "d2", { about: "c1", messages: [post("This is not your case")] }));
        await store.commit(turnOf(ADA, "d3", { forget: erase }));

        expect(await waitingIn(store, 10)).toEqual([]);
      });

      test("leaves the same id in another tenant alone", async () => {
        await store.commit(turnOf(ADA, "d1", { change: opening(ADA, "c1") }));
        await store.commit(turnOf(ADA, "d2", { forget: { ...erase, tenant: "elsewhere" } }));

        expect(await store.find("c1")).toBeDefined();
      });

      test("still replaces the card that asked for it", async () => {
        const card = post("Forget me?", { case: "c1", prompt: "1" });
        await store.commit(turnOf(ADA, "d1", { change: opening(ADA, "c1"), messages: [card] }));
        await store.markSent(present((await waitingIn(store, 1))[0]).id, { at: 2_000, messageId: "message-7" });
        const messages = [replacement("1", "Forgotten"), post("Goodbye")];
        await store.commit(turnOf(ADA, "d2", { about: "c1", forget: erase, messages }));

        expect((await waitingIn(store, 1))[0]).toMatchObject({ message: { messageId: "message-7" } });
        expect(await sendAll()).toEqual(["Forgotten", "Goodbye"]);
      });

      test("is repeated without harm", async () => {
        const turn = turnOf(ADA, "d1", { forget: erase, answer: viewOf("Done") });
        await store.commit(turn);
        await store.commit(turnOf(ADA, "d2", { change: opening(ADA, "c1") }));

        expect(await store.commit(turn)).toEqual({ repeat: { answer: viewOf("Done") } });
        expect(await store.find("c1")).toBeDefined();
      });

      test("a turn that was decided on an erased case is a conflict", async () => {
        await store.commit(turnOf(ADA, "d1", { change: opening(ADA, "c1") }));
        const before = await latest();
        await store.commit(turnOf(ADA, "d2", { forget: erase }));

        expect(await store.commit(turnOf(ADA, "d3", { change: changing(before) }))).toBe("conflict");
      });
    });

    describe("purging", () => {
      test("removes what was not touched since, with facts and messages, and keeps the rest", async () => {
        const facts: readonly Fact[] = [{ kind: "fixed", at: 1 }];
        const closed = (person: Person, id: string) => caseOf(person, id, { stage: "closed" });
        await store.commit(
          turnOf(ADA, "d1", {
            at: 100,
            change: opening(ADA, "c1", { facts, state: closed(ADA, "c1") }),
            messages: [post("old")],
          }),
        );
        await store.commit(turnOf(BEN, "d2", { at: 100, change: opening(BEN, "c2") }));
        await store.commit(
          turnOf(BEN, "d3", {
            at: 300,
            change: changing(await latest(BEN), { state: closed(BEN, "c2") }),
            messages: [post("new")],
          }),
        );

        expect(await store.purge({ closedCases: 200, deliveries: 0 })).toBe(1);
        expect(await store.find("c1")).toBeUndefined();
        expect(await store.transcript("c1")).toEqual([]);
        expect((await latest(BEN)).state.id).toBe("c2");
        expect(await titles()).toEqual(["new"]);
      });

      test("keeps a case that is not closed, however old", async () => {
        await store.commit(turnOf(ADA, "d1", { at: 100, change: opening(ADA, "c1"), messages: [post("old")] }));

        expect(await store.purge({ closedCases: 200, deliveries: 200 })).toBe(0);
        expect((await latest()).state.id).toBe("c1");
        expect(await titles()).toEqual(["old"]);
      });

      test("forgets the ids of deliveries by their own age", async () => {
        await store.commit(turnOf(ADA, "d1", { at: 100 }));
        await store.commit(turnOf(ADA, "d2", { at: 300 }));
        await store.purge({ closedCases: 0, deliveries: 200 });

        expect(await store.seen("d1")).toBeUndefined();
        expect(await store.seen("d2")).toBeDefined();
      });

      test("keeps the old cards of a case that lives, so that they can be replaced", async () => {
        const card = post("card", { case: "c1", prompt: "1" });
        await store.commit(turnOf(ADA, "d1", { at: 100, change: opening(ADA, "c1"), messages: [card] }));
        await store.markSent(present((await waitingIn(store, 1))[0]).id, { at: 2_000, messageId: "message-1" });
        await store.commit(turnOf(ADA, "d2", { at: 300, change: changing(await latest()) }));
        await store.purge({ closedCases: 200, deliveries: 200 });
        await store.commit(turnOf(ADA, "d3", { at: 301, about: "c1", messages: [replacement("1", "settled")] }));

        expect((await waitingIn(store, 1))[0]).toMatchObject({ message: { messageId: "message-1" } });
      });

      test("removes old messages that belong to no case", async () => {
        await store.commit(turnOf(ADA, "d1", { at: 100, messages: [post("old")] }));
        await store.commit(turnOf(BEN, "d2", { at: 300, messages: [post("new")] }));
        expect(await store.purge({ closedCases: 200, deliveries: 200 })).toBe(0);

        expect(await titles()).toEqual(["new"]);
      });
    });

    test("a check of a working store resolves", async () => {
      await expect(store.check()).resolves.toBeUndefined();
    });
  });
}

function titleOf({ message }: Outgoing): string {
  return message.view.title;
}
