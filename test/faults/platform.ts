import { setTimeout as rest } from "node:timers/promises";
import { type ReceivedCall, readCall } from "../support/fake-connector";
import { answerJson, type JsonAnswer, startLoopbackServer } from "../support/loopback-server";
import type { PlatformFault } from "./platform-faults";
import { type Shown, shownOf } from "./sight";

/** Stands in for Teams: what it took is what people see. */
export interface Platform {
  /** To be given as `serviceUrl`. */
  readonly url: string;
  readonly chat: (conversation: string) => readonly Taken[];
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

const LATE_MS = 1_500;
const BODY = { error: { code: "Simulated" } };
const REFUSALS: Readonly<Partial<Record<PlatformFault, JsonAnswer>>> = {
  "too-many": { status: 429, body: BODY, headers: { "retry-after": "1" } },
  error: { status: 500, body: BODY },
  unavailable: { status: 503, body: BODY },
};

/** `signal`: aborted when nobody is to talk any more. */
export async function startPlatform(
  faultFor: (conversation: string) => PlatformFault,
  signal: AbortSignal,
): Promise<Platform> {
  const chats = new Map<string, Taken[]>();
  const waiting = new Map<string, Set<() => void>>();
  const counts = new Map<PlatformFault, number>();
  let messages = 0;

  function take(call: ReceivedCall, fault: PlatformFault): string {
    messages += 1;
    const id = call.activityId ?? `message-${messages}`;
    const shown = shownOf(call.method === "POST" ? "post" : "replace", id, call.activity);
    chats.set(call.conversation, [...(chats.get(call.conversation) ?? []), { ...shown, at: Date.now(), fault }]);
    for (const wake of waiting.get(call.conversation) ?? []) wake();
    return id;
  }

  const { url, stop } = await startLoopbackServer(async (request, response) => {
    const call = await readCall(request).catch(() => undefined);
    if (call === undefined) return answerJson(response, { status: 404 });
    const fault = faultFor(call.conversation);
    counts.set(fault, (counts.get(fault) ?? 0) + 1);
    const refusal = REFUSALS[fault];
    if (refusal) return answerJson(response, refusal);
    const id = take(call, fault);
    if (fault === "dropped") return request.socket.destroy();
    if (fault === "late") await rest(LATE_MS);
    answerJson(response, { status: call.method === "POST" ? 201 : 200, body: { id } });
  });
  signal.addEventListener("abort", () => {
    for (const inLine of waiting.values()) for (const wake of inLine) wake();
  });

  return {
    url,
    chat: (conversation) => chats.get(conversation) ?? [],
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
