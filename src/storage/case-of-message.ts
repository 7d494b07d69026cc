import type { NewMessage, Turn } from "./store";

/** A post belongs to the case as it is now; what it replaces was asked in the case as it was before. */
export function caseOfMessage(turn: Turn, message: NewMessage): string | undefined {
  return message.kind === "replace" ? turn.about : (turn.change?.state.id ?? turn.about);
}
