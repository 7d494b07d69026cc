import { afterUnknown, type Belief, outlookAfter, type PossibleAnswer, possibleAnswers, unknownTells } from "./belief";
import type { Observation } from "./knowledge";
import { CANNOT_ANSWER_MINUTES } from "./numbers";
import { type RepairCost, repairCost } from "./repair-cost";

/** A question that is worth considering, with what would follow from each answer. */
export interface Question {
  readonly observation: Observation;
  /** What asking costs by itself. */
  readonly price: number;
  /** The answers that tell something; their chances and `unknown` add up to 1. */
  readonly branches: readonly Branch[];
  /** Chance of "I don't know", or that the question is not theirs to answer. */
  readonly unknown: number;
  /** Expected minutes, one step ahead: the price, then the base policy after each answer. */
  readonly minutes: number;
  /** Value id → the next fix, or "hand-over". */
  readonly leadsTo: Readonly<Record<string, string>>;
}

interface Branch {
  readonly chance: number;
  readonly answer: PossibleAnswer;
}

/** Whether this may still be asked of this person: not answered, not asked before, and theirs to know. */
export function isOpen(belief: Belief, observation: Observation): boolean {
  return observation.asked && mayBeAsked(belief, observation);
}

/** The same for a field of a form, which may hold what is never asked on its own. */
export function mayBeAsked({ evidence, roles }: Belief, observation: Observation): boolean {
  const { id, askedOf, capability, pointlessAfter = [] } = observation;
  return (
    !pointlessAfter.some((answer) => evidence.answers[answer.observation] === answer.value) &&
    evidence.answers[id] === undefined &&
    roles[askedOf] > 0 &&
    (capability === undefined || roles[capability] > 0)
  );
}

/** Undefined where every answer leads to the same next step: such a question is not worth a person's time. */
export function weighQuestion(
  belief: Belief,
  observation: Observation,
  now: RepairCost,
  handOverMinutes: number,
): Question | undefined {
  const theirs = belief.roles[observation.askedOf];
  const price = theirs * observation.minutes + (1 - theirs) * CANNOT_ANSWER_MINUTES;
  const leadsTo: Record<string, string> = {};
  let minutes = price;
  let unknown = 1;
  const branches = possibleAnswers(belief, observation.id).map((answer): Branch => {
    const chance = theirs * answer.chance;
    const then = repairCost(outlookAfter(belief, observation.id, answer), handOverMinutes);
    leadsTo[answer.value] = nextStep(then);
    minutes += chance * then.minutes;
    unknown -= chance;
    return { chance, answer };
  });
  const tells = unknownTells(belief, observation.id);
  const otherwise = tells ? repairCost(afterUnknown(belief, observation.id), handOverMinutes) : now;
  minutes += unknown * otherwise.minutes;
  leadsTo["unknown"] = nextStep(otherwise);
  if (new Set(Object.values(leadsTo)).size === 1) {
    return undefined;
  }
  return { observation, price, branches, unknown, minutes, leadsTo };
}

function nextStep({ first }: RepairCost): string {
  return first?.indexed.fix.id ?? "hand-over";
}
