import type { Generated } from "kysely";

/**
 * The tables as all databases have them: JSON as text, times in milliseconds since 1970, yes and no as 1 and 0.
 * `channel`, `tenant` and `person` stand in every table by whose rows a person is forgotten.
 */
export interface Tables {
  readonly cases: CaseRow;
  readonly facts: FactRow;
  readonly inbox: InboxRow;
  readonly outbox: OutboxRow;
  readonly paces: PaceRow;
  readonly tallies: TallyRow;
}

export type TableName = keyof Tables;

/** What orders the rows of each table. A table comes after those that its rows refer to. */
export const KEYS: { readonly [Name in TableName]: readonly (keyof Tables[Name] & string)[] } = {
  cases: ["id"],
  facts: ["case_id", "seq"],
  inbox: ["delivery"],
  outbox: ["id"],
  paces: ["key"],
  tallies: ["kind", "name", "outcome"],
};
export const TABLE_NAMES = Object.keys(KEYS) as readonly TableName[];

export interface CaseRow {
  readonly id: string;
  readonly thread: string;
  /** 1 for the thread's first case, 2 for the one that follows it … */
  readonly ordinal: number;
  readonly channel: string;
  readonly tenant: string;
  readonly person: string;
  readonly stage: string;
  readonly revision: number;
  readonly state: string;
  /** How many facts the case has; the next one gets this number. */
  readonly fact_count: number;
  readonly opened_at: number;
  readonly updated_at: number;
  /** When the case wants to be woken. */
  readonly wake_at: number | null;
}

export interface FactRow {
  readonly case_id: string;
  readonly seq: number;
  readonly at: number;
  readonly kind: string;
  readonly fact: string;
}

interface InboxRow {
  /** A digest of the delivery's id, so that what a channel builds its ids from cannot stay behind. */
  readonly delivery: string;
  readonly at: number;
  readonly answer: string | null;
  readonly channel: string;
  readonly tenant: string;
  /** Empty once the person is forgotten. */
  readonly person: string;
}

export interface OutboxRow {
  readonly id: Generated<number>;
  readonly case_id: string | null;
  readonly channel: string;
  readonly tenant: string;
  /** The queue of a conversation, see `lineOf`. */
  readonly line: string;
  readonly person: string;
  /** Emptied when the message is sent, as is `view`. */
  readonly place: string;
  readonly kind: "post" | "replace";
  readonly prompt: string | null;
  readonly view: string;
  readonly message_id: string | null;
  /** 1 for the goodbye to a person who is forgotten: nothing of it stays once it is sent or given up. */
  readonly fleeting: number;
  readonly attempts: number;
  readonly failure: string | null;
  readonly created_at: number;
  /** Not to be sent before. */
  readonly due_at: number;
  readonly claimed_by: string | null;
  readonly claimed_until: number | null;
  readonly sent_at: number | null;
  readonly given_up_at: number | null;
}

/** When the next message may follow, in a conversation or to a whole tenant. */
interface PaceRow {
  readonly key: string;
  readonly free_at: number;
}

/** What happened in cases that are erased or purged by now; nothing of a person. */
interface TallyRow {
  readonly kind: string;
  readonly name: string;
  readonly outcome: string;
  readonly count: number;
}
