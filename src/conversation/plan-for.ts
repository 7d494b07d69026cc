import { believe } from "../diagnosis/belief";
import type { Evidence, FixOutcome } from "../diagnosis/evidence";
import { indexKnowledge } from "../diagnosis/knowledge-index";
import type { Plan, RankedCause } from "../diagnosis/plan";
import { rankCauses } from "../diagnosis/rank-causes";
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

/** The causes of the plan, where nothing is to be decided: searching for the best move is nearly all of a plan's work. */
export function causesFor({ knowledge }: Context, state: Case): readonly RankedCause[] {
  return rankCauses(believe(indexKnowledge(knowledge), evidenceOf(state)));
}

/** A change that is still in place from before the person started over is not proposed once more. */
function evidenceOf({ evidence, ledger, consented }: Case): Evidence {
  const inPlace = openChanges(ledger).filter(({ fix }) => !consented.includes(fix));
  const left: Record<string, FixOutcome> = Object.fromEntries(inPlace.map(({ fix }) => [fix, "declined"]));
  return { ...evidence, fixes: { ...left, ...evidence.fixes } };
}
