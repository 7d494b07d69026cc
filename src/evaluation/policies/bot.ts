import { openFields } from "../../conversation/intake";
import type { Evidence } from "../../diagnosis/evidence";
import type { Knowledge } from "../../diagnosis/knowledge";
import type { Move } from "../../diagnosis/plan";
import { planNext } from "../../diagnosis/plan-next";

/** The planner as the conversation uses it: it may begin with a form, and does not ask for ever. */
export function bot(knowledge: Knowledge, evidence: Evidence, told = 0): Move {
  const asked = Object.keys(evidence.answers).length - told;
  const isFirst = asked === 0 && Object.keys(evidence.fixes).length === 0;
  return planNext(knowledge, evidence, { form: isFirst ? openFields(evidence.answers, knowledge) : [], asked }).move;
}
