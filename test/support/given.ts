import type { Case } from "../../src/conversation/case";
import type { Context } from "../../src/conversation/context";
import { decide } from "../../src/conversation/decide";
import type { Outcome } from "../../src/conversation/draft";
import type { Event, Person, Place } from "../../src/conversation/event";
import { evolve } from "../../src/conversation/evolve";
import type { Message } from "../../src/conversation/message";
import { wakeAt } from "../../src/conversation/wake-at";
import type { Knowledge } from "../../src/diagnosis/knowledge";
import { type PlanNext, planNext } from "../../src/diagnosis/plan-next";
import { knownCodes } from "../../src/reading/known-codes";
import { createReadMessage } from "../../src/reading/read-message";
import { ENGLISH } from "../../src/view/sentences";
import { choiceLabel } from "../../src/view/view-context";
import { SMALL } from "./small-knowledge";

export const ANNA: Person = { id: "anna", name: "Anna" };
export const BEN: Person = { id: "ben", name: "Ben" };
export const HERE: Place = {
  channel: "teams",
  tenant: "t",
  conversation: "c",
  visibility: "private",
  address: { a: 1 },
};

const PHRASES = [
  { observation: "light-off", value: "yes", says: ["light is off"], denied: "no" },
  { observation: "target-azure-vm", value: "yes", says: ["azure vm"], denied: "no" },
  { observation: "can-administer-host", value: "yes", says: ["i am the admin"], denied: "no" },
  { observation: "can-administer-host", value: "no", says: ["i am not the admin"] },
];

export function contextFor(knowledge: Knowledge = SMALL): Context {
  const codes = knownCodes(knowledge.codes);
  const { corrections, triage } = knowledge;
  const words = { knowledge, sentences: ENGLISH, helpdeskContact: undefined, retentionDays: 90, details: {} };
  return {
    knowledge,
    planNext: formFirst,
    read: createReadMessage({ phrases: PHRASES, codes, corrections, triage }),
    choiceLabel: (prompt, choice) => choiceLabel(words, prompt, choice),
  };
}

/** The planner, but for the form, which always comes first with all its fields: what a talk makes of it is tested here. */
const formFirst: PlanNext = (knowledge, evidence, options = {}) => {
  const { form = [] } = options;
  const plan = planNext(knowledge, evidence, { ...options, form: [] });
  return form.length === 0 ? plan : { ...plan, move: { kind: "ask-form", fields: form.map(({ id }) => id), gain: 1 } };
};

/** A talk as far as it has come: each step is decided on the case that the steps before left, a second after the last. */
export interface Talk {
  readonly state: Case;
  readonly last: Outcome;
  /** When the last step was, in milliseconds since 1970. */
  readonly now: number;
  /** When the case wants to be woken. */
  readonly wakesAt: number | undefined;
  /** Time goes by, and nothing happens. */
  after(milliseconds: number): Talk;
  /** The case is woken: at the time that it wanted, where none is given. */
  woken(at?: number): Talk;
  say(text: string): Talk;
  press(choice: string, fields?: Record<string, string>): Talk;
  event(what: Event["what"], by?: Person, place?: Place): Talk;
}

/** `state`: a case that was begun earlier. */
export function talk(context: Context = contextFor(), state?: Case): Talk {
  return step(context, { state, last: undefined, count: 0, now: 0 });
}

interface Progress {
  readonly state: Case | undefined;
  readonly last: Outcome | undefined;
  readonly count: number;
  readonly now: number;
}

function step(context: Context, progress: Progress): Talk {
  const { state, last, count, now } = progress;
  const at = (time: number, { what, by = ANNA, place = HERE }: Partial<Event> & Pick<Event, "what">): Talk => {
    const outcome = decide(context, state, { at: time, by, place, what }, `case${count + 1}`);
    const after = outcome.forget ? undefined : (outcome.state ?? state);
    return step(context, { state: after, last: outcome, count: count + 1, now: time });
  };
  const next = (what: Event["what"], by?: Person, place?: Place): Talk =>
    at(now + 1_000, { what, ...(by && { by }), ...(place && { place }) });
  const wakesAt = state && wakeAt(state, context.knowledge);
  return {
    now,
    wakesAt,
    after: (milliseconds) => step(context, { ...progress, now: now + milliseconds }),
    woken: (time = wakesAt) => {
      if (!state || time === undefined) throw new Error("The case does not want to be woken.");
      return at(time, { what: { kind: "woken", case: state.id } });
    },
    get state() {
      if (!state) throw new Error("There is no case.");
      return state;
    },
    get last() {
      if (!last) throw new Error("Nothing has happened yet.");
      return last;
    },
    say: (text) => next({ kind: "said", reading: context.read(text) }),
    press: (choice, fields = {}) => {
      if (!state?.prompt) throw new Error("No prompt is open.");
      return next({
        kind: "pressed",
        press: { case: state.id, prompt: state.prompt.id, choice, fields, messageId: "m1" },
      });
    },
    event: next,
  };
}

export function said(outcome: Outcome): readonly Message[] {
  return outcome.effects.filter((effect) => effect.kind === "say").map((effect) => effect.message);
}

export function kinds(outcome: Outcome): readonly string[] {
  return said(outcome).map((message) => (message.kind === "notice" ? message.notice : message.kind));
}

/** The case that the facts of an outcome lead to; deciding and replaying must agree. */
export function replay(facts: Outcome["facts"], from?: Case): Case | undefined {
  return facts.reduce<Case | undefined>((state, fact) => evolve(state, fact), from);
}
