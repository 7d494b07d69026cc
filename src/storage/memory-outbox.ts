import { caseOfMessage } from "./case-of-message";
import { choosePaced, lineOf } from "./pace";
import type { Claim, Failure, NewMessage, Outgoing, Turn, Waiting } from "./store";

interface KeptMessage extends Outgoing {
  readonly line: string;
  readonly fleeting: boolean;
  readonly status: "waiting" | "sent" | "given-up";
  readonly dueAt: number;
  readonly claim?: { readonly sender: string; readonly until: number };
  readonly sentAs?: string;
}

/** The messages of the memory store. */
export interface MemoryOutbox {
  queue(turn: Turn, messages: readonly NewMessage[]): void;
  withMessageId(message: NewMessage, caseId: string | undefined): NewMessage;
  claim(claim: Claim): readonly Outgoing[];
  markSent(id: number, messageId: string | undefined): void;
  markFailed(id: number, failure: Failure): void;
  takeBackClaims(): void;
  waiting(): Waiting;
  remove(isGone: (message: Outgoing) => boolean): void;
}

export function createMemoryOutbox(): MemoryOutbox {
  const messages = new Map<number, KeptMessage>();
  const freeAt = new Map<string, number>();
  let lastMessage = 0;

  function cardMessageId(caseId: string | undefined, prompt: string): string | undefined {
    return caseId === undefined ? undefined : [...messages.values()].findLast(isSentCard(caseId, prompt))?.sentAs;
  }

  function withMessageId(message: NewMessage, caseId: string | undefined): NewMessage {
    if (message.kind === "post" || message.messageId !== undefined) return message;
    return { ...message, messageId: cardMessageId(caseId, message.prompt) };
  }

  /** The oldest of each conversation, if it may be sent. */
  function heads({ now }: Claim): readonly KeptMessage[] {
    const found = new Map<string, KeptMessage>();
    for (const kept of messages.values()) {
      if (kept.status === "waiting" && !found.has(kept.line)) found.set(kept.line, kept);
    }
    const isReady = ({ dueAt, claim, line }: KeptMessage) =>
      dueAt <= now && (claim?.until ?? 0) <= now && (freeAt.get(line) ?? 0) <= now;
    return [...found.values()].filter(isReady).sort((a, b) => a.dueAt - b.dueAt || a.id - b.id);
  }

  function change(id: number, to: (kept: KeptMessage) => KeptMessage): void {
    const kept = messages.get(id);
    if (kept) messages.set(id, to(kept));
  }

  return {
    withMessageId,
    queue(turn, queued) {
      for (const message of queued) {
        lastMessage += 1;
        messages.set(lastMessage, {
          id: lastMessage,
          caseId: turn.forget ? undefined : caseOfMessage(turn, message),
          place: turn.place,
          line: lineOf(turn.place),
          person: turn.person,
          attempts: 0,
          message,
          createdAt: turn.at,
          dueAt: turn.at,
          fleeting: turn.forget !== undefined,
          status: "waiting",
        });
      }
    },
    claim(claim) {
      const candidates = heads(claim)
        .slice(0, claim.limit)
        .map(({ id, line, place: { channel, tenant } }) => ({
          id,
          line,
          channel,
          tenant,
          rates: claim.rates[channel],
        }));
      const paced = choosePaced(candidates, freeAt, claim.now);
      for (const [key, at] of paced.freeAt) freeAt.set(key, at);
      const taken = { sender: claim.sender, until: claim.until };
      for (const { id } of paced.chosen) change(id, (kept) => ({ ...kept, claim: taken }));
      return paced.chosen.flatMap(({ id }) => {
        const kept = messages.get(id);
        return kept ? [outgoing(kept, withMessageId(kept.message, kept.caseId))] : [];
      });
    },
    markSent(id, messageId) {
      const kept = messages.get(id);
      if (!kept) return;
      const { message, caseId, fleeting } = kept;
      if (message.kind === "post" && message.view.prompt !== undefined && !fleeting) {
        const { claim: _done, ...rest } = kept;
        messages.set(id, { ...rest, status: "sent", ...(messageId === undefined ? {} : { sentAs: messageId }) });
        return;
      }
      messages.delete(id);
      if (message.kind === "post" || caseId === undefined) return;
      const isReplaced = isSentCard(caseId, message.prompt);
      for (const card of messages.values()) if (isReplaced(card)) messages.delete(card.id);
    },
    markFailed(id, { sender, retryAt }) {
      const kept = messages.get(id);
      if (!kept || kept.claim?.sender !== sender) return;
      if (retryAt === undefined && kept.fleeting) {
        messages.delete(id);
        return;
      }
      const { claim: _over, ...rest } = kept;
      const attempts = kept.attempts + 1;
      messages.set(id, { ...rest, attempts, ...(retryAt === undefined ? { status: "given-up" } : { dueAt: retryAt }) });
    },
    takeBackClaims() {
      for (const { id } of messages.values()) change(id, ({ claim: _dead, ...rest }) => rest);
    },
    waiting() {
      const left = [...messages.values()].filter(({ status }) => status === "waiting");
      const times = left.map(({ createdAt }) => createdAt);
      return { messages: left.length, since: left.length > 0 ? Math.min(...times) : undefined };
    },
    remove(isGone) {
      for (const kept of messages.values()) if (isGone(kept)) messages.delete(kept.id);
    },
  };
}

function isSentCard(caseId: string, prompt: string): (kept: KeptMessage) => boolean {
  return ({ caseId: its, message, sentAs }) =>
    its === caseId && message.kind === "post" && message.view.prompt?.prompt === prompt && sentAs !== undefined;
}

function outgoing(kept: KeptMessage, message: NewMessage): Outgoing {
  const { id, caseId, place, person, attempts, createdAt } = kept;
  return { id, caseId, place, person, attempts, createdAt, message };
}
