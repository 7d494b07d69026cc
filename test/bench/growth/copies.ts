import { caseIdOf, chanceOf, keyOf, type Resident, resident } from "./people";
import type { Template, Templates } from "./templates";

/** One case to be made from a template: what is to stand in the place of what, and how much later it happened. */
export interface Copy {
  readonly template: string;
  readonly templatePerson: string;
  readonly templateConversation: string;
  readonly id: string;
  readonly thread: string;
  readonly ordinal: number;
  readonly person: string;
  readonly conversation: string;
  readonly line: string;
  /** When the case was last changed. */
  readonly at: number;
  /** Milliseconds. */
  readonly shift: number;
  /** 1 where its deliveries are not purged yet. */
  readonly recent: 0 | 1;
  readonly deliveries: string;
}

/** What all copies of one database have in common. */
export interface Growth {
  readonly templates: Templates;
  /** How many cases there are to be, those that were played not counted. */
  readonly count: number;
  /** The latest are from this time. */
  readonly now: number;
}

const DAY = 24 * 60 * 60_000;
/** As long as closed cases are kept, and deliveries. */
const CASES_SPAN = 90 * DAY;
const DELIVERIES_SPAN = 3 * DAY;
/** Of those who came a second time. */
const STILL_OPEN = 0.1;
const OPEN_SPAN = 5 * DAY;

/** Everybody comes twice: the first half of the cases are the first of their threads, the second half follow them. */
export function peopleOf({ count }: Pick<Growth, "count">): number {
  return Math.ceil(count / 2);
}

export function copyOf(growth: Growth, index: number): Copy {
  const people = peopleOf(growth);
  const { who, place, thread, line } = citizen(index % people);
  const isSecond = index >= people;
  const template = templateOf(growth, index);
  const at = lastChange(growth, index);
  return {
    template: template.id,
    templatePerson: template.person,
    templateConversation: template.conversation,
    id: caseIdOf(String(index), at),
    thread,
    ordinal: isSecond ? 2 : 1,
    person: who.id,
    conversation: place.conversation,
    line,
    at,
    shift: at - template.updatedAt,
    recent: at > growth.now - DELIVERIES_SPAN ? 1 : 0,
    deliveries: keyOf(String(index)),
  };
}

/** Who had the first case of this number. */
export function citizen(index: number): Resident {
  return resident(`citizen ${index}`);
}

/** True where the case of this number is one that still goes on. */
export function isOpen(growth: Pick<Growth, "count">, index: number): boolean {
  return index >= peopleOf(growth) && chanceOf(`open ${index}`) < STILL_OPEN;
}

/** In the order of their numbers, as they would be written; only what is still open is recent anyway. */
function lastChange(growth: Growth, index: number): number {
  const age = isOpen(growth, index) ? chanceOf(`age ${index}`) * OPEN_SPAN : (1 - index / growth.count) * CASES_SPAN;
  return Math.round(growth.now - age);
}

function templateOf(growth: Growth, index: number): Template {
  const { open, closed } = growth.templates;
  const from = isOpen(growth, index) ? open : closed;
  const template = from[Math.floor(chanceOf(`template ${index}`) * from.length)];
  if (!template) throw new Error("No case of this kind was played.");
  return template;
}
