import type { Place } from "../conversation/event";
import type { View } from "../view/view";

/** The sending half of a channel. */
export interface Channel {
  /** Sends a view as a new message; returns the platform's id of it, if it has one. */
  post(place: Place, view: View): Promise<string | undefined>;
  /** Puts a view in the place of an earlier message. */
  replace(place: Place, messageId: string, view: View): Promise<void>;
}

/** A message that the platform did not take. `lasting`: sending it again will not help. */
export class SendError extends Error {
  constructor(
    message: string,
    readonly lasting: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "SendError";
  }
}
