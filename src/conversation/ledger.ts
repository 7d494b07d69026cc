import type { Fix, Knowledge } from "../diagnosis/knowledge";
import type { Case, Change } from "./case";
import { type Maker, makerOf } from "./context";

/** Changes that were made and not taken back, oldest first. */
export function openChanges(ledger: readonly Change[]): readonly Change[] {
  return ledger.filter((change) => change.undoneAt === undefined);
}

/** Open changes that keep a case from being closed as fixed. */
export function weakeningChanges(state: Case, knowledge: Knowledge): readonly Change[] {
  return openChanges(state.ledger).filter((change) => makerOf(knowledge, change.fix).risk === "weakens");
}

/**
 * The change to be taken back before the next fix: not put off by the person, and a fix that did not help or something
 * that was done on bad advice.
 */
export function changeToUndoNow(state: Case, knowledge: Knowledge): Change | undefined {
  const isDue = ({ fix, postponed }: Change) =>
    !postponed && (state.evidence.fixes[fix] === "failed" || (!state.works && isAdvised(knowledge, fix)));
  return openChanges(state.ledger).find(isDue);
}

/** True for a change that a correction is about, not one of our fixes. */
export function isAdvised({ corrections }: Knowledge, id: string): boolean {
  return corrections.some((correction) => correction.id === id);
}

/** What a new case of the same person takes over: all that is open, except a harmless change that was the cure. */
export function carriedChanges(earlier: Case | undefined, knowledge: Knowledge): readonly Change[] {
  if (!earlier) return [];
  const weakening = weakeningChanges(earlier, knowledge);
  const isCure = (change: Change) => earlier.works && change.fix === earlier.solvedBy && !weakening.includes(change);
  return openChanges(earlier.ledger).filter((change) => !isCure(change));
}

export function canBeUndone({ undo }: Pick<Maker, "undo">): boolean {
  return "steps" in undo;
}

/** True where the change counts from the moment its card is shown, because a half-done one would weaken the machine too. */
export function countsWhenShown(fix: Fix): boolean {
  return canBeUndone(fix) && needsConsent(fix);
}

export function needsConsent(fix: Fix): boolean {
  return fix.risk === "weakens" || fix.risk === "dangerous" || "irreversible" in fix.undo;
}
