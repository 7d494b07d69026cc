import type { Fact } from "../conversation/fact";
import { caseOfMessage } from "./case-of-message";
import type { CaseChange, NewMessage, Outgoing, PersonKey, Seen, Store, StoredCase, Turn } from "./store";

interface KeptCase extends StoredCase {
  readonly facts: readonly Fact[];
  readonly updatedAt: number;
}

interface KeptDelivery extends Seen {
  readonly at: number;
  readonly owner: string;
}

interface KeptMessage extends Outgoing {
  readonly owner: string;
  readonly createdAt: number;
  readonly fleeting: boolean;
  readonly status: "waiting" | "sent" | "given-up";
  readonly sentAs?: string;
}

/** Keeps everything as long as the process lives; for tests, and for a talk that nobody wants kept. */
export function createMemoryStore(): Store {
  /** In the order in which they were opened: a thread's latest is its last. */
  const cases = new Map<string, KeptCase>();
  const deliveries = new Map<string, KeptDelivery>();
  const messages = new Map<number, KeptMessage>();
  let lastMessage = 0;

  function latest(thread: string): KeptCase | undefined {
    return [...cases.values()].findLast((kept) => kept.thread === thread);
  }

  function change({ thread, latest: expected, state, facts }: CaseChange, at: number): boolean {
    const found = latest(thread);
    if (found?.state.id !== expected?.id || found?.revision !== expected?.revision) return false;
    const isNew = found?.state.id !== state.id;
    if (isNew && cases.has(state.id)) return false;
    if (found) cases.set(found.state.id, { ...found, revision: found.revision + 1 });
    const earlier = isNew ? undefined : cases.get(state.id);
    cases.set(state.id, {
      thread,
      revision: earlier?.revision ?? 1,
      state,
      facts: [...(earlier?.facts ?? []), ...facts],
      updatedAt: at,
    });
    return true;
  }

  function erase(person: PersonKey): void {
    const owner = ownerKey(person);
    for (const [id, kept] of messages) {
      const its = kept.caseId === undefined ? undefined : cases.get(kept.caseId);
      if (kept.owner === owner || (its && caseOwner(its) === owner)) messages.delete(id);
    }
    for (const [id, kept] of deliveries) if (kept.owner === owner) deliveries.delete(id);
    for (const [id, kept] of cases) if (caseOwner(kept) === owner) cases.delete(id);
  }

  function cardMessageId(caseId: string | undefined, prompt: string): string | undefined {
    if (caseId === undefined) return undefined;
    return [...messages.values()].findLast(
      ({ caseId: its, message, sentAs }) =>
        its === caseId && message.kind === "post" && message.view.prompt?.prompt === prompt && sentAs !== undefined,
    )?.sentAs;
  }

  function withMessageId(message: NewMessage, caseId: string | undefined): NewMessage {
    if (message.kind === "post" || message.messageId !== undefined) return message;
    return { ...message, messageId: cardMessageId(caseId, message.prompt) };
  }

  function queue(turn: Turn, queued: readonly NewMessage[]): void {
    for (const message of queued) {
      lastMessage += 1;
      messages.set(lastMessage, {
        id: lastMessage,
        caseId: turn.forget ? undefined : caseOfMessage(turn, message),
        place: turn.place,
        attempts: 0,
        message,
        owner: turnOwner(turn),
        createdAt: turn.at,
        fleeting: turn.forget !== undefined,
        status: "waiting",
      });
    }
  }

  return {
    latest: async (thread) => storedCase(latest(thread)),
    find: async (caseId) => storedCase(cases.get(caseId)),
    seen: async (deliveryId) => seen(deliveries.get(deliveryId)),
    async commit(turn, signal) {
      signal?.throwIfAborted();
      const repeat = seen(deliveries.get(turn.deliveryId));
      if (repeat) return { repeat };
      const queued = turn.forget ? turn.messages.map((message) => withMessageId(message, turn.about)) : turn.messages;
      if (turn.forget) erase(turn.forget);
      else if (turn.change && !change(turn.change, turn.at)) return "conflict";
      const owner = turn.forget ? "" : turnOwner(turn);
      deliveries.set(turn.deliveryId, { at: turn.at, answer: turn.answer, owner });
      queue(turn, queued);
      return "saved";
    },
    async unsent(limit) {
      const heads = new Map<string, KeptMessage>();
      for (const kept of messages.values()) {
        const { channel, tenant, conversation } = kept.place;
        const key = JSON.stringify([channel, tenant, conversation]);
        if (kept.status === "waiting" && !heads.has(key)) heads.set(key, kept);
      }
      const ordered = [...heads.values()].sort((a, b) => a.attempts - b.attempts || a.id - b.id);
      return ordered.slice(0, limit).map(({ id, caseId, place, attempts, message }) => {
        return { id, caseId, place, attempts, message: withMessageId(message, caseId) };
      });
    },
    async markSent(id, messageId) {
      const kept = messages.get(id);
      if (!kept) return;
      const isCard = kept.message.kind === "post" && kept.message.view.prompt !== undefined && !kept.fleeting;
      if (!isCard) messages.delete(id);
      else messages.set(id, { ...kept, status: "sent", ...(messageId === undefined ? {} : { sentAs: messageId }) });
    },
    async markFailed(id, _reason, giveUp) {
      const kept = messages.get(id);
      if (!kept) return;
      if (giveUp && kept.fleeting) messages.delete(id);
      else messages.set(id, { ...kept, attempts: kept.attempts + 1, status: giveUp ? "given-up" : kept.status });
    },
    transcript: async (caseId) => cases.get(caseId)?.facts ?? [],
    async purge(before) {
      const old = [...cases].filter(([, kept]) => kept.updatedAt < before);
      for (const [id] of old) cases.delete(id);
      for (const [id, kept] of deliveries) if (kept.at < before) deliveries.delete(id);
      for (const [id, { caseId, createdAt }] of messages) {
        if (createdAt < before && (caseId === undefined || !cases.has(caseId))) messages.delete(id);
      }
      return { cases: old.length };
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
