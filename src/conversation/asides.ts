import type { Case, Prompt } from "./case";
import type { Context } from "./context";
import type { Draft } from "./draft";
import { openChanges } from "./ledger";
import { planFor } from "./proceed";

/** Shows what a prompt's menu offers; the prompt itself stays open. */
export function showAside(context: Context, draft: Draft, prompt: Prompt, aside: string): void {
  const state = draft.state();
  switch (aside) {
    case "more":
      return draft.say({ kind: "menu", prompt });
    case "why":
      return draft.say({ kind: "why", plan: planFor(context, state) });
    case "status":
      return draft.say({ kind: "status", case: state, plan: planFor(context, state) });
    case "ledger":
      return draft.say({ kind: "ledger", changes: openChanges(state.ledger) });
    case "commands":
      return draft.say({ kind: "commands", fix: "fix" in prompt ? prompt.fix : "" });
    case "correct":
      return askWhatToCorrect(context, draft, state);
  }
}

function askWhatToCorrect(context: Context, draft: Draft, state: Case): void {
  const known = new Set(context.knowledge.observations.map((one) => one.id));
  const answers = Object.entries(state.evidence.answers)
    .filter(([observation]) => known.has(observation))
    .map(([observation, value]) => ({ observation, value }));
  if (answers.length === 0) return draft.notice("nothing-to-correct");
  const observations = answers.map(({ observation }) => observation);
  draft.put({ kind: "correct", observations }, (prompt) => ({
    kind: "correct",
    prompt: { ...prompt, kind: "correct", observations },
    answers,
  }));
}
