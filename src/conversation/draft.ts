import type { Answer } from "../diagnosis/evidence";
import type { Case, CloseReason, Prompt, PromptBody } from "./case";
import type { Event, Press } from "./event";
import { evolve } from "./evolve";
import type { Fact, FactBody, FactSource } from "./fact";
import type { Message, Notice, PromptMessage } from "./message";

/** What one event brings about. */
export interface Outcome {
  /** The case afterwards; absent when the event touches none. */
  readonly state: Case | undefined;
  readonly facts: readonly Fact[];
  /** True when `state` is a new case of the thread. */
  readonly opensCase: boolean;
  /** True when everything about the person is to be erased. */
  readonly forget: boolean;
  /** What the presser of a button sees in answer. */
  readonly answer?: Message;
  readonly effects: readonly Effect[];
}

export type Effect =
  | { readonly kind: "say"; readonly message: Message }
  /** Puts the message in the place of the card that carried the prompt. */
  | {
      readonly kind: "replace";
      readonly prompt: string;
      readonly messageId: string | undefined;
      readonly message: Message;
    };

/** Collects what one event brings about, and keeps the case up to date meanwhile. */
export interface Draft {
  /** When the event happened. */
  readonly at: number;
  state(): Case;
  record(fact: FactBody): void;
  /** The person did something in their open case, even where it changes nothing else. */
  hear(): void;
  say(message: Message): void;
  notice(notice: Notice): void;
  /** True once there is anything to show. */
  hasSpoken(): boolean;
  hasSaid(message: Message): boolean;
  /** Shows the presser a remark and changes nothing on the card. */
  answer(message: Message): void;
  /** Closes the open prompt and replaces its card by what was answered. */
  settle(choice: string | undefined, given?: readonly Answer[]): void;
  /** Shows on the card what was chosen, without a word in the case: the case that follows is another. */
  replaceCard(choice: string): void;
  /** Puts a new prompt; an open one of the same content stays, any other is closed unanswered. */
  put(body: PromptBody, message: (prompt: Prompt) => PromptMessage): void;
  /** Closes the case; an open card says so, unless nobody is there to see it. */
  close(reason: CloseReason): void;
  forget(): void;
  finish(): Outcome;
}

export function createDraft(event: Event, current: Case | undefined): Draft {
  let state = current;
  let answer: Message | undefined;
  let opensCase = false;
  let forget = false;
  let isHeard = false;
  const from = sourceOf(event);
  const facts: Fact[] = [];
  const effects: Effect[] = [];
  const press: Press | undefined = event.what.kind === "pressed" ? event.what.press : undefined;

  function showSettled(prompt: Prompt, choice: string | undefined, given: readonly Answer[]): void {
    const message: Message = { kind: "settled", prompt, choice, given };
    const pressed = press?.prompt === prompt.id && press.case === draft.state().id;
    if (pressed) answer = message;
    effects.push({ kind: "replace", prompt: prompt.id, messageId: pressed ? press.messageId : undefined, message });
  }

  const draft: Draft = {
    at: event.at,
    state() {
      if (!state) throw new Error("There is no case to work on.");
      return state;
    },
    record(body) {
      const fact: Fact = { at: event.at, ...(from && { from }), ...body };
      if (fact.kind === "opened") opensCase = true;
      state = evolve(state, fact);
      facts.push(fact);
    },
    hear() {
      isHeard = true;
      if (draft.state().unreachable) draft.record({ kind: "reachable" });
    },
    say(message) {
      effects.push({ kind: "say", message });
    },
    hasSpoken: () => effects.some(({ kind }) => kind === "say"),
    hasSaid: (message) =>
      effects.some((effect) => effect.kind === "say" && JSON.stringify(effect.message) === JSON.stringify(message)),
    notice(notice) {
      draft.say({ kind: "notice", notice });
    },
    answer(message) {
      answer = message;
    },
    settle(choice, given = []) {
      const prompt = draft.state().prompt;
      if (!prompt) return;
      if (choice !== undefined || !isWorthKeeping(prompt)) showSettled(prompt, choice, given);
      draft.record({ kind: "settled", prompt: prompt.id, ...(choice === undefined ? {} : { choice }) });
    },
    replaceCard(choice) {
      const prompt = draft.state().prompt;
      if (prompt) showSettled(prompt, choice, []);
    },
    put(body, message) {
      const open = draft.state().prompt;
      if (open && sameBody(open, body)) return;
      draft.settle(undefined);
      const prompt: Prompt = { id: String(draft.state().prompts + 1), ...body };
      draft.record({ kind: "prompted", prompt });
      draft.say(message(prompt));
    },
    close(reason) {
      const { prompt, unreachable } = draft.state();
      if (prompt && !unreachable && !isWorthKeeping(prompt)) {
        effects.push({
          kind: "replace",
          prompt: prompt.id,
          messageId: undefined,
          message: { kind: "closed-card", prompt },
        });
      }
      draft.record({ kind: "closed", reason });
    },
    forget() {
      forget = true;
    },
    finish() {
      const rest = { forget, effects, ...(answer ? { answer } : {}) };
      if (forget) return { state: undefined, facts: [], opensCase: false, ...rest };
      if (isHeard && facts.length === 0) draft.record({ kind: "heard" });
      return { state: facts.length > 0 ? state : undefined, facts, opensCase, ...rest };
    },
  };
  return draft;
}

function sourceOf({ what }: Event): FactSource | undefined {
  if (what.kind === "woken") return "timer";
  return what.kind === "unreachable" ? "platform" : undefined;
}

function sameBody(prompt: Prompt, body: PromptBody): boolean {
  return JSON.stringify({ ...prompt, id: "" }) === JSON.stringify({ id: "", ...body });
}

/** What these cards tell stays worth reading when nobody answers them; their buttons say that it is too late. */
function isWorthKeeping({ kind }: Prompt): boolean {
  return kind === "solved" || kind === "handed-over";
}
