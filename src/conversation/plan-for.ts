import type { FixOutcome } from "../diagnosis/evidence";
import type { Plan } from "../diagnosis/plan";
import { planNext } from "../diagnosis/plan-next";
import type { Case } from "./case";
import type { Context } from "./context";
import { openChanges } from "./ledger";

/** Minutes that a hand-over costs somebody who chose to go on alone: dearer than any plan. */
const NEVER_CHEAPER = 10_000;

/**
 * The plan for a case. A change that is still in place from before the person started over is not proposed once more;
 * somebody who chose to go on alone is handed over only when nothing is left.
 */
export function planFor({ knowledge }: Context, state: Case): Plan {
  const { answers, fixes } = state.evidence;
  const inPlace = openChanges(state.ledger).filter(({ fix }) => !state.consented.includes(fix));
  const left: Record<string, FixOutcome> = Object.fromEntries(inPlace.map(({ fix }) => [fix, "declined"]));
  const options = state.goesOnAlone ? { handOverMinutes: NEVER_CHEAPER } : {};
  return planNext(knowledge, { answers, fixes: { ...left, ...fixes } }, options);
}
