import type { Place } from "../conversation/event";
import type { View } from "../view/view";

/** The sending half of a channel. */
export interface Channel {
  /** Sends a view as a new message; returns the platform's id of it, if it has one. */
  post(place: Place, view: View): Promise<string | undefined>;
  /** Puts a view in the place of an earlier message. */
  replace(place: Place, messageId: string, view: View): Promise<void>;
}

/**
 * What became of a delivery. `answer`: what the platform is answered, for the person alone · `failed`: nothing was kept; the
 * channel asks them to send it again.
 */
export type Outcome = { readonly kind: "answered"; readonly answer: View | undefined } | { readonly kind: "failed" };

/**
 * `later`: it may be taken another time · `refused`: this message never will be · `gone`: no message will be any more,
 * because the bot was removed or blocked, or the conversation is no more.
 */
export type SendFailure = "later" | "refused" | "gone";

/** A message that the platform did not take. */
export class SendError extends Error {
  /** Milliseconds that the platform asked to wait. */
  readonly retryAfter: number | undefined;

  constructor(
    message: string,
    readonly failure: SendFailure,
    options: ErrorOptions & { readonly retryAfter?: number | undefined } = {},
  ) {
    super(message, options);
    this.name = "SendError";
    this.retryAfter = options.retryAfter;
  }
}
