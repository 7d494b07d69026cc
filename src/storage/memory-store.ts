import type { Stage } from "../conversation/case";
import type { Fact } from "../conversation/fact";
import { createMemoryOutbox } from "./memory-outbox";
import type { CaseChange, PersonKey, Seen, Store, StoredCase, Turn } from "./store";

interface KeptCase extends StoredCase {
  readonly facts: readonly Fact[];
  readonly updatedAt: number;
  readonly wakeAt: number | undefined;
}

interface KeptDelivery extends Seen {
  readonly at: number;
  readonly owner: string;
}

/** Keeps everything as long as the process lives; for tests, and for a talk that nobody wants kept. */
export function createMemoryStore(): Store {
  /** In the order in which they were opened: a thread's latest is its last. */
  const cases = new Map<string, KeptCase>();
  const deliveries = new Map<string, KeptDelivery>();
  const outbox = createMemoryOutbox();

  function latest(thread: string): KeptCase | undefined {
    return [...cases.values()].findLast((kept) => kept.thread === thread);
  }

  function change({ thread, latest: expected, state, facts, wakeAt }: CaseChange, at: number): boolean {
    const found = latest(thread);
    if (found?.state.id !== expected?.id || found?.revision !== expected?.revision) return false;
    const isNew = found?.state.id !== state.id;
    if (isNew && cases.has(state.id)) return false;
    if (found) cases.set(found.state.id, { ...found, revision: found.revision + 1, wakeAt: undefined });
    const earlier = isNew ? undefined : cases.get(state.id);
    const revision = earlier?.revision ?? 1;
    cases.set(state.id, {
      thread,
      revision,
      state,
      facts: [...(earlier?.facts ?? []), ...facts],
      updatedAt: at,
      wakeAt,
    });
    return true;
  }

  function erase(person: PersonKey): void {
    const owner = ownerKey(person);
    outbox.remove(({ place: { channel, tenant }, person: their, caseId }) => {
      const its = caseId === undefined ? undefined : cases.get(caseId);
      return ownerKey({ channel, tenant, person: their }) === owner || (its !== undefined && caseOwner(its) === owner);
    });
    for (const [id, kept] of deliveries) if (kept.owner === owner) deliveries.delete(id);
    for (const [id, kept] of cases) if (caseOwner(kept) === owner) cases.delete(id);
  }

  return {
    latest: async (thread) => storedCase(latest(thread)),
    find: async (caseId) => storedCase(cases.get(caseId)),
    async casesOf(person, limit) {
      const theirs = [...cases.values()]
        .filter((kept) => caseOwner(kept) === ownerKey(person))
        .map(({ state }) => state);
      return theirs.sort((a, b) => b.openedAt - a.openedAt).slice(0, limit);
    },
    seen: async (deliveryId) => seen(deliveries.get(deliveryId)),
    async commit(turn, signal) {
      signal?.throwIfAborted();
      const repeat = seen(deliveries.get(turn.deliveryId));
      if (repeat) return { repeat };
      const { messages, about } = turn;
      const queued = turn.forget ? messages.map((message) => outbox.withMessageId(message, about)) : messages;
      if (turn.forget) erase(turn.forget);
      else if (turn.change && !change(turn.change, turn.at)) return "conflict";
      const owner = turn.forget ? "" : turnOwner(turn);
      deliveries.set(turn.deliveryId, { at: turn.at, answer: turn.answer, owner });
      outbox.queue(turn, queued);
      return "saved";
    },
    async due(now, limit) {
      const overdue = [...cases.values()].flatMap((kept) =>
        kept.wakeAt !== undefined && kept.wakeAt <= now ? [{ kept, wakeAt: kept.wakeAt }] : [],
      );
      const first = overdue.sort((a, b) => a.wakeAt - b.wakeAt).slice(0, limit);
      return first.map(({ kept: { thread, revision, state } }) => ({ thread, revision, state }));
    },
    claim: async (claim) => outbox.claim(claim),
    markSent: async (id, { messageId }) => outbox.markSent(id, messageId),
    markFailed: async (id, failure) => outbox.markFailed(id, failure),
    takeBackClaims: async () => outbox.takeBackClaims(),
    waiting: async () => outbox.waiting(),
    async openCases() {
      const stages = [...cases.values()].map(({ state }) => state.stage).filter((stage) => stage !== "closed");
      const count = (stage: Stage) => stages.filter((one) => one === stage).length;
      return Object.fromEntries([...new Set(stages)].map((stage) => [stage, count(stage)]));
    },
    transcript: async (caseId) => cases.get(caseId)?.facts ?? [],
    async purge(before) {
      const isOld = ({ state, updatedAt }: KeptCase) => state.stage === "closed" && updatedAt < before.closedCases;
      const old = [...cases.values()].filter(isOld).map(({ state }) => state.id);
      for (const id of old) cases.delete(id);
      for (const [id, kept] of deliveries) if (kept.at < before.deliveries) deliveries.delete(id);
      outbox.remove(({ caseId, createdAt }) =>
        caseId === undefined ? createdAt < before.closedCases : old.includes(caseId),
      );
      return old.length;
    },
    async check() {},
    async close() {},
  };
}

function storedCase(kept: KeptCase | undefined): StoredCase | undefined {
  return kept && { thread: kept.thread, revision: kept.revision, state: kept.state };
}

function seen(kept: KeptDelivery | undefined): Seen | undefined {
  return kept && { answer: kept.answer };
}

function turnOwner({ place, person }: Turn): string {
  return ownerKey({ channel: place.channel, tenant: place.tenant, person });
}

function caseOwner({ state: { place, reporter } }: KeptCase): string {
  return ownerKey({ channel: place.channel, tenant: place.tenant, person: reporter.id });
}

function ownerKey({ channel, tenant, person }: PersonKey): string {
  return JSON.stringify([channel, tenant, person]);
}
