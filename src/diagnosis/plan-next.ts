import { type Belief, believe } from "./belief";
import type { Candidate } from "./candidates";
import type { FormField } from "./draw-answers";
import type { Evidence } from "./evidence";
import type { Knowledge } from "./knowledge";
import { indexKnowledge } from "./knowledge-index";
import { minutesOfAsking, minutesOfTrying } from "./look-ahead";
import {
  ENOUGH_IN_VAIN,
  ENOUGH_QUESTIONS,
  LEAST_GAIN_MINUTES,
  LEAST_GAIN_ROLE_MINUTES,
  LOST,
  MORE_QUESTIONS,
  MOST_QUESTIONS,
  PATIENCE_MINUTES,
  STANDS_OUT,
  STANDS_OUT_OF_LITTLE,
  TOLD_LITTLE,
  UNEXPLAINED_LEADS,
} from "./numbers";
import type { HandOverReason, Move, Plan } from "./plan";
import { isOpen, type Question, weighQuestion } from "./question-cost";
import { rankCauses } from "./rank-causes";
import { attemptNow, bestFixes, type RepairCost, repairCost } from "./repair-cost";
import { weighForm } from "./weigh-form";
import { toldCount } from "./who-knows";

export interface PlanOptions {
  /** What a hand-over costs now, where it is not what the policy says. */
  readonly handOverMinutes?: number;
  /** Fields that may be asked together now; none where the form was filled in. */
  readonly form?: readonly FormField[];
  /** Questions so far, fields of forms included. */
  readonly asked?: number;
}

/** Decides on the next move from all that is known. */
export type PlanNext = (knowledge: Knowledge, evidence: Evidence, options?: PlanOptions) => Plan;

/** The best of each kind after one step are compared two steps ahead; deeper search gains about one percent. */
const FIXES_COMPARED = 3;
const QUESTIONS_COMPARED = 3;
const SECOND_QUESTIONS = 6;

interface Option {
  readonly move: Move;
  readonly minutes: number;
}

/** The next best move: a question, a form, a fix or a hand-over, whichever has the lowest expected cost of repair. */
export function planNext(knowledge: Knowledge, evidence: Evidence, options: PlanOptions = {}): Plan {
  const { handOverMinutes = knowledge.policy.handOverMinutes, form = [], asked = 0 } = options;
  const belief = believe(indexKnowledge(knowledge), evidence);
  const now = repairCost(belief, handOverMinutes);
  const tried = Object.keys(evidence.fixes).length;
  const mayAsk = asked < MOST_QUESTIONS + MORE_QUESTIONS * tried;
  const questions = mayAsk ? bestQuestions(belief, now, handOverMinutes) : [];
  const second = { handOverMinutes, questions: questions.slice(0, SECOND_QUESTIONS) };
  const fixes = bestFixes(belief, belief.candidates.length)
    .filter(({ indexed }) => tried > 0 || indexed.fix.risk !== "dangerous")
    .slice(0, FIXES_COMPARED);
  const mayBeLost = asked >= ENOUGH_QUESTIONS && (tried === 0 || tried >= ENOUGH_IN_VAIN);
  if (mayBeLost && isLost(belief, fixes)) return handOverPlan(belief, handOverMinutes);
  const acting: readonly Option[] = [
    ...fixes.map((candidate) => ({
      move: tryMove(belief, candidate),
      minutes: minutesOfTrying(candidate, belief, second),
    })),
    { move: { kind: "hand-over", reason: handOverReason(belief, fixes) }, minutes: handOverMinutes },
  ];
  const patience = (asked / (1 + tried)) * PATIENCE_MINUTES;
  const asking = compared(questions, fixes.slice(0, 1))
    .map((question) => ({ question, minutes: minutesOfAsking(question, belief, second) }))
    .filter(({ question, minutes }) => now.minutes - minutes >= leastGain(question) + patience)
    .map(({ question, minutes }): Option => ({ move: askMove(question, now.minutes - minutes), minutes }));
  const single = cheapest([...acting, ...asking]);
  const together = asked + form.length <= MOST_QUESTIONS ? formOption(belief, form, now, handOverMinutes) : undefined;
  const isWorthIt = together !== undefined && now.minutes - together.minutes >= LEAST_GAIN_MINUTES + patience;
  // One card of easy fields comes before any single question, which may need a command to be typed.
  const goesFirst = single.move.kind === "ask" || (together?.minutes ?? 0) < single.minutes;
  const best = isWorthIt && goesFirst ? together : single;
  const chosen = best.move.kind === "hand-over" ? (askBasic(belief, now) ?? best) : best;
  const others = [...acting, ...asking].filter((option) => option !== chosen);
  return {
    move: chosen.move,
    causes: rankCauses(belief),
    unexplained: unexplainedChance(belief),
    minutes: chosen.minutes,
    handOverMinutes,
    ...(others.length > 0 && { runnerUp: runnerUp(cheapest(others), chosen) }),
  };
}

/**
 * No cause and no fix stands out, or nothing known explains what was told: more questions and fixes would be a tour
 * through everything. Who could tell next to nothing is lost sooner.
 */
function isLost(belief: Belief, fixes: readonly Candidate[]): boolean {
  const likeliest = Math.max(...belief.chances.slice(0, -1));
  const best = Math.max(0, ...fixes.map((candidate) => attemptNow(belief, candidate).works));
  const standsOut = toldCount(belief.evidence.answers) <= TOLD_LITTLE ? STANDS_OUT_OF_LITTLE : STANDS_OUT;
  const isUnexplained = unexplainedChance(belief) > Math.max(likeliest, LOST);
  return best < standsOut && (isUnexplained || likeliest < standsOut);
}

function handOverPlan(belief: Belief, handOverMinutes: number): Plan {
  return {
    move: { kind: "hand-over", reason: "unexplained" },
    causes: rankCauses(belief),
    unexplained: unexplainedChance(belief),
    minutes: handOverMinutes,
    handOverMinutes,
  };
}

/** Whether somebody can do something is told at once, and saves a fix in vain. */
function leastGain({ observation: { capability } }: Question): number {
  return capability === undefined ? LEAST_GAIN_MINUTES : LEAST_GAIN_ROLE_MINUTES;
}

function formOption(
  belief: Belief,
  fields: readonly FormField[],
  now: RepairCost,
  handOverMinutes: number,
): Option | undefined {
  const form = weighForm(belief, fields, now, handOverMinutes);
  return (
    form && {
      move: { kind: "ask-form", fields: form.fields, gain: now.minutes - form.minutes },
      minutes: form.minutes,
    }
  );
}

function bestQuestions(belief: Belief, now: RepairCost, handOverMinutes: number): readonly Question[] {
  return belief.index.knowledge.observations
    .filter((observation) => isOpen(belief, observation))
    .flatMap((observation) => weighQuestion(belief, observation, now, handOverMinutes) ?? [])
    .sort((a, b) => a.minutes - b.minutes);
}

/** Before a hand-over: what the human would have to ask first, and what may still show a way for this person. */
function askBasic(belief: Belief, now: RepairCost): Option | undefined {
  const observation = belief.index.knowledge.observations.find((one) => one.basic === true && isOpen(belief, one));
  if (observation === undefined) {
    return undefined;
  }
  const { minutes } = observation;
  return {
    move: { kind: "ask", observation: observation.id, gain: -minutes, leadsTo: {} },
    minutes: now.minutes + minutes,
  };
}

/** The best questions, and whether the person can do the best fix: one step ahead that one never looks worth asking. */
function compared(questions: readonly Question[], fixes: readonly Candidate[]): readonly Question[] {
  const roles = fixes.map((candidate) => candidate.indexed.fix.needs);
  return questions.filter(
    ({ observation: { capability } }, at) =>
      at < QUESTIONS_COMPARED || (capability !== undefined && roles.includes(capability)),
  );
}

function tryMove(belief: Belief, candidate: Candidate): Move {
  const { possible, works } = attemptNow(belief, candidate);
  return {
    kind: "try",
    fix: candidate.indexed.fix.id,
    chance: possible * works,
    against: likeliestCured(belief, candidate),
  };
}

function askMove({ observation, leadsTo }: Question, gain: number): Move {
  return { kind: "ask", observation: observation.id, gain, leadsTo };
}

function handOverReason(belief: Belief, fixes: readonly Candidate[]): HandOverReason {
  if (fixes.length === 0) {
    return "nothing-left";
  }
  return unexplainedChance(belief) >= UNEXPLAINED_LEADS ? "unexplained" : "cheaper";
}

function likeliestCured({ chances, index }: Belief, { cures }: Candidate): string {
  const weighed = cures.map(({ hypothesis, chance }) => ({ hypothesis, weight: chance * (chances[hypothesis] ?? 0) }));
  const best = weighed.reduce((a, b) => (b.weight > a.weight ? b : a));
  return index.knowledge.causes[best.hypothesis]?.id ?? "";
}

function unexplainedChance({ chances }: Belief): number {
  return chances.at(-1) ?? 0;
}

/** The first of the cheapest, so that ties keep the order of the knowledge. */
function cheapest(options: readonly Option[]): Option {
  return options.reduce((best, option) => (option.minutes < best.minutes ? option : best));
}

function runnerUp(next: Option, chosen: Option): NonNullable<Plan["runnerUp"]> {
  return { move: next.move, extraMinutes: Math.max(0, next.minutes - chosen.minutes) };
}
