import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type ReceivedCall, readCall } from "../support/fake-connector";
import { isTaken, type PlatformFault } from "./platform-faults";
import { type Shown, shownOf } from "./sight";

/** Stands in for Teams: what it took is what people see. */
export interface Platform {
  /** To be given as `serviceUrl`. */
  readonly url: string;
  readonly chat: (conversation: string) => readonly Taken[];
  /** Resolves when a message is taken in the conversation, or after so many milliseconds; rejects when the talk is over. */
  next(conversation: string, patience: number): Promise<void>;
  /** Every conversation in which the bot said anything. */
  conversations(): readonly string[];
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
const REFUSALS: Readonly<Partial<Record<PlatformFault, number>>> = { "too-many": 429, error: 500, unavailable: 503 };

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

  const server = createServer(async (request, response) => {
    const call = await readCall(request).catch(() => undefined);
    if (call === undefined) return answer(response, 404, {});
    const fault = faultFor(call.conversation);
    counts.set(fault, (counts.get(fault) ?? 0) + 1);
    if (!isTaken(fault)) return answer(response, REFUSALS[fault] ?? 500, { error: { code: "Simulated" } });
    const id = take(call, fault);
    if (fault === "dropped") return request.socket.destroy();
    if (fault === "late") await new Promise((resolve) => setTimeout(resolve, LATE_MS));
    answer(response, call.method === "POST" ? 201 : 200, { id });
  });
  signal.addEventListener("abort", () => {
    for (const inLine of waiting.values()) for (const wake of inLine) wake();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    chat: (conversation) => chats.get(conversation) ?? [],
    conversations: () => [...chats.keys()],
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
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json", ...(status === 429 ? { "retry-after": "1" } : {}) });
  response.end(JSON.stringify(body));
}
