import type { Fact } from "../../src/conversation/fact";
import type { Outgoing, Store } from "../../src/storage/store";
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

/** What every store does, whatever it is made of. `open` gives an empty one each time. */
export function describeStore(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const latest = async (person = ADA) => present(await store.latest(threadOfPerson(person)));
    const titles = async () => (await store.unsent(10)).map(titleOf);
    const erase = { channel: "terminal", tenant: "local", person: ADA.id };

    /** Takes the messages out as a postman does, and returns their titles. */
    async function sendAll(): Promise<readonly string[]> {
      const sent: string[] = [];
      for (let [next] = await store.unsent(1); next; [next] = await store.unsent(1)) {
        sent.push(titleOf(next));
        await store.markSent(next.id, `message-${next.id}`);
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
        expect(await store.unsent(100)).toHaveLength(40);
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
        const [first] = await store.unsent(1);
        expect(first).toMatchObject({ place: placeOf(ADA), attempts: 0, message: post("a1") });
        await store.markSent(present(first).id, undefined);
        expect(await titles()).toEqual(["a2", "b1"]);
        expect(await sendAll()).toEqual(["a2", "b1"]);
      });

      test("a failed message stays first in its conversation and comes after those of others", async () => {
        await store.commit(turnOf(ADA, "d1", { messages: [post("a1"), post("a2")] }));
        await store.commit(turnOf(BEN, "d2", { messages: [post("b1")] }));
        await store.markFailed(present((await store.unsent(1))[0]).id, "no network", false);

        expect(await titles()).toEqual(["b1", "a1"]);
        expect((await store.unsent(10)).map((message) => message.attempts)).toEqual([0, 1]);
      });

      test("a message given up lets the next one through", async () => {
        await store.commit(turnOf(ADA, "d1", { messages: [post("a1"), post("a2")] }));
        await store.markFailed(present((await store.unsent(1))[0]).id, "no such conversation", true);

        expect(await titles()).toEqual(["a2"]);
      });

      test("a replacement learns the id of the card that was sent for the prompt", async () => {
        const card = post("card", { case: "c1", prompt: "1" });
        await store.commit(turnOf(ADA, "d1", { change: opening(ADA, "c1"), messages: [card] }));
        const change = changing(await latest());
        await store.commit(
          turnOf(ADA, "d2", { change, messages: [replacement("1", "settled"), replacement("2", "lost")] }),
        );
        await store.markSent(present((await store.unsent(1))[0]).id, "message-7");

        const [settled] = await store.unsent(1);
        expect(settled).toMatchObject({ caseId: "c1", message: replacement("1", "settled", "message-7") });
        await store.markSent(present(settled).id, undefined);
        const [lost] = await store.unsent(1);
        expect(lost?.message).toEqual(replacement("2", "lost", undefined));
      });

      test("a replacement that knows its card keeps to it", async () => {
        await store.commit(turnOf(ADA, "d1", { messages: [replacement("1", "settled", "message-9")] }));

        expect((await store.unsent(1))[0]?.message).toEqual(replacement("1", "settled", "message-9"));
      });

      test("where a new case follows, a replacement means the card of the case before", async () => {
        const card = (id: string) => post(`card of ${id}`, { case: id, prompt: "1" });
        await store.commit(turnOf(ADA, "d1", { change: opening(ADA, "c1"), messages: [card("c1")] }));
        await store.markSent(present((await store.unsent(1))[0]).id, "message-1");
        const change = changing(await latest(), { state: caseOf(ADA, "c2") });
        await store.commit(turnOf(ADA, "d2", { change, messages: [replacement("1", "settled"), card("c2")] }));

        const [settled] = await store.unsent(1);
        expect(settled?.message).toMatchObject({ messageId: "message-1" });
        await store.markSent(present(settled).id, undefined);
        expect((await store.unsent(1))[0]?.caseId).toBe("c2");
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

        expect(await store.unsent(10)).toEqual([]);
      });

      test("leaves the same id in another tenant alone", async () => {
        await store.commit(turnOf(ADA, "d1", { change: opening(ADA, "c1") }));
        await store.commit(turnOf(ADA, "d2", { forget: { ...erase, tenant: "elsewhere" } }));

        expect(await store.find("c1")).toBeDefined();
      });

      test("still replaces the card that asked for it", async () => {
        const card = post("Forget me?", { case: "c1", prompt: "1" });
        await store.commit(turnOf(ADA, "d1", { change: opening(ADA, "c1"), messages: [card] }));
        await store.markSent(present((await store.unsent(1))[0]).id, "message-7");
        const messages = [replacement("1", "Forgotten"), post("Goodbye")];
        await store.commit(turnOf(ADA, "d2", { about: "c1", forget: erase, messages }));

        expect((await store.unsent(1))[0]).toMatchObject({ message: { messageId: "message-7" } });
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
        await store.commit(
          turnOf(ADA, "d1", { at: 100, change: opening(ADA, "c1", { facts }), messages: [post("old")] }),
        );
        await store.commit(turnOf(BEN, "d2", { at: 100, change: opening(BEN, "c2") }));
        await store.commit(
          turnOf(BEN, "d3", { at: 300, change: changing(await latest(BEN)), messages: [post("new")] }),
        );

        expect(await store.purge(200)).toEqual({ cases: 1 });
        expect(await store.find("c1")).toBeUndefined();
        expect(await store.transcript("c1")).toEqual([]);
        expect(await store.seen("d1")).toBeUndefined();
        expect(await store.seen("d3")).toBeDefined();
        expect((await latest(BEN)).state.id).toBe("c2");
        expect(await titles()).toEqual(["new"]);
      });

      test("keeps the old cards of a case that lives, so that they can be replaced", async () => {
        const card = post("card", { case: "c1", prompt: "1" });
        await store.commit(turnOf(ADA, "d1", { at: 100, change: opening(ADA, "c1"), messages: [card] }));
        await store.markSent(present((await store.unsent(1))[0]).id, "message-1");
        await store.commit(turnOf(ADA, "d2", { at: 300, change: changing(await latest()) }));
        await store.purge(200);
        await store.commit(turnOf(ADA, "d3", { at: 301, about: "c1", messages: [replacement("1", "settled")] }));

        expect((await store.unsent(1))[0]).toMatchObject({ message: { messageId: "message-1" } });
      });

      test("removes old messages that belong to no case", async () => {
        await store.commit(turnOf(ADA, "d1", { at: 100, messages: [post("old")] }));
        await store.commit(turnOf(BEN, "d2", { at: 300, messages: [post("new")] }));
        expect(await store.purge(200)).toEqual({ cases: 0 });

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
