import type { Knowledge } from "../diagnosis/knowledge";
import type { Case, PromptBody } from "./case";

/** The case without an open prompt about what the knowledge no longer has, so that the talk goes on from there. */
export function dropVanished(state: Case, knowledge: Knowledge): Case {
  if (!state.prompt || isThere(state.prompt, knowledge)) return state;
  const { prompt: _vanished, ...rest } = state;
  return rest;
}

function isThere(prompt: PromptBody, knowledge: Knowledge): boolean {
  const has = (entries: readonly { readonly id: string }[], id: string) => entries.some((one) => one.id === id);
  if ("before" in prompt && prompt.before && !isThere(prompt.before, knowledge)) return false;
  switch (prompt.kind) {
    case "question":
      return has(knowledge.observations, prompt.observation);
    case "triage":
      return has(knowledge.triage, prompt.block);
    case "consent":
    case "fix":
    case "tested":
      return has(knowledge.fixes, prompt.fix);
    default:
      return true;
  }
}
