import type { Evidence, FixOutcome } from "../diagnosis/evidence";
import type { Plan } from "../diagnosis/plan";
import type { Case } from "./case";
import type { Context } from "./context";
import { openFields } from "./intake";
import { openChanges } from "./ledger";

/** Minutes that a hand-over costs somebody who chose to go on alone, so that only an empty list ends it: dearer than any plan. */
const NEVER_CHEAPER = 10_000;

/** The plan last made for some evidence, and what else it was made from. Evidence is never changed in place. */
interface Made {
  readonly from: readonly unknown[];
  readonly plan: Plan;
}
const made = new WeakMap<Evidence, Made>();

/** The plan for a case; one turn needs it for the decision, the card and the packet, and works it out once. */
export function planFor({ knowledge, planNext }: Context, state: Case): Plan {
  const { ledger, consented, goesOnAlone, intakeDone, asked } = state;
  const from = [knowledge, planNext, ledger, consented, goesOnAlone, intakeDone, asked];
  const last = made.get(state.evidence);
  if (last?.from.every((one, at) => one === from[at])) return last.plan;
  const plan = planNext(knowledge, evidenceOf(state), {
    ...(goesOnAlone && { handOverMinutes: NEVER_CHEAPER }),
    form: intakeDone ? [] : openFields(state.evidence.answers, knowledge),
    asked,
  });
  made.set(state.evidence, { from, plan });
  return plan;
}

/** A change that is still in place from before the person started over is not proposed once more. */
function evidenceOf({ evidence, ledger, consented }: Case): Evidence {
  const inPlace = openChanges(ledger).filter(({ fix }) => !consented.includes(fix));
  const left: Record<string, FixOutcome> = Object.fromEntries(inPlace.map(({ fix }) => [fix, "declined"]));
  return { ...evidence, fixes: { ...left, ...evidence.fixes } };
}
