import type { Fact } from "../src/conversation/fact";
import { createMetrics } from "../src/metrics";
import { createServer, type HttpServer } from "../src/server";
import { createMemoryStore } from "../src/storage/memory-store";
import type { Store } from "../src/storage/store";
import { createLog } from "../src/turn/log";
import { createTakeDelivery } from "../src/turn/take-delivery";
import { ADA, caseOf, opening, placeOf, post, turnOf } from "./support/turns";

let server: HttpServer | undefined;
afterEach(() => server?.close());

async function start(store: Pick<Store, "waiting" | "openCases">, token?: string) {
  const metrics = createMetrics(store, () => 9_000);
  const mounts = [(http: Parameters<typeof metrics.mount>[0]) => metrics.mount(http, token)];
  const ready = async () => ({ ready: true, parts: {} });
  server = createServer({ log: createLog("silent"), local: false, ready, mounts });
  const port = await server.listen({ host: "127.0.0.1", port: 0 });
  const read = (headers: Record<string, string> = {}) => fetch(`http://127.0.0.1:${port}/metrics`, { headers });
  return { counts: metrics.counts, read };
}

test("turns, attempts and what came of fixes are counted", async () => {
  const { counts, read } = await start(createMemoryStore());
  counts.turn("teams")("saved");
  counts.turn("teams")("saved");
  counts.turn("teams")("failed");
  counts.attempt("teams", "later");
  const facts: readonly Fact[] = [
    { kind: "prompted", prompt: { id: "1", kind: "fix", fix: "restart" }, at: 1 },
    { kind: "prompted", prompt: { id: "2", kind: "question", observation: "light" }, at: 1 },
    { kind: "rated-fix", fix: "restart", outcome: "worked", at: 2 },
    { kind: "handed-over", reason: "asked", at: 3 },
  ];
  counts.facts(facts);
  const text = await (await read()).text();

  expect(text).toContain('reconnect_turns_total{channel="teams",outcome="saved"} 2');
  expect(text).toContain('reconnect_turns_total{channel="teams",outcome="failed"} 1');
  expect(text).toContain('reconnect_turn_seconds_count{channel="teams",outcome="saved"} 2');
  expect(text).toContain('reconnect_send_attempts_total{channel="teams",outcome="later"} 1');
  expect(text).toContain('reconnect_fixes_proposed_total{fix="restart"} 1');
  expect(text).toContain('reconnect_fix_outcomes_total{fix="restart",outcome="worked"} 1');
  expect(text).toContain('reconnect_hand_overs_total{reason="asked"} 1');
});

test("what waits and what is open is read from the store", async () => {
  const store = createMemoryStore();
  await store.commit(
    turnOf(ADA, "d1", { at: 4_000, change: opening(ADA, "c1"), messages: [post("one"), post("two")] }),
  );
  const { read } = await start(store);
  const text = await (await read()).text();

  expect(text).toContain("reconnect_outbox_messages 2");
  expect(text).toContain("reconnect_outbox_oldest_seconds 5");
  expect(text).toContain('reconnect_cases{stage="asking"} 1');
});

test("a store that cannot be read leaves the rest readable", async () => {
  const broken = async () => Promise.reject(new Error("no database"));
  const { counts, read } = await start({ waiting: broken, openCases: broken });
  counts.attempt("teams", "sent");
  const response = await read();

  expect(response.status).toBe(200);
  const text = await response.text();
  expect(text).toContain("reconnect_outbox_messages Nan");
  expect(text).toContain('reconnect_send_attempts_total{channel="teams",outcome="sent"} 1');
});

test("with a token nobody reads without it", async () => {
  const { read } = await start(createMemoryStore(), "sesame");

  expect((await read()).status).toBe(401);
  expect((await read({ authorization: "Bearer wrong" })).status).toBe(401);
  expect((await read({ authorization: "Bearer sesame" })).status).toBe(200);
});

test("nobody who took part and nothing they said stands in what is told", async () => {
  const store = createMemoryStore();
  const { counts, read } = await start(store);
  const take = createTakeDelivery({
    store,
    counts,
    log: createLog("silent"),
    read: (text) => ({ text, secrets: [], cutShort: false, answers: [], hints: [], details: {}, corrections: [] }),
    decide: (_current, event, id) => ({
      state: caseOf(event.by, id),
      facts: [{ kind: "said", text: "my-private-words", at: 1 }],
      answer: undefined,
      messages: [post("my-private-words")],
      opensCase: true,
      forget: false,
      wakeAt: undefined,
    }),
    newId: () => "c1",
  });
  const what = { kind: "said", text: "my-private-words" } as const;
  await take({ id: "d1", at: 1_000, by: ADA, place: placeOf(ADA), what });
  const text = await (await read()).text();

  expect(text).toContain('reconnect_turns_total{channel="terminal",outcome="saved"} 1');
  for (const word of ["my-private-words", ADA.id, ADA.name ?? "", "c1", "d1", "talk-with"])
    expect(text).not.toContain(word);
});
