import type { Evidence } from "../../diagnosis/evidence";
import type { Knowledge } from "../../diagnosis/knowledge";
import type { Move } from "../../diagnosis/plan";
import type { Policy } from "../policies/policy";
import { type TableModel, tableModel } from "./table-model";

/** The best that any policy can do, and a policy that does it. */
export interface Optimum {
  readonly minutes: number;
  readonly policy: Policy;
}

/** What is known, as numbers: which answers (mixed radix), which failures (bits), which state of the role. */
interface Situation {
  readonly answered: number;
  readonly failed: number;
  readonly role: number;
  /** Of the hypotheses, and their sum. */
  readonly weights: Float64Array;
  readonly mass: number;
  readonly depth: number;
}

/** What is known of the role: nothing yet, asked in vain, has it, does not have it. */
const ROLE_STATES = 4;
const NOT_ASKED = 0;
const ASKED_IN_VAIN = 1;
const HAS_ROLE = 2;
const LACKS_ROLE = 3;
/** In a situation, the digit of a question that was not asked; answers count from 1, and "unknown" comes last. */
const OPEN = 0;
/** Minutes that were not worked out yet, and of what cannot be done here. */
const NOT_KNOWN = -1;
const NOT_POSSIBLE = Number.POSITIVE_INFINITY;
/** Jest makes every look at a global dear, and this one is taken millions of times. */
const { floor } = Math;

/**
 * Dynamic programming over every situation that can arise: which answers were given ("unknown" among them), which
 * fixes have failed, what is known of the role. Runs through millions of situations, hence the arrays and plain loops.
 */
export function findOptimum(knowledge: Knowledge): Optimum {
  const model = tableModel(knowledge);
  const { questions, fixes, roleChance, roleQuestion } = model;
  const hypotheses = model.prior.length;
  const { steps, situations } = layOut(model);
  const failures = 1 << fixes.length;
  const minutesOf = new Float64Array(situations * failures * ROLE_STATES).fill(NOT_KNOWN);
  const bestOf = new Uint8Array(minutesOf.length);
  const scratch = Array.from({ length: questions.length + fixes.length + 2 }, () => new Float64Array(hypotheses));

  function minutesAt(answered: number, failed: number, role: number, weights: Float64Array, depth: number): number {
    const at = (answered * failures + failed) * ROLE_STATES + role;
    const known = minutesOf[at] ?? NOT_KNOWN;
    if (known !== NOT_KNOWN) return known;
    const here: Situation = { answered, failed, role, weights, mass: sumOf(weights), depth };
    let least = knowledge.policy.handOverMinutes;
    let best = 0;
    for (let move = 1; move <= fixes.length + questions.length + 1; move += 1) {
      const minutes = minutesOfMove(move, here, least);
      if (minutes < least) {
        least = minutes;
        best = move;
      }
    }
    minutesOf[at] = least;
    bestOf[at] = best;
    return least;
  }

  function minutesOfMove(move: number, here: Situation, least: number): number {
    if (move <= fixes.length) return minutesOfTrying(move - 1, here, least);
    if (move <= fixes.length + questions.length) return minutesOfAsking(move - 1 - fixes.length, here, least);
    return here.role === NOT_ASKED ? minutesOfAskingRole(here) : NOT_POSSIBLE;
  }

  function minutesOfTrying(one: number, here: Situation, least: number): number {
    const { answered, failed, role, weights, mass, depth } = here;
    const fix = fixes[one];
    const possible = fix?.needsRole ? chanceOfRole(role) : 1;
    if (fix === undefined || (failed >> one) % 2 === 1 || possible === 0) return NOT_POSSIBLE;
    const works = weighted(weights, fix.works) / mass;
    const price = possible * (fix.cost + works * fix.costWhenWorks) + (1 - possible) * fix.costWhenCannot;
    if (price >= least) return price;
    const next = multiplied(weights, fix.whenFailed, depth);
    const nowRole = fix.needsRole ? HAS_ROLE : role;
    const whenFailed = minutesAt(answered, failed | (1 << one), nowRole, next, depth + 1);
    const whenCannot = possible === 1 ? 0 : minutesAt(answered, failed, LACKS_ROLE, weights, depth + 1);
    return price + possible * (1 - works) * whenFailed + (1 - possible) * whenCannot;
  }

  /** Stops, with a part of the minutes, as soon as they are too many. */
  function minutesOfAsking(one: number, here: Situation, least: number): number {
    const { answered, failed, role, weights, mass, depth } = here;
    const question = questions[one];
    const step = steps[one] ?? 0;
    const theirs = question?.needsRole ? chanceOfRole(role) : 1;
    if (question === undefined || theirs === 0 || digit(answered, step, question.answers.length) !== OPEN) {
      return NOT_POSSIBLE;
    }
    const knows = theirs * question.known;
    let minutes = theirs * question.minutes + (1 - theirs) * question.minutesWhenNotTheirs;
    let value = answered;
    for (const { chances } of question.answers) {
      if (minutes >= least) return minutes;
      value += step;
      const next = multiplied(weights, chances, depth);
      minutes += ((knows * sumOf(next)) / mass) * minutesAt(value, failed, role, next, depth + 1);
    }
    return minutes + (1 - knows) * minutesAt(value + step, failed, role, weights, depth + 1);
  }

  function minutesOfAskingRole({ answered, failed, weights, depth }: Situation): number {
    const { minutes, known } = roleQuestion;
    const yes = minutesAt(answered, failed, HAS_ROLE, weights, depth + 1);
    const no = minutesAt(answered, failed, LACKS_ROLE, weights, depth + 1);
    const inVain = minutesAt(answered, failed, ASKED_IN_VAIN, weights, depth + 1);
    return minutes + known * (roleChance * yes + (1 - roleChance) * no) + (1 - known) * inVain;
  }

  function chanceOfRole(role: number): number {
    if (role === HAS_ROLE) return 1;
    return role === LACKS_ROLE ? 0 : roleChance;
  }

  /** The weights after an answer or a failure; good until the next move at this depth is looked at. */
  function multiplied(weights: Float64Array, by: Float64Array, depth: number): Float64Array {
    const into = scratch[depth] ?? new Float64Array(hypotheses);
    for (let at = 0; at < weights.length; at += 1) into[at] = (weights[at] ?? 0) * (by[at] ?? 0);
    return into;
  }

  return {
    minutes: minutesAt(0, 0, NOT_ASKED, model.prior, 0),
    policy: (_, evidence) => {
      const { answered, failed, role } = situationOf(model, steps, evidence);
      return moveOf(model, bestOf[(answered * failures + failed) * ROLE_STATES + role] ?? 0);
    },
  };
}

/** Mixed-radix numbers: each question is one digit with a place for "open", for each value, and for "unknown". */
function layOut({ questions }: TableModel): { readonly steps: readonly number[]; readonly situations: number } {
  const steps: number[] = [];
  let situations = 1;
  for (const { answers } of questions) {
    steps.push(situations);
    situations *= answers.length + 2;
  }
  return { steps, situations };
}

function situationOf(
  { questions, fixes, roleQuestion }: TableModel,
  steps: readonly number[],
  { answers, fixes: outcomes }: Evidence,
): { readonly answered: number; readonly failed: number; readonly role: number } {
  const digits = questions.map(({ id, answers: values }) => {
    const said = answers[id];
    if (said === undefined) return OPEN;
    return said === "unknown" ? values.length + 1 : 1 + values.findIndex(({ value }) => value === said);
  });
  const failed = fixes.reduce((mask, { id }, at) => (outcomes[id] === "failed" ? mask | (1 << at) : mask), 0);
  const withRole = fixes.filter(({ needsRole }) => needsRole).map(({ id }) => outcomes[id]);
  const said = answers[roleQuestion.id];
  return {
    answered: digits.reduce((sum, place, at) => sum + place * (steps[at] ?? 0), 0),
    failed,
    role: roleState(said, withRole),
  };
}

function roleState(said: string | undefined, outcomes: readonly (string | undefined)[]): number {
  if (said === "no" || outcomes.includes("cannot")) return LACKS_ROLE;
  if (said === "yes" || outcomes.includes("failed")) return HAS_ROLE;
  return said === "unknown" ? ASKED_IN_VAIN : NOT_ASKED;
}

function moveOf({ fixes, questions, roleQuestion }: TableModel, best: number): Move {
  if (best === 0) return { kind: "hand-over", reason: "cheaper" };
  const fix = fixes[best - 1];
  if (fix !== undefined) return { kind: "try", fix: fix.id, chance: 0, against: "" };
  const observation = questions[best - 1 - fixes.length]?.id ?? roleQuestion.id;
  return { kind: "ask", observation, gain: 0, leadsTo: {} };
}

function digit(number: number, step: number, answers: number): number {
  return floor(number / step) % (answers + 2);
}

function sumOf(weights: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at += 1) sum += weights[at] ?? 0;
  return sum;
}

function weighted(weights: Float64Array, by: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at += 1) sum += (weights[at] ?? 0) * (by[at] ?? 0);
  return sum;
}
