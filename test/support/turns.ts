import type { Case } from "../../src/conversation/case";
import type { Person, Place } from "../../src/conversation/event";
import { threadOf } from "../../src/conversation/event";
import type { CaseChange, NewMessage, StoredCase, Turn } from "../../src/storage/store";
import type { View } from "../../src/view/view";

export const ADA: Person = { id: "person-ada", name: "Ada" };
export const BEN: Person = { id: "person-ben", name: "Ben" };

export function placeOf(person: Person): Place {
  const conversation = `talk-with-${person.id}`;
  return { channel: "terminal", tenant: "local", conversation, visibility: "private", address: { to: conversation } };
}

export function threadOfPerson(person: Person): string {
  return threadOf(placeOf(person), person);
}

export function viewOf(title: string, prompt?: View["prompt"]): View {
  const empty = { text: [], facts: [], sections: [], fields: [], choices: [] };
  return { kind: "notice", title, ...empty, ...(prompt ? { prompt } : {}) };
}

export function post(title: string, prompt?: View["prompt"]): NewMessage {
  return { kind: "post", view: viewOf(title, prompt) };
}

export function replacement(prompt: string, title: string, messageId?: string): NewMessage {
  return { kind: "replace", prompt, messageId, view: viewOf(title) };
}

export function caseOf(person: Person, id: string, more: Partial<Case> = {}): Case {
  return {
    id,
    reporter: person,
    place: placeOf(person),
    openedAt: 1_000,
    stage: "asking",
    evidence: { answers: {}, fixes: {} },
    details: {},
    words: [],
    tried: [],
    ledger: [],
    consented: [],
    asked: 0,
    intakeDone: false,
    triaged: [],
    prompts: 0,
    works: false,
    goesOnAlone: false,
    heardAt: 1_000,
    reminders: 0,
    unreachable: false,
    ...more,
  };
}

export function turnOf(person: Person, deliveryId: string, more: Partial<Turn> = {}): Turn {
  const about = more.change?.latest?.id;
  const turn = {
    deliveryId,
    at: 1_000,
    place: placeOf(person),
    person: person.id,
    about,
    answer: undefined,
    messages: [],
  };
  return { ...turn, ...more };
}

/** A case that is the first of its thread. */
export function opening(person: Person, id: string, more: Partial<CaseChange> = {}): CaseChange {
  return {
    thread: threadOfPerson(person),
    latest: undefined,
    state: caseOf(person, id),
    facts: [],
    wakeAt: undefined,
    ...more,
  };
}

/** A change of a case as it was loaded. */
export function changing({ thread, revision, state }: StoredCase, more: Partial<CaseChange> = {}): CaseChange {
  return { thread, latest: { id: state.id, revision }, state, facts: [], wakeAt: undefined, ...more };
}

export function present<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error("Nothing is there.");
  return thing;
}
