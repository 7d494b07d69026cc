import type { Case, IntakeField, Prompt } from "../../conversation/case";
import { buttonsOf } from "../../conversation/choices";
import { type Context, fixOf } from "../../conversation/context";
import { decide } from "../../conversation/decide";
import type { Event, Person, Place, Press } from "../../conversation/event";
import { ENVIRONMENT } from "../../conversation/intake";
import { planFor } from "../../conversation/plan-for";
import type { Knowledge } from "../../diagnosis/knowledge";
import type { HandOverReason } from "../../diagnosis/plan";
import { minutesOfFix } from "../simulation/live-case";
import { answerTo, type RealCase } from "./real-case";

/** What one case became in the conversation. */
export interface Replay {
  /** Fixes in the order in which they were proposed. */
  readonly proposed: readonly string[];
  /** Single questions and open fields of forms, before the first fix or the hand-over. */
  readonly questions: number;
  /** Expected minutes of all that was asked and tried, risk included, and of a human where it was handed over. */
  readonly minutes: number;
  readonly end: "fixed" | "handed-over" | "gave-up";
  /** Why it was handed over. */
  readonly reason?: HandOverReason | "asked";
  /** Position of the true cause among the likely ones when the first fix was proposed, or at the end; 1 is the likeliest. */
  readonly causeRank: number;
  /** Everything asked and proposed in order, for people: "?observation", "form", fix ids. */
  readonly way: readonly string[];
}

const SOMEBODY: Person = { id: "somebody" };
const PLACE: Place = {
  channel: "terminal",
  tenant: "evaluation",
  conversation: "c",
  visibility: "private",
  address: 0,
};
const MOST_FIXES = 15;
/** No case comes near it; a talk that goes round in circles ends. */
const MOST_TURNS = 200;

/** Plays a case through the conversation that the channels use, as the simulated person of the rules. */
export function replayCase(context: Context, real: RealCase): Replay {
  const { knowledge } = context;
  const proposed: string[] = [];
  const way: string[] = [];
  let questions = 0;
  let minutes = 0;
  let causeRank: number | undefined;
  let state = step(context, undefined, { kind: "said", reading: context.read(real.opening) }, 0);

  for (let turn = 1; turn < MOST_TURNS && proposed.length <= MOST_FIXES; turn += 1) {
    const { prompt } = state;
    if (!prompt || state.stage === "fixed" || state.stage === "with-desk") break;
    const fix = fixOffered(prompt);
    if (fix !== undefined && !proposed.includes(fix)) {
      if (proposed.length === MOST_FIXES) break;
      causeRank ??= rankOfCause(context, state, real.cause);
      proposed.push(fix);
      way.push(fix);
      minutes += minutesOfFix(fixOf(knowledge, fix));
    }
    const asked = askedIn(prompt);
    way.push(...asked.map((one) => `?${one}`));
    minutes += asked.reduce((sum, one) => sum + minutesOfQuestion(knowledge, one), 0);
    questions += proposed.length === 0 ? asked.length : 0;
    const press = { ...pressFor(real, prompt, knowledge), case: state.id, prompt: prompt.id };
    state = step(context, state, { kind: "pressed", press }, turn);
  }

  const end = endOf(state);
  causeRank ??= rankOfCause(context, state, real.cause);
  const { prompt } = state;
  return {
    proposed,
    questions,
    minutes: minutes + minutesOfEnd(context, state, end),
    end,
    ...(prompt?.kind === "handed-over" && { reason: prompt.reason }),
    causeRank,
    way,
  };
}

function step(context: Context, state: Case | undefined, what: Event["what"], turn: number): Case {
  const outcome = decide(context, state, { at: turn * 60_000, by: SOMEBODY, place: PLACE, what }, "case");
  const after = outcome.state ?? state;
  if (!after) throw new Error("The conversation opened no case.");
  return after;
}

/** A card of consent is the proposal of its fix. */
function fixOffered(prompt: Prompt): string | undefined {
  return prompt.kind === "fix" || prompt.kind === "consent" ? prompt.fix : undefined;
}

/** What the prompt asks: fields of a form, one observation, or the output of a block of commands. */
function askedIn(prompt: Prompt): readonly string[] {
  if (prompt.kind === "intake") return prompt.fields;
  if (prompt.kind === "question") return [prompt.observation];
  return prompt.kind === "triage" ? [prompt.block] : [];
}

/** What the person of a case presses on a card. */
export function pressFor(real: RealCase, prompt: Prompt, knowledge: Knowledge): Pick<Press, "choice" | "fields"> {
  switch (prompt.kind) {
    case "intake":
      return {
        choice: "continue",
        fields: Object.fromEntries(prompt.fields.map((field) => [field, fieldValue(real, field)])),
      };
    case "question": {
      const value = answerTo(real, prompt.observation);
      const isPicked = buttonsOf(prompt, knowledge).includes("answer");
      return isPicked ? { choice: "answer", fields: { answer: value } } : { choice: value, fields: {} };
    }
    case "fix":
      return { choice: real.accepts.includes(prompt.fix) ? "worked" : "failed", fields: {} };
    default:
      return { choice: MANNERS[prompt.kind] ?? "human", fields: {} };
  }
}

const MANNERS: Readonly<Partial<Record<Prompt["kind"], string>>> = {
  consent: "agree",
  triage: "cannot",
  tested: "enough",
  undo: "undone",
  code: "use-code",
};

function fieldValue(real: RealCase, field: IntakeField): string {
  if (field === "codes") return [real.answers["error-code"], real.answers["extended-code"]].filter(Boolean).join(" ");
  if (field === "target") return "";
  if (field !== "environment") return answerTo(real, field);
  const holding = ENVIRONMENT.filter((one) => real.answers[one] === "yes");
  const isKnown = ENVIRONMENT.some((one) => real.answers[one] !== undefined && real.answers[one] !== "unknown");
  return holding.length > 0 || !isKnown ? holding.join(",") : "none";
}

function rankOfCause(context: Context, state: Case, cause: string): number {
  return planFor(context, state).causes.findIndex((one) => one.cause === cause) + 1;
}

/** A field of a form that stands for several observations is read at one glance. */
function minutesOfQuestion({ observations }: Knowledge, id: string): number {
  return observations.find((one) => one.id === id)?.minutes ?? 1;
}

function minutesOfEnd(context: Context, state: Case, end: Replay["end"]): number {
  return end === "fixed" ? 0 : planFor(context, state).handOverMinutes;
}

function endOf({ stage }: Case): Replay["end"] {
  if (stage === "fixed") return "fixed";
  return stage === "with-desk" ? "handed-over" : "gave-up";
}
