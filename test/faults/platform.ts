import type { IncomingMessage } from "node:http";
import { setTimeout as rest } from "node:timers/promises";
import { answerJson, type JsonAnswer, startLoopbackServer } from "../../src/commands/loopback-server";
import type { BotCall, WayOut } from "./channel";
import type { PlatformFault } from "./platform-faults";
import type { Shown } from "./sight";

/** Stands in for the platforms of all channels: what it took is what people see. */
export interface Platform {
  /** Where the bot is to make its calls. */
  readonly url: string;
  readonly chat: (conversation: string) => readonly Taken[];
  /** What only whoever did something was told of it, by the id of the delivery. */
  readonly remarks: (delivery: string) => readonly unknown[];
  /** Resolves when a message is taken in the conversation, or after so many milliseconds; rejects when the talk is over. */
  next(conversation: string, patience: number): Promise<void>;
  /** How many calls met which fault. */
  faults(): Readonly<Partial<Record<PlatformFault, number>>>;
  stop(): Promise<void>;
}

/** A message that people see, with when it came and what happened to the answer. */
export interface Taken extends Shown {
  readonly at: number;
  readonly fault: PlatformFault;
}

export interface PlatformParts {
  readonly ways: readonly WayOut[];
  readonly faultFor: (about: string) => PlatformFault;
  /** Aborted when nobody is to talk any more. */
  readonly signal: AbortSignal;
}

const LATE_MS = 1_500;

export async function startPlatform({ ways, faultFor, signal }: PlatformParts): Promise<Platform> {
  const chats = new Map<string, Taken[]>();
  const remarks = new Map<string, unknown[]>();
  const waiting = new Map<string, Set<() => void>>();
  const counts = new Map<PlatformFault, number>();
  let messages = 0;

  function take(call: BotCall, fault: PlatformFault): JsonAnswer {
    switch (call.kind) {
      case "question":
        return call.answer;
      case "remark":
        addTo(remarks, call.delivery, call.told);
        return { status: 200 };
      default: {
        const { kind, conversation, message } = call;
        messages += 1;
        const id = call.idOf(messages);
        addTo(chats, conversation, { ...message, kind, id, at: Date.now(), fault });
        for (const wake of waiting.get(conversation) ?? []) wake();
        return call.answer(id);
      }
    }
  }

  const { url, stop } = await startLoopbackServer(async (request, response) => {
    const read = await readBy(ways, request);
    if (read === undefined) return answerJson(response, { status: 404 });
    const { way, call } = read;
    const fault = faultFor(call.about);
    counts.set(fault, (counts.get(fault) ?? 0) + 1);
    const refusal = way.refusalOf(fault);
    if (refusal) return answerJson(response, refusal);
    const answer = take(call, fault);
    if (fault === "dropped") return request.socket.destroy();
    if (fault === "late") await rest(LATE_MS);
    answerJson(response, answer);
  });
  signal.addEventListener("abort", () => {
    for (const inLine of waiting.values()) for (const wake of inLine) wake();
  });

  return {
    url,
    chat: (conversation) => chats.get(conversation) ?? [],
    remarks: (delivery) => remarks.get(delivery) ?? [],
    faults: () => Object.fromEntries(counts),
    next(conversation, patience) {
      return new Promise((resolve, reject) => {
        const inLine = waiting.get(conversation) ?? new Set();
        waiting.set(conversation, inLine);
        const wake = () => {
          clearTimeout(timer);
          inLine.delete(wake);
          if (signal.aborted) reject(signal.reason);
          else resolve();
        };
        const timer = setTimeout(wake, signal.aborted ? 0 : patience);
        inLine.add(wake);
      });
    },
    stop,
  };
}

/** The call, and the way of the channel that knows it. */
async function readBy(ways: readonly WayOut[], request: IncomingMessage) {
  for (const way of ways) {
    const call = await way.readCall(request);
    if (call) return { way, call };
  }
  return undefined;
}

function addTo<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  lists.set(key, [...(lists.get(key) ?? []), value]);
}
