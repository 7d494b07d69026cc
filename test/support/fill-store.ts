import fc from "fast-check";
import type { Fact } from "../../src/conversation/fact";
import type { Store } from "../../src/storage/store";
import { ADA, BEN, caseOf, changing, opening, post, replacement, threadOfPerson, turnOf } from "./turns";
import { failed, waitingIn } from "./waiting";

/** Something that can happen to a store, with a text of any kind. */
export interface Happening {
  readonly who: "ada" | "ben";
  readonly what:
    | "says"
    | "opens anew"
    | "asks something"
    | "is answered"
    | "cannot be reached"
    | "is given up"
    | "forgets";
  readonly text: string;
  readonly count: number;
}

/** Half characters and signs that end a text in some languages belong to what people paste. */
const TEXT = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.constantFrom("", "\u0000", "\uD800 half", "\"'\\;--", "a\nb\r\n\u2028", "x".repeat(5_000), "NULL", "مرحبا 🙂"),
);

export const HAPPENINGS: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.record({
    who: fc.constantFrom("ada" as const, "ben" as const),
    what: fc.oneof(
      {
        weight: 10,
        arbitrary: fc.constantFrom<Happening["what"][]>(
          "says",
          "opens anew",
          "asks something",
          "is answered",
          "cannot be reached",
          "is given up",
        ),
      },
      { weight: 1, arbitrary: fc.constant("forgets" as const) },
    ),
    text: TEXT,
    count: fc.integer({ min: 0, max: 4 }),
  }),
  { minLength: 3, maxLength: 25 },
);

/** Lets all of it happen, as turns and as a postman who claims, sends and fails. */
export async function fillStore(store: Store, happenings: readonly Happening[]): Promise<void> {
  for (const [index, happening] of happenings.entries()) await happen(store, happening, index);
  const claim = { sender: "a postman", now: 9_000, until: 39_000, limit: 1 };
  const rate = { burst: 2, everyMs: 700 };
  await store.claim({ ...claim, rates: { terminal: { conversation: rate, tenant: rate } } });
}

async function happen(store: Store, happening: Happening, index: number): Promise<void> {
  const { text, count } = happening;
  const person = happening.who === "ada" ? ADA : BEN;
  const at = 1_000 + index;
  const before = await store.latest(threadOfPerson(person));
  const turn = turnOf(person, `delivery-${index}`, { at, answer: post(text).view });
  const prompt = { case: before?.state.id ?? "", prompt: String(count) };
  const [next] = await waitingIn(store, 1);
  switch (happening.what) {
    case "says": {
      const facts = factsOf(happening, at);
      const state = caseOf(person, before?.state.id ?? `case-${index}`, { words: [text] });
      const change = before
        ? changing(before, { state, facts, wakeAt: at })
        : opening(person, state.id, { state, facts });
      return void (await store.commit({ ...turn, about: before?.state.id, change, messages: [post(text)] }));
    }
    case "opens anew": {
      const state = caseOf(person, `case-${index}`);
      const change = before ? changing(before, { state }) : opening(person, state.id);
      return void (await store.commit({ ...turn, about: before?.state.id, change, messages: [post(text)] }));
    }
    case "asks something":
      return void (await store.commit({
        ...turn,
        about: before?.state.id,
        messages: [post(text, prompt), replacement(prompt.prompt, text)],
      }));
    case "is answered":
      return next && store.markSent(next.id, { at, messageId: `message ${count}` });
    case "cannot be reached":
      return next && store.markFailed(next.id, failed(`no answer ${count}`, at));
    case "is given up":
      return next && store.markFailed(next.id, failed(`nobody there ${count}`));
    case "forgets": {
      const forget = { channel: "terminal", tenant: "local", person: person.id };
      return void (await store.commit({ ...turn, forget, messages: [post("Goodbye")] }));
    }
  }
}

function factsOf({ text, count }: Happening, at: number): readonly Fact[] {
  const said: readonly Fact[] = Array.from({ length: count }, () => ({ kind: "said", text, at }));
  return [...said, { kind: "rated-fix", fix: `fix-${count}`, outcome: "worked", at }, { kind: "fixed", at }];
}
