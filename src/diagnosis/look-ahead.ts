import { afterAnswer, afterCannot, afterFailure, afterUnknown, type Belief, unknownTells } from "./belief";
import type { Candidate } from "./candidates";
import { LEAST_GAIN_MINUTES } from "./numbers";
import { isOpen, type Question, weighQuestion } from "./question-cost";
import { attemptNow, bestFixes, repairCost } from "./repair-cost";

/** What a second step may be: the hand-over, any fix, and these questions, as they were weighed for the first step. */
export interface SecondStep {
  readonly handOverMinutes: number;
  readonly questions: readonly Question[];
}

/**
 * Expected minutes of a question when another one may follow its answer. "Can you do this?" costs a step that trying at
 * once saves, so the fix that follows it is looked at as deeply as if it were tried now.
 */
export function minutesOfAsking(question: Question, belief: Belief, second: SecondStep): number {
  const { observation, price, branches, unknown } = question;
  const others = { ...second, questions: second.questions.filter((other) => other.observation !== observation) };
  const from = observation.capability === undefined ? bestFrom : bestFromWithFix;
  const afterAnswers = branches.reduce(
    (sum, { chance, answer }) => sum + chance * from(afterAnswer(belief, observation.id, answer), others),
    0,
  );
  const afterwards = unknownTells(belief, observation.id)
    ? bestFrom(afterUnknown(belief, observation.id), others)
    : bestAsWeighed(belief, others);
  return price + afterAnswers + unknown * afterwards;
}

/** Expected minutes of a fix when a question may follow its failure. */
export function minutesOfTrying(candidate: Candidate, belief: Belief, second: SecondStep): number {
  const { price, possible, works } = attemptNow(belief, candidate);
  const failed = possible === 0 ? 0 : possible * (1 - works) * bestFrom(afterFailure(belief, candidate), second);
  const cannot = possible === 1 ? 0 : (1 - possible) * bestFrom(afterCannot(belief, candidate), second);
  return price + failed + cannot;
}

function bestFrom(belief: Belief, { handOverMinutes, questions }: SecondStep): number {
  const now = repairCost(belief, handOverMinutes);
  const asking = questions
    .filter(({ observation }) => isOpen(belief, observation))
    .map(({ observation }) => weighQuestion(belief, observation, now, handOverMinutes)?.minutes ?? now.minutes);
  return bestOf(now.minutes, asking);
}

/** Where "I don't know" tells nothing, all is as it was when the questions were weighed. */
function bestAsWeighed(belief: Belief, { handOverMinutes, questions }: SecondStep): number {
  return bestOf(
    repairCost(belief, handOverMinutes).minutes,
    questions.map(({ minutes }) => minutes),
  );
}

/** A later question counts only if it would be asked then; otherwise a useless fix would look like the way to it. */
function bestOf(acting: number, asking: readonly number[]): number {
  return Math.min(acting, ...asking.filter((minutes) => acting - minutes >= LEAST_GAIN_MINUTES));
}

function bestFromWithFix(belief: Belief, second: SecondStep): number {
  const trying = bestFixes(belief, 1).map((candidate) => minutesOfTrying(candidate, belief, second));
  return Math.min(bestFrom(belief, second), ...trying);
}
