import type { Case, Prompt } from "./case";
import type { Context } from "./context";
import type { Draft } from "./draft";
import { openChanges } from "./ledger";
import { causesFor, planFor } from "./plan-for";
import { beforeInterlude, putPrompt } from "./put-prompt";

/** Shows what a prompt's menu offers; the prompt itself stays open. */
export function showAside(context: Context, draft: Draft, prompt: Prompt, aside: string): void {
  const state = draft.state();
  switch (aside) {
    case "more":
      return draft.say({ kind: "menu", prompt });
    case "why":
      return draft.say({ kind: "why", plan: planFor(context, state), prompt });
    case "status":
      return draft.say({ kind: "status", case: state, causes: causesFor(context, state) });
    case "ledger":
      return draft.say({ kind: "ledger", changes: openChanges(state.ledger) });
    case "commands":
      return draft.say({ kind: "commands", prompt });
    case "correct":
      return askWhatToCorrect(context, draft, state);
  }
}

function askWhatToCorrect(context: Context, draft: Draft, state: Case): void {
  const known = new Set(context.knowledge.observations.map((one) => one.id));
  const { answers, hints = {} } = state.evidence;
  const observations = [...new Set([...Object.keys(answers), ...Object.keys(hints)])].filter((one) => known.has(one));
  if (observations.length === 0) return draft.notice("nothing-to-correct");
  putPrompt(context, draft, { kind: "correct", observations, ...beforeInterlude(state, "correct") });
}
