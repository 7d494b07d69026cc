/** Something a platform sent that the bot has no use for. */
export interface Unsupported {
  readonly kind: "unsupported";
  readonly reason: string;
}

const REASON_LENGTH = 300;

/** A reason is written to the log and may quote the sender, so it is cut short. */
export function unsupported(reason: string): Unsupported {
  return { kind: "unsupported", reason: reason.slice(0, REASON_LENGTH) };
}
