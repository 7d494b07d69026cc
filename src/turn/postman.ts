import { randomUUID } from "node:crypto";
import type { Claim, Outgoing, Store } from "../storage/store";
import { COUNT_NOTHING, type Counts } from "./counts";
import type { Log } from "./log";
import { retryAt } from "./retry";
import { type Channels, type SendOutcome, sendMessage } from "./send-message";

/** How often it looks for what rests no more, what the paces let through, and what a dead process left. */
const ROUND_MS = 500;
const PARALLEL = 16;
/** Well past the time that a channel takes for one message; after a crash it is what a person waits at most. */
const CLAIM_MS = 30_000;
const NOTE_AGAIN_MS = 500;
/** At the end of the process; others take the claim over then. */
const NOTES_AT_THE_END = 4;

export interface Postman {
  /** Sends all that can be sent now; resolves when nothing is under way any more. Never rejects. */
  deliver(): Promise<void>;
  /** Goes on until nothing waits any more, at most so many milliseconds. */
  flush(atMost: number): Promise<void>;
  /** Starts nothing new, and resolves when what is under way has ended. */
  stop(): Promise<void>;
}

export interface PostmanParts {
  readonly store: Store;
  readonly channels: Channels;
  readonly rates: Claim["rates"];
  readonly log: Log;
  /** Milliseconds since 1970; what failed rests by it. */
  readonly now: () => number;
  /** Notes that nobody is there any more, before the message is given up; `false` where that could not be noted. */
  readonly unreachable: (message: Outgoing) => Promise<boolean>;
  readonly counts?: Counts;
  /** From 0 to 1. */
  readonly chance?: () => number;
}

/**
 * Sends what turns have committed: one message of a conversation at a time, conversations side by side, whoever of several
 * processes claims them. A message whose sending was not noted because the process died is sent again by another.
 */
export function createPostman(parts: PostmanParts): Postman {
  const { store, channels, rates, log, now, unreachable, counts = COUNT_NOTHING, chance = Math.random } = parts;
  const sender = randomUUID();
  const underWay = new Set<Promise<void>>();
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
    const limit = PARALLEL - underWay.size;
    if (stopped || limit === 0) return;
    const at = now();
    for (const message of await store.claim({ sender, now: at, until: at + CLAIM_MS, limit, rates })) start(message);
  }

  function startLooking(): void {
    lookAgain = true;
    if (stopped || looking) return;
    // A step later, so that `looking` is set before the look can end.
    looking = Promise.resolve().then(look);
  }

  function start(message: Outgoing): void {
    const sending = deliverOne(message).finally(() => {
      underWay.delete(sending);
      startLooking();
    });
    underWay.add(sending);
  }

  async function deliverOne(message: Outgoing): Promise<void> {
    const lines = log.child({ message: message.id, case: message.caseId, channel: message.place.channel });
    const outcome = await sendMessage(channels, message);
    counts.attempt(message.place.channel, outcome.kind);
    let failures = 0;
    // It left, and must not leave again because the store cannot be told: so the store is told until it listens.
    while (!(await note(message, outcome, lines))) {
      failures += 1;
      if (stopped && failures >= NOTES_AT_THE_END) return;
      await new Promise((resolve) => setTimeout(resolve, NOTE_AGAIN_MS));
    }
  }

  async function note(message: Outgoing, outcome: SendOutcome, lines: Log): Promise<boolean> {
    try {
      if (outcome.kind === "sent") await store.markSent(message.id, { at: now(), messageId: outcome.messageId });
      else await noteFailure(message, outcome, lines);
      return true;
    } catch (err) {
      lines.error({ err, outcome: outcome.kind }, "what became of a message could not be noted");
      return false;
    }
  }

  async function noteFailure(message: Outgoing, outcome: Exclude<SendOutcome, { kind: "sent" }>, lines: Log) {
    const { id, attempts, createdAt } = message;
    const { error: err, retryAfter } = outcome;
    const at = now();
    const isOver = outcome.kind === "refused" || (outcome.kind === "gone" && (await unreachable(message)));
    const again = isOver ? undefined : retryAt({ now: at, createdAt, attempts, retryAfter }, chance());
    await store.markFailed(id, { sender, at, reason: reasonOf(err), retryAt: again });
    lines.warn({ attempt: attempts + 1, err }, again === undefined ? "message given up" : "message not sent yet");
  }

  async function idle(): Promise<void> {
    while (looking || underWay.size > 0) await Promise.all([looking, ...underWay]);
  }

  const rounds = setInterval(startLooking, ROUND_MS);
  rounds.unref();

  return {
    deliver() {
      startLooking();
      return idle();
    },
    async flush(atMost) {
      const end = AbortSignal.timeout(atMost);
      while (!end.aborted && (await hasWaiting(store))) {
        startLooking();
        await new Promise((resolve) => setTimeout(resolve, ROUND_MS / 5));
      }
    },
    stop() {
      stopped = true;
      clearInterval(rounds);
      return idle();
    },
  };
}

/** What cannot be read cannot be waited for. */
function hasWaiting(store: Store): Promise<boolean> {
  return store.waiting().then(
    ({ messages }) => messages > 0,
    () => false,
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 500) : "unknown reason";
}
