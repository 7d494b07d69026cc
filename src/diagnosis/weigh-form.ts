import { afterAnswer, type Belief, believe, possibleAnswers } from "./belief";
import { createDraw, type FormField, type Told, total } from "./draw-answers";
import { FORM_FIELD_MINUTES, FORM_MINUTES } from "./numbers";
import { mayBeAsked } from "./question-cost";
import { costOfOrder, fixOrder, type RepairCost } from "./repair-cost";

/** A form as one action with many outcomes. */
export interface Form {
  /** The fields that are worth their place. */
  readonly fields: readonly string[];
  /** Expected minutes: the form, then the base policy. */
  readonly minutes: number;
}

/** How many joint answers are drawn: as many as one turn has time for. */
const SAMPLES = 32;

/**
 * What a form is expected to save. Its joint answers are too many to go through, so they are sampled: hypotheses in
 * even steps through the belief, and for each the answers to all fields as they are likely under it, independent of each
 * other there. What is averaged is not the cost itself but what the answers save against going on without them, on the
 * same sample: that is never below zero and differs little. Nothing is drawn by chance; the same belief gives the same form.
 */
export function weighForm(
  belief: Belief,
  fields: readonly FormField[],
  now: RepairCost,
  handOverMinutes: number,
): Form | undefined {
  const open = fields
    .map(({ id, observations }) => ({ id, observations: observations.filter((one) => isOpenHere(belief, one)) }))
    .filter(({ observations }) => observations.length > 0);
  const draw = createDraw(belief, open);
  const samples = Array.from({ length: SAMPLES }, (_, at) => draw((at + 0.5) / SAMPLES, at + 1));
  const savedBy = createSavings(belief, handOverMinutes);
  const saved = (kept: readonly FormField[]) => {
    const people = samples.map((sample) => savedBy(kept.flatMap(({ id }) => sample.get(id) ?? [])));
    return total(people) / SAMPLES - FORM_MINUTES - kept.length * FORM_FIELD_MINUTES;
  };
  const best = withoutIdle(open, saved);
  return best.kept.length === 0
    ? undefined
    : { fields: best.kept.map(({ id }) => id), minutes: now.minutes - best.saved };
}

interface Kept {
  readonly kept: readonly FormField[];
  readonly saved: number;
}

/** Leaves fields out, the idlest first, as long as the form gains by it. */
function withoutIdle(fields: readonly FormField[], saved: (kept: readonly FormField[]) => number): Kept {
  let best: Kept = { kept: fields, saved: saved(fields) };
  for (;;) {
    const shorter = best.kept
      .map((field): Kept => {
        const kept = best.kept.filter((other) => other !== field);
        return { kept, saved: saved(kept) };
      })
      .reduce<Kept | undefined>((most, one) => (most && most.saved >= one.saved ? most : one), undefined);
    if (!shorter || shorter.kept.length === 0 || shorter.saved <= best.saved) return best;
    best = shorter;
  }
}

/** What these answers save against going on without them. Many people tell the same: it is worked out once. */
function createSavings(belief: Belief, handOverMinutes: number): (told: readonly Told[]) => number {
  const before = fixOrder(belief, handOverMinutes);
  const beliefAfter = createBeliefs(belief);
  return remembering((told) => {
    const after = beliefAfter(told);
    const without = costOfOrder(after, before, handOverMinutes);
    return Math.max(0, without - costOfOrder(after, fixOrder(after, handOverMinutes), handOverMinutes));
  });
}

/** The belief after these answers; what some of them have in common from the first on is shared. */
function createBeliefs(belief: Belief): (told: readonly Told[]) => Belief {
  const after = remembering((told): Belief => {
    const last = told.at(-1);
    return last === undefined ? belief : answered(after(told.slice(0, -1)), last);
  });
  return after;
}

function remembering<Result>(of: (told: readonly Told[]) => Result): (told: readonly Told[]) => Result {
  const known = new Map<string, Result>();
  return (told) => {
    const key = told.map(({ observation, value }) => `${observation}=${value}`).join(",");
    const result = known.get(key) ?? of(told);
    known.set(key, result);
    return result;
  };
}

/** A code is known by its pattern alone, and changes the prior. */
function answered(belief: Belief, { observation, value }: Told): Belief {
  const answer = possibleAnswers(belief, observation).find((one) => one.value === value);
  if (answer) return afterAnswer(belief, observation, answer);
  const { index, evidence } = belief;
  return believe(index, { ...evidence, answers: { ...evidence.answers, [observation]: value } });
}

function isOpenHere(belief: Belief, id: string): boolean {
  const observation = belief.index.observations.get(id)?.observation;
  return observation !== undefined && mayBeAsked(belief, observation);
}
