import type { Fix, Knowledge, Observation } from "../diagnosis/knowledge";
import type { Reading } from "../reading/reading";
import type { Prompt } from "./case";

/** What deciding needs besides the case and the event. All of it is pure. */
export interface Context {
  readonly knowledge: Knowledge;
  readonly read: (text: string) => Reading;
  /** The words on a choice, so that somebody may type them instead of pressing. */
  readonly choiceLabel: (prompt: Prompt, choice: string) => string;
}

export function fixOf(knowledge: Knowledge, id: string): Fix {
  const fix = knowledge.fixes.find((one) => one.id === id);
  if (!fix) throw new Error(`The case names the fix "${id}", which the knowledge no longer has.`);
  return fix;
}

export function observationOf(knowledge: Knowledge, id: string): Observation {
  const observation = knowledge.observations.find((one) => one.id === id);
  if (!observation) throw new Error(`The case names the observation "${id}", which the knowledge no longer has.`);
  return observation;
}
