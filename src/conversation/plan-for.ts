import type { Evidence, FixOutcome } from "../diagnosis/evidence";
import type { Knowledge } from "../diagnosis/knowledge";
import type { Plan } from "../diagnosis/plan";
import type { Case } from "./case";
import type { Context } from "./context";
import { openChanges } from "./ledger";

/** Minutes that a hand-over costs somebody who chose to go on alone: dearer than any plan. */
const NEVER_CHEAPER = 10_000;

/** The plan last made for some evidence, and what else it was made from. Evidence is never changed in place. */
interface Made {
  readonly knowledge: Knowledge;
  readonly planNext: Context["planNext"];
  readonly ledger: Case["ledger"];
  readonly consented: Case["consented"];
  readonly goesOnAlone: boolean;
  readonly plan: Plan;
}
const made = new WeakMap<Evidence, Made>();

/** The plan for a case; one turn needs it for the decision, the card and the packet, and works it out once. */
export function planFor({ knowledge, planNext }: Context, state: Case): Plan {
  const { ledger, consented, goesOnAlone } = state;
  const last = made.get(state.evidence);
  const isSameMind = last?.knowledge === knowledge && last.planNext === planNext;
  const holds = isSameMind && last.ledger === ledger && last.consented === consented;
  if (last && holds && last.goesOnAlone === goesOnAlone) return last.plan;
  const plan = makePlan(knowledge, planNext, state);
  made.set(state.evidence, { knowledge, planNext, ledger, consented, goesOnAlone, plan });
  return plan;
}

/**
 * A change that is still in place from before the person started over is not proposed once more;
 * somebody who chose to go on alone is handed over only when nothing is left.
 */
function makePlan(knowledge: Knowledge, planNext: Context["planNext"], state: Case): Plan {
  const { answers, hints = {}, fixes } = state.evidence;
  const inPlace = openChanges(state.ledger).filter(({ fix }) => !state.consented.includes(fix));
  const left: Record<string, FixOutcome> = Object.fromEntries(inPlace.map(({ fix }) => [fix, "declined"]));
  const options = state.goesOnAlone ? { handOverMinutes: NEVER_CHEAPER } : {};
  return planNext(knowledge, { answers, hints, fixes: { ...left, ...fixes } }, options);
}
