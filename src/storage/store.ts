import type { Case, Stage } from "../conversation/case";
import type { ChannelName, Place } from "../conversation/event";
import type { Fact } from "../conversation/fact";
import type { View } from "../view/view";
import type { ChannelRates } from "./pace";

/**
 * What must outlive the process. All of one turn is committed in one transaction.
 * Every implementation passes `test/contracts/store.ts`. Times are milliseconds since 1970.
 */
export interface Store {
  /** The latest case of a thread, open or closed. */
  latest(thread: string): Promise<StoredCase | undefined>;
  /** A case by its id, whoever it belongs to. */
  find(caseId: string): Promise<StoredCase | undefined>;
  /** A person's cases, the latest first. */
  casesOf(person: PersonKey, limit: number): Promise<readonly Case[]>;
  /** The answer that was given to a delivery, if it was committed before. */
  seen(deliveryId: string): Promise<Seen | undefined>;
  /** Rejects and writes nothing when `signal` is aborted before the transaction ends. */
  commit(turn: Turn, signal?: AbortSignal): Promise<"saved" | "conflict" | { readonly repeat: Seen }>;
  /** Cases that want to be woken by `now`, the longest overdue first. */
  due(now: number, limit: number): Promise<readonly StoredCase[]>;
  /**
   * Hands out messages to send, at most one of each conversation: its oldest, if it rests no more and the rates of the
   * channel allow it. Nobody else gets them before `until`; by then they have to be marked.
   */
  claim(claim: Claim): Promise<readonly Outgoing[]>;
  /** `messageId`: the platform's id, needed to replace the message later. Nothing else of a sent message is kept. */
  markSent(id: number, sent: { readonly at: number; readonly messageId: string | undefined }): Promise<void>;
  /** Notes a failed attempt, and gives the message back. Nothing happens where the claim has passed to another sender. */
  markFailed(id: number, failure: Failure): Promise<void>;
  /** Takes all claims back. For the start of a process that is the only one: whoever made them is dead. */
  takeBackClaims(): Promise<void>;
  /** What waits to be sent. */
  waiting(): Promise<Waiting>;
  /** Open cases by stage; stages without any are left out. */
  openCases(): Promise<Readonly<Partial<Record<Stage, number>>>>;
  /** The facts of a case, oldest first: the transcript. */
  transcript(caseId: string): Promise<readonly Fact[]>;
  /**
   * Removes what is older than the given times: closed cases with all that belongs to them, and the ids of deliveries.
   * Returns how many cases were removed.
   */
  purge(before: { readonly closedCases: number; readonly deliveries: number }): Promise<number>;
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
  /** When the case wants to be woken; `undefined`: never. */
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

export interface Claim {
  /** Whoever claims; another name for every process. */
  readonly sender: string;
  readonly now: number;
  readonly until: number;
  readonly limit: number;
  /** Channels that are left out have no limit. */
  readonly rates: Readonly<Partial<Record<ChannelName, ChannelRates>>>;
}

export interface Failure {
  readonly sender: string;
  readonly at: number;
  readonly reason: string;
  /** When to try again; `undefined`: the message is given up, and the next one of the conversation follows. */
  readonly retryAt: number | undefined;
}

export interface Outgoing {
  readonly id: number;
  readonly caseId: string | undefined;
  readonly place: Place;
  /** The platform's id of the person whose delivery caused it. */
  readonly person: string;
  readonly attempts: number;
  readonly createdAt: number;
  /** For `replace`: the platform's id of the message, from the delivery or from when it was sent; absent if it never was. */
  readonly message: NewMessage;
}

export interface Waiting {
  readonly messages: number;
  /** When the oldest of them was to be sent; absent where nothing waits. */
  readonly since: number | undefined;
}
