import autocannon from "autocannon";
import type { Clock } from "../timing";
import type { Call } from "./callers";
import type { ServerUnderTest } from "./server-under-test";
import type { StandInConnector } from "./stand-in-connector";

/** What one server did in one block. */
export interface Block {
  /** Turns that were answered, and those that were not. */
  readonly turns: number;
  readonly failed: number;
  /** A second, until the last answer, and until the last message. */
  readonly perSecond: number;
  readonly deliveredPerSecond: number;
  /** Milliseconds of the server's process for each turn, messages included. */
  readonly cpu: number;
  /** Milliseconds of each turn until its answer, and until its first message. */
  readonly answers: readonly number[];
  readonly messages: readonly number[];
}

export interface Load {
  readonly connections: number;
  /** So many seconds, or so many turns. */
  readonly until: { readonly seconds: number } | { readonly turns: number };
  readonly next: () => Call;
}

export interface Hall {
  readonly server: ServerUnderTest;
  readonly connector: StandInConnector;
  readonly clock: Clock;
}

interface Sent {
  readonly at: number;
  answeredAt?: number;
  messageAt?: number;
  status?: number;
}

const DRAINED_AT_MOST_MS = 60_000;

/** Loads the server, and waits until all that it has to say has arrived. */
export async function runBlock({ server, connector, clock }: Hall, load: Load): Promise<Block> {
  // In one conversation answers come in the order of the messages; only an opening has more than one.
  const waiting = new Map<string, Sent[]>();
  const all: Sent[] = [];
  connector.onMessage((conversation) => {
    const turn = waiting.get(conversation)?.shift();
    if (turn) turn.messageAt = clock();
  });
  const before = await server.usage();
  const began = clock();
  await shoot(server.url, load, (conversation) => {
    const turn: Sent = { at: clock() };
    waiting.set(conversation, [...(waiting.get(conversation) ?? []), turn]);
    return (status) => {
      all.push(turn);
      turn.answeredAt = clock();
      turn.status = status;
    };
  });
  const answered = all.filter(({ status }) => status === 200);
  await drain(answered);
  const after = await server.usage();
  return reportBlock(all, answered, { began, cpu: after.cpu - before.cpu });
}

type Answered = (status: number) => void;

/** `send`: called when a request is made; what it returns, when it is answered. */
async function shoot(url: string, load: Load, send: (conversation: string) => Answered): Promise<void> {
  const amount = "turns" in load.until ? { amount: load.until.turns } : { duration: load.until.seconds };
  await autocannon({
    url: `${url}/api/messages`,
    method: "POST",
    headers: { "content-type": "application/json" },
    connections: load.connections,
    timeout: 30,
    ...amount,
    requests: [
      {
        setupRequest(request, context) {
          const { conversation, body } = load.next();
          Object.assign(context, { answered: send(conversation) });
          return { ...request, body };
        },
        onResponse(status, _body, context) {
          (context as { answered?: Answered }).answered?.(status);
        },
      },
    ],
  });
}

async function drain(turns: readonly Sent[]): Promise<void> {
  const end = Date.now() + DRAINED_AT_MOST_MS;
  while (turns.some(({ messageAt }) => messageAt === undefined)) {
    if (Date.now() > end) throw new Error("Messages are missing.");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function reportBlock(
  all: readonly Sent[],
  answered: readonly Sent[],
  { began, cpu }: { readonly began: number; readonly cpu: number },
): Block {
  const answers = answered.map(({ answeredAt = 0 }) => answeredAt);
  const messages = answered.map(({ messageAt = 0 }) => messageAt);
  const turns = answered.length;
  const perSecond = (ends: readonly number[]) => (1000 * turns) / (Math.max(...ends) - began);
  return {
    turns,
    failed: all.length - turns,
    perSecond: perSecond(answers),
    deliveredPerSecond: perSecond([...answers, ...messages]),
    cpu: cpu / turns,
    answers: answered.map(({ at, answeredAt = 0 }) => answeredAt - at),
    messages: answered.map(({ at, messageAt = 0 }) => messageAt - at),
  };
}
