import type { IncomingMessage } from "node:http";
import type { JsonAnswer } from "../../src/commands/loopback-server";
import type { View } from "../../src/view/view";
import type { Act } from "./act";
import type { PlatformFault } from "./platform-faults";
import type { Message, Shown } from "./sight";

/** What a channel has to offer to a run; all else is the same for everybody. */
export interface RunChannel extends WayIn, WayOut {
  readonly name: "teams" | "slack";
}

/** Somebody in a chat of their own with the bot. */
export interface Who {
  readonly person: string;
  readonly tenant: string;
  /** As the bot names the chat. */
  readonly conversation: string;
}

/** How people reach the bot. */
export interface WayIn {
  /** True where people may also open a case from elsewhere. */
  readonly hasElsewhere: boolean;
  whoIs(index: number): Who;
  /** What the platform sends for an act; undefined where no card has the button. */
  requestFor(act: Act, occasion: Occasion): Request | undefined;
  /** Requests that nobody vouches for. */
  forgeries(): readonly Request[];
  /** Under which the bot remembers what it took. */
  deliveryIdOf(who: Who, id: string): string;
}

export interface Occasion {
  readonly who: Who;
  /** The same whenever the act is brought. */
  readonly id: string;
  /** What they see: a button is pressed with what its card carries. */
  readonly shown: readonly Shown[];
}

export interface Request {
  readonly path: string;
  readonly body: string;
  /** Made for each try. */
  readonly headers: () => Readonly<Record<string, string>>;
}

/** How people learn what the bot says. */
export interface WayOut {
  /** Undefined for what is no call in this channel; the body is read only of those that are. */
  readCall(request: IncomingMessage): Promise<BotCall | undefined>;
  /** Undefined for a fault with which the call is taken. */
  refusalOf(fault: PlatformFault): JsonAnswer | undefined;
  messageOf(view: View): Message;
  /** What an act that was taken is answered. */
  replyTo(act: Act, who: Who, answer: View | undefined): Reply;
  /** True for a body or a remark that says that nothing was kept, and asks to do it again. */
  isApology(told: unknown): boolean;
  isApologyMessage(message: Message): boolean;
}

export interface Reply {
  /** Of the response; undefined where that is empty. */
  readonly body: unknown;
  /** What only the person sees, in a call of its own; undefined where there is none. */
  readonly remark: unknown;
}

/** A call of the bot. `about`: what the platform's faults are counted by; of several calls about the same one succeeds. */
export type BotCall = { readonly about: string } & (
  | {
      readonly kind: Shown["kind"];
      readonly conversation: string;
      readonly message: Message;
      /** Of the message; `count`: how many there were. */
      idOf(count: number): string;
      answer(id: string): JsonAnswer;
    }
  /** About what they did, to one person alone. */
  | { readonly kind: "remark"; readonly delivery: string; readonly told: unknown }
  | { readonly kind: "question"; readonly answer: JsonAnswer }
);
