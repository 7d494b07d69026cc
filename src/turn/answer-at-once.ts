import type { View, ViewKind } from "../view/view";
import type { Decision } from "./turn";

/** They tell what somebody asked for. */
const TELLING: readonly ViewKind[] = ["help", "status", "why", "code", "correction"];

/**
 * For somebody who asks from elsewhere: what they asked for becomes the answer, all else stays a message. A card that can
 * be answered stays one too, because it is answered where the talk goes on.
 */
export function answerAtOnce(decision: Decision): Decision {
  if (decision.answer) return decision;
  const told = decision.messages.find(({ kind, view }) => kind === "post" && TELLING.includes(view.kind));
  if (!told) return decision;
  const messages = told.view.prompt ? decision.messages : decision.messages.filter((message) => message !== told);
  return { ...decision, answer: withoutPrompt(told.view), messages };
}

function withoutPrompt({ prompt: _prompt, ...view }: View): View {
  return { ...view, choices: [] };
}
