import type { Case } from "../conversation/case";
import type { Place } from "../conversation/event";
import type { Fact } from "../conversation/fact";
import type { View } from "../view/view";

/**
 * What must outlive the process. All of one turn is committed in one transaction.
 * Every implementation passes `test/contracts/store.ts`.
 */
export interface Store {
  /** The latest case of a thread, open or closed. */
  latest(thread: string): Promise<StoredCase | undefined>;
  /** A case by its id, whoever it belongs to. */
  find(caseId: string): Promise<StoredCase | undefined>;
  /** The answer that was given to a delivery, if it was committed before. */
  seen(deliveryId: string): Promise<Seen | undefined>;
  /** Rejects and writes nothing when `signal` is aborted before the transaction ends. */
  commit(turn: Turn, signal?: AbortSignal): Promise<"saved" | "conflict" | { readonly repeat: Seen }>;
  /** The oldest unsent message of each conversation; those tried least come first, then the older ones. */
  unsent(limit: number): Promise<readonly Outgoing[]>;
  /** `messageId`: the platform's id, needed to replace the message later. Nothing else of a sent message is kept. */
  markSent(id: number, messageId: string | undefined): Promise<void>;
  /** Notes a failed attempt; a message given up is not returned by `unsent` again. */
  markFailed(id: number, reason: string, giveUp: boolean): Promise<void>;
  /** The facts of a case, oldest first: the transcript. */
  transcript(caseId: string): Promise<readonly Fact[]>;
  /**
   * Removes cases last touched before `before` (ms since 1970) with all that belongs to them, and inbox entries as old.
   * What is removed is also wiped from the disk; that takes a moment, so it is for a quiet hour.
   */
  purge(before: number): Promise<{ readonly cases: number }>;
  /** Resolves when the store can be read and written. */
  check(): Promise<void>;
  close(): Promise<void>;
}

export interface StoredCase {
  readonly thread: string;
  readonly revision: number;
  readonly state: Case;
}

/** What the platform was answered; `undefined` answer: nothing but the acknowledgement. */
export interface Seen {
  readonly answer: View | undefined;
}

/** All that one delivery brought about. */
export interface Turn {
  readonly deliveryId: string;
  readonly at: number;
  readonly place: Place;
  /** The platform's id of the person whose delivery it was. */
  readonly person: string;
  /** The case that was there when the turn was decided: a `replace` means a prompt of it. */
  readonly about: string | undefined;
  readonly answer: View | undefined;
  /** Absent when the delivery changed no case. */
  readonly change?: CaseChange;
  /**
   * Erases every case, fact, inbox entry and message of this person in this channel and tenant; then there is no `change`.
   * What this turn says is sent all the same, and nothing of it stays once it is sent or given up.
   */
  readonly forget?: PersonKey;
  readonly messages: readonly NewMessage[];
}

export interface CaseChange {
  readonly thread: string;
  /** The thread's latest case when the turn was decided; a conflict when by now it is another or has changed. */
  readonly latest: { readonly id: string; readonly revision: number } | undefined;
  /** That case as it stands now, or (with another id) a new one that follows it. */
  readonly state: Case;
  readonly facts: readonly Fact[];
  /** When that case wants to be woken, in milliseconds since 1970; absent when it never does. */
  readonly wakeAt: number | undefined;
}

export interface PersonKey {
  readonly channel: string;
  readonly tenant: string;
  readonly person: string;
}

/** `post`: a new message. `replace`: puts `view` in the place of the message that carried the prompt. */
export type NewMessage =
  | { readonly kind: "post"; readonly view: View }
  | { readonly kind: "replace"; readonly prompt: string; readonly messageId: string | undefined; readonly view: View };

export interface Outgoing {
  readonly id: number;
  readonly caseId: string | undefined;
  readonly place: Place;
  readonly attempts: number;
  /** For `replace`: the platform's id of the message, from the delivery or from when it was sent; absent if it never was. */
  readonly message: NewMessage;
}
