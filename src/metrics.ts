import { createHash, timingSafeEqual } from "node:crypto";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Server } from "restify";
import type { Fact } from "./conversation/fact";
import type { Store, Waiting } from "./storage/store";
import type { Counts } from "./turn/counts";

export interface Metrics {
  readonly counts: Counts;
  /** Adds GET /metrics. `token`: what a caller has to bring; anybody may read without one. */
  mount(server: Server, token: string | undefined): void;
}

/** From a turn that only answers to one that waited for the database as long as it may. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2];

/** What the store holds is the same for all processes that share it; the rest is of this process. */
export function createMetrics(store: Pick<Store, "waiting" | "openCases">, now: () => number): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  watchOutbox(registry, store, now);
  watchCases(registry, store);
  return {
    counts: createCounts(registry),
    mount(server, token) {
      server.get("/metrics", async (request, response) => {
        if (!mayRead(request.headers.authorization, token)) {
          response.send(401, { error: "Give the token of METRICS_TOKEN as a bearer token." });
          return;
        }
        response.sendRaw(200, await registry.metrics(), { "Content-Type": registry.contentType });
      });
    },
  };
}

function createCounts(registry: Registry): Counts {
  const registers = [registry];
  const turns = new Counter({
    name: "reconnect_turns_total",
    help: "Deliveries by channel and by what became of them: saved, repeat, failed.",
    labelNames: ["channel", "outcome"],
    registers,
  });
  const seconds = new Histogram({
    name: "reconnect_turn_seconds",
    help: "Seconds from a delivery's arrival to its committed answer.",
    labelNames: ["channel", "outcome"],
    buckets: SECONDS,
    registers,
  });
  const attempts = new Counter({
    name: "reconnect_send_attempts_total",
    help: "Attempts to send a message: sent, later (tried again), refused, gone (nobody is there any more).",
    labelNames: ["channel", "outcome"],
    registers,
  });
  return {
    turn(channel) {
      const end = seconds.startTimer({ channel });
      return (outcome) => {
        end({ outcome });
        turns.inc({ channel, outcome });
      };
    },
    facts: createFactCounts(registry),
    attempt: (channel, outcome) => attempts.inc({ channel, outcome }),
  };
}

function createFactCounts(registry: Registry): Counts["facts"] {
  const registers = [registry];
  const proposed = new Counter({
    name: "reconnect_fixes_proposed_total",
    help: "Fix cards that were shown.",
    labelNames: ["fix"],
    registers,
  });
  const outcomes = new Counter({
    name: "reconnect_fix_outcomes_total",
    help: "What people said of a fix: worked, failed, cannot, declined.",
    labelNames: ["fix", "outcome"],
    registers,
  });
  const handOvers = new Counter({
    name: "reconnect_hand_overs_total",
    help: "Cases handed to humans, by reason.",
    labelNames: ["reason"],
    registers,
  });
  const count = (fact: Fact) => {
    if (fact.kind === "prompted" && fact.prompt.kind === "fix") proposed.inc({ fix: fact.prompt.fix });
    if (fact.kind === "rated-fix") outcomes.inc({ fix: fact.fix, outcome: fact.outcome });
    if (fact.kind === "handed-over") handOvers.inc({ reason: fact.reason });
  };
  return (facts) => facts.forEach(count);
}

/** What cannot be read is no number, so that the rest can be read. */
function watchOutbox(registry: Registry, store: Pick<Store, "waiting">, now: () => number): void {
  const watch = (name: string, help: string, measure: (waiting: Waiting) => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set(await store.waiting().then(measure, () => Number.NaN));
      },
    });
  watch("reconnect_outbox_messages", "Messages that wait to be sent.", ({ messages }) => messages);
  watch("reconnect_outbox_oldest_seconds", "How long the oldest message waits to be sent.", ({ since = now() }) =>
    Math.max(0, (now() - since) / 1_000),
  );
}

function watchCases(registry: Registry, store: Pick<Store, "openCases">): void {
  new Gauge({
    name: "reconnect_cases",
    help: "Cases that are not closed, by stage.",
    labelNames: ["stage"],
    registers: [registry],
    async collect() {
      this.reset();
      const stages = await store.openCases().catch(() => ({}));
      for (const [stage, count] of Object.entries(stages)) this.set({ stage }, count);
    },
  });
}

function mayRead(authorization: string | undefined, token: string | undefined): boolean {
  if (token === undefined) return true;
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(authorization ?? ""), digest(`Bearer ${token}`));
}
