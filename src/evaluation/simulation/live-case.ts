import { openFields } from "../../conversation/intake";
import type { FormField } from "../../diagnosis/draw-answers";
import { type Evidence, type FixOutcome, NO_EVIDENCE } from "../../diagnosis/evidence";
import type { Fix, Knowledge, Observation } from "../../diagnosis/knowledge";
import {
  CANNOT_ANSWER_MINUTES,
  CANNOT_DO_MINUTES,
  FORM_FIELD_MINUTES,
  FORM_MINUTES,
  MINUTES_AFTER_TEST,
  RISK_MINUTES,
  TRYING_MINUTES,
} from "../../diagnosis/numbers";
import type { Move } from "../../diagnosis/plan";
import type { Person } from "./draw-person";

/** How one case went. Minutes hold the risk, counted as in the diagnosis. */
export interface LivedCase {
  readonly minutes: number;
  /** Of these, the minutes of questions that were asked only so that the human need not ask them. */
  readonly minutesForDesk: number;
  readonly questions: number;
  readonly questionsBeforeFix: number;
  readonly fixes: readonly TriedFix[];
  readonly handedOver: boolean;
}

interface TriedFix {
  /** What the policy thought its chance was. */
  readonly predicted: number;
  readonly worked: boolean;
}

export type Decide = (evidence: Evidence) => Move;

/** Advice that is never right costs, when followed, as much as opening a port to the internet. */
const RISK_OF_NEVER_MINUTES = 60;
/** No policy here needs so many; one that does is going round in circles. */
const MOST_STEPS = 200;

export function liveCase(knowledge: Knowledge, person: Person, decide: Decide): LivedCase {
  let evidence: Evidence = { ...NO_EVIDENCE, answers: person.told };
  let minutes = 0;
  let minutesForDesk = 0;
  let questions = 0;
  let questionsBeforeFix = 0;
  const fixes: TriedFix[] = [];
  const ended = (last: number, handedOver: boolean): LivedCase => {
    return { minutes: minutes + last, minutesForDesk, questions, questionsBeforeFix, fixes, handedOver };
  };
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const move = decide(evidence);
    switch (move.kind) {
      case "hand-over":
        return ended(knowledge.policy.handOverMinutes, true);
      case "ask-form": {
        const fields = openFields(evidence.answers, knowledge).filter(({ id }) => move.fields.includes(id));
        minutes += FORM_MINUTES + fields.length * FORM_FIELD_MINUTES;
        questions += fields.length;
        if (fixes.length === 0) questionsBeforeFix += fields.length;
        evidence = { ...evidence, answers: { ...evidence.answers, ...filledIn(knowledge, person, fields) } };
        break;
      }
      case "ask": {
        const observation = byId(knowledge.observations, move.observation);
        const told = answerOf(person, observation);
        minutes += told.minutes;
        questions += 1;
        if (fixes.length === 0) questionsBeforeFix += 1;
        if (move.gain < 0) minutesForDesk += told.minutes;
        evidence = { ...evidence, answers: { ...evidence.answers, [observation.id]: told.value } };
        break;
      }
      case "try": {
        const fix = byId(knowledge.fixes, move.fix);
        const done = outcomeOf(person, fix);
        fixes.push({ predicted: move.chance, worked: done.outcome === "worked" });
        if (done.outcome === "worked") return ended(done.minutes, false);
        minutes += done.minutes;
        evidence = { ...evidence, fixes: { ...evidence.fixes, [fix.id]: done.outcome } };
      }
    }
  }
  throw new Error(`No end after ${MOST_STEPS} steps.`);
}

/** Minutes of a fix for somebody who can do it, risk included. */
export function minutesOfFix({ minutes, risk }: Fix): number {
  return TRYING_MINUTES + minutes + (risk === "never" ? RISK_OF_NEVER_MINUTES : RISK_MINUTES[risk]);
}

/** Minutes that still follow a fix that worked. */
export function minutesAfterFix({ test }: Fix): number {
  return test ? MINUTES_AFTER_TEST : 0;
}

function filledIn(
  knowledge: Knowledge,
  person: Person,
  fields: readonly FormField[],
): Readonly<Record<string, string>> {
  const ids = fields.flatMap(({ observations }) => observations);
  return Object.fromEntries(ids.map((id) => [id, answerOf(person, byId(knowledge.observations, id)).value]));
}

function answerOf(
  { roles, knows, truth }: Person,
  { id, askedOf, minutes }: Observation,
): { readonly value: string; readonly minutes: number } {
  if (!roles.has(askedOf)) return { value: "unknown", minutes: CANNOT_ANSWER_MINUTES };
  return { value: (knows.has(id) && truth[id]) || "unknown", minutes };
}

function outcomeOf({ roles, curedBy }: Person, fix: Fix): { readonly outcome: FixOutcome; readonly minutes: number } {
  if (!roles.has(fix.needs)) return { outcome: "cannot", minutes: CANNOT_DO_MINUTES };
  const minutes = minutesOfFix(fix);
  return curedBy.has(fix.id)
    ? { outcome: "worked", minutes: minutes + minutesAfterFix(fix) }
    : { outcome: "failed", minutes };
}

function byId<Entry extends { readonly id: string }>(entries: readonly Entry[], id: string): Entry {
  const found = entries.find((entry) => entry.id === id);
  if (found === undefined) throw new Error(`The knowledge has no ${id}.`);
  return found;
}
