import type { Fix, Knowledge, Observation, Risk, TriageBlock, Undo } from "../diagnosis/knowledge";
import type { PlanNext } from "../diagnosis/plan-next";
import type { Reading } from "../reading/reading";
import type { Prompt } from "./case";

/** What deciding needs besides the case and the event. All of it is pure. */
export interface Context {
  readonly knowledge: Knowledge;
  readonly read: (text: string) => Reading;
  readonly planNext: PlanNext;
  /** The words on a choice, so that somebody may type them instead of pressing. */
  readonly choiceLabel: (prompt: Prompt, choice: string) => string;
}

export function fixOf(knowledge: Knowledge, id: string): Fix {
  const fix = knowledge.fixes.find((one) => one.id === id);
  if (!fix) throw new Error(`The case names the fix "${id}", which the knowledge no longer has.`);
  return fix;
}

/** What made a change: a fix, or something done before that a correction is about. */
export interface Maker {
  readonly id: string;
  readonly title: string;
  readonly risk: Risk;
  readonly undo: Undo;
}

/**
 * The maker of a change. One that the knowledge no longer has still has its id, so that it is not forgotten, and counts
 * as weakening, because nobody can say that it does not.
 */
export function makerOf(knowledge: Knowledge, id: string): Maker {
  const fix = knowledge.fixes.find((one) => one.id === id);
  if (fix) return fix;
  const correction = knowledge.corrections.find((one) => one.id === id);
  if (!correction) return { id, title: id, risk: "weakens", undo: { none: "" } };
  const { advice: title, risk, undo } = correction;
  return { id, title, risk, undo: "sameAs" in undo ? fixOf(knowledge, undo.sameAs).undo : undo };
}

export function triageOf(knowledge: Knowledge, id: string): TriageBlock {
  const block = knowledge.triage.find((one) => one.id === id);
  if (!block) throw new Error(`The case names the triage block "${id}", which the knowledge no longer has.`);
  return block;
}

export function observationOf(knowledge: Knowledge, id: string): Observation {
  const observation = knowledge.observations.find((one) => one.id === id);
  if (!observation) throw new Error(`The case names the observation "${id}", which the knowledge no longer has.`);
  return observation;
}
