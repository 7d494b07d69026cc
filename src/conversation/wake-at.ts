import type { Knowledge } from "../diagnosis/knowledge";
import type { Case } from "./case";
import { weakeningChanges } from "./ledger";
import { BETWEEN_REMINDERS, CLOSE_AFTER, CLOSE_AFTER_REMINDER, FOLLOW_UP_AFTER, REMIND_AFTER } from "./times";

/** What is to happen without the person, and when, in milliseconds since 1970. */
export interface Timer {
  readonly kind: "closing" | "follow-up" | "reminder";
  readonly at: number;
}

/** When the case wants to be woken, in milliseconds since 1970; a closed one never. */
export function wakeAt(state: Case, knowledge: Knowledge): number | undefined {
  const times = timersOf(state, knowledge).map(({ at }) => at);
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** What is to be done at this time: one thing, and nothing besides where the case is to be closed. */
export function dueAt(state: Case, knowledge: Knowledge, at: number): Timer | undefined {
  return timersOf(state, knowledge).find((timer) => timer.at <= at);
}

/** Closing comes first: who was not heard of for so long is not asked or reminded once more at the same time. */
function timersOf(state: Case, knowledge: Knowledge): readonly Timer[] {
  if (state.stage === "closed") return [];
  const isWeakened = weakeningChanges(state, knowledge).length > 0;
  const closing: Timer = { kind: "closing", at: closesAt(state, isWeakened) };
  if (state.unreachable) return [closing];
  if (isWeakened) return [closing, { kind: "reminder", at: remindsAt(state) }];
  return state.stage === "fixed" ? [closing, ...followUps(state)] : [closing];
}

/** Reminders do not put it off, or a case with an open change would never end. */
function closesAt({ stage, heardAt, followedUpAt = 0, remindedAt }: Case, isWeakened: boolean): number {
  const silentFor = isWeakened ? CLOSE_AFTER.weakened : patienceAt(stage);
  const reminded = remindedAt === undefined ? 0 : remindedAt + CLOSE_AFTER_REMINDER;
  return Math.max(Math.max(heardAt, followedUpAt) + silentFor, reminded);
}

function patienceAt(stage: Case["stage"]): number {
  if (stage === "fixed") return CLOSE_AFTER.fixed;
  return stage === "with-desk" ? CLOSE_AFTER.withDesk : CLOSE_AFTER.open;
}

function followUps({ fixedAt, followedUpAt }: Case): readonly Timer[] {
  if (fixedAt === undefined || followedUpAt !== undefined) return [];
  return [{ kind: "follow-up", at: fixedAt + FOLLOW_UP_AFTER }];
}

/** Never within the first hours after the person was heard of; making a change is being heard of. */
function remindsAt({ heardAt, reminders, remindedAt }: Case): number {
  const quiet = heardAt + REMIND_AFTER;
  if (remindedAt === undefined) return quiet;
  const between = BETWEEN_REMINDERS[reminders - 1] ?? BETWEEN_REMINDERS[BETWEEN_REMINDERS.length - 1] ?? 0;
  return Math.max(quiet, remindedAt + between);
}
