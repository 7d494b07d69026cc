import type { Outgoing, Store } from "../storage/store";
import type { Log } from "./log";
import { type Channels, type SendOutcome, sendMessage } from "./send-message";

/** With the rests below, a message is tried for some three and a half hours. */
const MAX_ATTEMPTS = 20;
const FIRST_REST_MS = 15_000;
const LONGEST_REST_MS = 15 * 60_000;
const ROUND_MS = 15_000;
const PARALLEL = 16;
/** How many conversations are looked at in one go; those that rest are tried most, so they come last. */
const LOOK_AT = 500;

export interface Postman {
  /** Sends all that can be sent now; resolves when nothing is under way any more. Never rejects. */
  deliver(): Promise<void>;
  /** Starts nothing new, and resolves when what is under way has ended. */
  stop(): Promise<void>;
}

export interface PostmanParts {
  readonly store: Store;
  readonly channels: Channels;
  readonly log: Log;
  /** Milliseconds since 1970; what failed rests by it. */
  readonly now?: () => number;
}

/**
 * Sends what turns have committed: one message of a conversation at a time, conversations side by side. A message whose
 * sending was not noted because the process died is sent again at the next start.
 */
export function createPostman({ store, channels, log, now = Date.now }: PostmanParts): Postman {
  const underWay = new Map<string, Promise<void>>();
  /** Conversation → when it may be tried again. */
  const resting = new Map<string, number>();
  /** Sent, but not yet noted in the store: these must not be sent twice. */
  const unnoted = new Map<number, SendOutcome>();
  let looking: Promise<void> | undefined;
  let lookAgain = false;
  let stopped = false;

  async function look(): Promise<void> {
    try {
      do {
        lookAgain = false;
        await startWhatWaits();
      } while (lookAgain && !stopped);
    } catch (err) {
      log.error({ err }, "messages to send could not be read");
    } finally {
      looking = undefined;
    }
  }

  async function startWhatWaits(): Promise<void> {
    // What ends while the store is read may still stand in its answer as unsent.
    const busy = new Set(underWay.keys());
    for (const message of await store.unsent(LOOK_AT)) {
      if (stopped || underWay.size >= PARALLEL) return;
      const conversation = conversationOf(message);
      if (!busy.has(conversation) && (resting.get(conversation) ?? 0) <= now()) start(conversation, message);
    }
  }

  function startLooking(): void {
    lookAgain = true;
    if (stopped || looking) return;
    // A step later, so that `looking` is set before the look can end.
    looking = Promise.resolve().then(look);
  }

  function start(conversation: string, message: Outgoing): void {
    const sending = deliverOne(conversation, message).finally(() => {
      underWay.delete(conversation);
      startLooking();
    });
    underWay.set(conversation, sending);
  }

  async function deliverOne(conversation: string, message: Outgoing): Promise<void> {
    const lines = log.child({ message: message.id, case: message.caseId, channel: message.place.channel });
    const outcome = unnoted.get(message.id) ?? (await sendMessage(channels, message));
    unnoted.set(message.id, outcome);
    try {
      const next = await note(message, outcome, lines);
      unnoted.delete(message.id);
      if (next === "rest") resting.set(conversation, now() + restAfter(message.attempts));
      else resting.delete(conversation);
    } catch (err) {
      resting.set(conversation, now() + FIRST_REST_MS);
      lines.error({ err, outcome: outcome.kind }, "what became of a message could not be noted");
    }
  }

  async function note({ id, attempts }: Outgoing, outcome: SendOutcome, lines: Log): Promise<"rest" | "go on"> {
    if (outcome.kind === "sent") {
      await store.markSent(id, outcome.messageId);
      return "go on";
    }
    const giveUp = outcome.kind === "never" || attempts + 1 >= MAX_ATTEMPTS;
    await store.markFailed(id, reasonOf(outcome.error), giveUp);
    lines.warn({ attempt: attempts + 1, err: outcome.error }, giveUp ? "message given up" : "message not sent yet");
    return giveUp ? "go on" : "rest";
  }

  async function idle(): Promise<void> {
    while (looking || underWay.size > 0) await Promise.all([looking, ...underWay.values()]);
  }

  const rounds = setInterval(startLooking, ROUND_MS);
  rounds.unref();

  return {
    deliver() {
      startLooking();
      return idle();
    },
    stop() {
      stopped = true;
      clearInterval(rounds);
      return idle();
    },
  };
}

function conversationOf({ place: { channel, tenant, conversation } }: Outgoing): string {
  return JSON.stringify([channel, tenant, conversation]);
}

function restAfter(attempts: number): number {
  return Math.min(FIRST_REST_MS * 2 ** attempts, LONGEST_REST_MS);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 500) : "unknown reason";
}
