import { afterAnswer, type Belief, believe, possibleAnswers } from "./belief";
import { CODES_SHOWN, codeFamily } from "./code-family";
import { priorChances } from "./knowledge-index";
import { FORM_FIELD_MINUTES, FORM_MINUTES, KNOWN } from "./numbers";
import { chanceToKnow, mayBeAsked } from "./question-cost";
import { costOfOrder, fixOrder, type RepairCost } from "./repair-cost";

/** One field of a form: one or several observations that are answered at one glance. */
export interface FormField {
  readonly id: string;
  readonly observations: readonly string[];
}

/** A form as one action with many outcomes. */
export interface Form {
  /** The fields that are worth their place. */
  readonly fields: readonly string[];
  /** Expected minutes: the form, then the base policy. */
  readonly minutes: number;
}

const FIRST_CODE = "error-code";

/** How many joint answers are drawn: as many as one turn has time for. */
const SAMPLES = 32;
/** Irrational steps: each answer's draws fill 0 to 1 evenly, and those of different answers do not go in step. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

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
  const samples = Array.from({ length: SAMPLES }, (_, at) => drawAnswers(belief, open, at));
  const before = fixOrder(belief, handOverMinutes);
  const saved = (kept: readonly FormField[]) => {
    const total = samples.reduce((sum, sample) => {
      const after = kept.reduce(
        (so, { id }) => (sample.get(id) ?? []).reduce((known, told) => answered(known, told), so),
        belief,
      );
      const without = costOfOrder(after, before, handOverMinutes);
      return sum + Math.max(0, without - costOfOrder(after, fixOrder(after, handOverMinutes), handOverMinutes));
    }, 0);
    return total / SAMPLES - FORM_MINUTES - kept.length * FORM_FIELD_MINUTES;
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

interface Told {
  readonly observation: string;
  readonly value: string;
}

/** One person of the belief, and what they would fill into each field; what they do not know is left out. */
function drawAnswers(
  belief: Belief,
  fields: readonly FormField[],
  sample: number,
): ReadonlyMap<string, readonly Told[]> {
  const cell = cellAt(belief.joint, (sample + 0.5) / SAMPLES);
  const cause = cell % belief.index.hypotheses;
  const person: Drawn = { cause, setting: (cell - cause) / belief.index.hypotheses };
  let drawn = 0;
  const next = () => {
    drawn += 1;
    return ((sample + 1) * GOLDEN * (1 + drawn * Math.SQRT2)) % 1;
  };
  return new Map(
    fields.map(({ id, observations }) => {
      if (observations.includes(FIRST_CODE)) return [id, drawCodes(belief, observations, person, next)];
      return [id, observations.flatMap((observation) => drawAnswer(belief, observation, person, next))];
    }),
  );
}

interface Drawn {
  readonly cause: number;
  readonly setting: number;
}

function drawAnswer(
  belief: Belief,
  observation: string,
  { cause, setting }: Drawn,
  next: () => number,
): readonly Told[] {
  const asked = belief.index.observations.get(observation)?.observation;
  const knows = asked !== undefined && next() < chanceToKnow(belief, asked);
  const at = next();
  if (!knows) return [];
  const answers = possibleAnswers(belief, observation);
  const chances = answers.map(({ likelihoods: { of, chances } }) => chances[of === "causes" ? cause : setting] ?? 0);
  const value = answers[cellAt(chances, at * total(chances))]?.value;
  return value === undefined ? [] : [{ observation, value }];
}

/** Codes are too many to be listed: they are drawn by family, as likely as the cause's prior in it is high. */
function drawCodes(
  { index, evidence }: Belief,
  open: readonly string[],
  { cause }: Drawn,
  next: () => number,
): readonly Told[] {
  const knows = next() < KNOWN.sometimes;
  const at = next();
  if (!knows) return [];
  const shown = CODES_SHOWN.filter(({ answers }) =>
    Object.entries(answers).every(([id, value]) => open.includes(id) || evidence.answers[id] === value),
  );
  const weights = shown.map(
    ({ share, answers }) => share * (priorChances(index.knowledge, codeFamily(answers))[cause] ?? 0),
  );
  const { answers = {} } = shown[cellAt(weights, at * total(weights))] ?? {};
  return Object.entries(answers).flatMap(([observation, value]) =>
    open.includes(observation) ? [{ observation, value }] : [],
  );
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

function cellAt(chances: ArrayLike<number>, at: number): number {
  let sum = 0;
  for (let cell = 0; cell < chances.length; cell += 1) {
    sum += chances[cell] ?? 0;
    if (at < sum) return cell;
  }
  return chances.length - 1;
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
