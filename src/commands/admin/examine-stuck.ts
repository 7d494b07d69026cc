import type { Kysely } from "kysely";
import { findGivenUp, findOverdue, findWaiting, type StuckMessages } from "../../storage/find-stuck";
import type { Tables } from "../../storage/tables";
import { cutTokens } from "../../turn/log";
import { countOf } from "./amounts";
import { bad, type Finding, good } from "./finding";

const MINUTE_MS = 60_000;
const LONG_MS = 10 * MINUTE_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;
const REASON_LENGTH = 160;

/** What should have happened by now: messages that do not leave, and cases that nobody wakes. */
export async function examineStuck(database: Kysely<Tables>, now: number): Promise<readonly Finding[]> {
  return [
    waiting(await findWaiting(database, now - LONG_MS)),
    givenUp(await findGivenUp(database, now - DAY_MS)),
    overdue(await findOverdue(database, now - LONG_MS)),
  ];
}

function waiting(stuck: StuckMessages): Finding {
  if (stuck.messages === 0) return good("messages: none waits longer than 10 minutes");
  const since = `the oldest since ${iso(stuck.since)}`;
  const remedy = "See whether the server runs and reaches the platform; it tries again by itself, for a day.";
  return bad(`messages: ${countOf(stuck.messages, "message")} waiting, ${since}. ${remedy}${reasonsOf(stuck)}`);
}

function givenUp(stuck: StuckMessages): Finding {
  if (stuck.messages === 0) return good("messages: none given up in the last day");
  const remedy = "These people got no answer. Where they removed or blocked the bot nothing is to be done.";
  return bad(`messages: ${countOf(stuck.messages, "message")} given up in the last day. ${remedy}${reasonsOf(stuck)}`);
}

function overdue({ cases, since }: { readonly cases: number; readonly since: number | undefined }): Finding {
  if (cases === 0) return good("timers: no case is overdue");
  const remedy = "See whether the server runs; its log says why a case cannot be woken.";
  return bad(`timers: ${countOf(cases, "case")} to be woken, the first since ${iso(since)}. ${remedy}`);
}

function reasonsOf({ reasons }: StuckMessages): string {
  return reasons
    .map(({ reason, messages }) => `\n   ${messages} × ${reason === undefined ? "not tried yet" : shown(reason)}`)
    .join("");
}

/** What a platform or a library says may hold a token. */
function shown(reason: string): string {
  return cutTokens(reason).replaceAll(/\s+/g, " ").slice(0, REASON_LENGTH);
}

function iso(time: number | undefined): string {
  return new Date(time ?? 0).toISOString();
}
