import type { Details } from "../diagnosis/details";
import type { Evidence, FixOutcome } from "../diagnosis/evidence";
import type { HandOverReason } from "../diagnosis/plan";
import type { Person, Place } from "./event";

/** `fixed` and `closed` end a case; a later message opens a new one, or takes a fixed one up again. */
export type Stage = "intake" | "asking" | "trying" | "fixed" | "with-desk" | "closed";

/** One person's trouble with one connection, as it stands. Plain JSON. */
export interface Case {
  readonly id: string;
  readonly reporter: Person;
  readonly place: Place;
  readonly openedAt: number;
  readonly stage: Stage;
  readonly evidence: Evidence;
  /** What commands are filled with. */
  readonly details: Details;
  /** What the person typed, secrets cut out, oldest first; see MAX_WORDS in evolve.ts. */
  readonly words: readonly string[];
  readonly tried: readonly TriedFix[];
  readonly ledger: readonly Change[];
  /** Fixes that the person agreed to after reading what they weaken or endanger. */
  readonly consented: readonly string[];
  readonly intakeDone: boolean;
  /** Questions answered so far; each field of a form is one. */
  readonly asked: number;
  /** Triage blocks that were shown; none is offered again. */
  readonly triaged: readonly string[];
  /** The prompt that awaits an answer; there is at most one. */
  readonly prompt?: Prompt;
  /** How many prompts were put so far; their ids are "1", "2", … */
  readonly prompts: number;
  /** The fix that ended the trouble, once one did; absent when the person said that it works again by itself. */
  readonly solvedBy?: string;
  /** True once the trouble is over, even if changes must still be undone before the case is fixed. */
  readonly works: boolean;
  /** True after the person chose to go on although a human would be quicker. */
  readonly goesOnAlone: boolean;
  /** When the person last did anything; what a timer does is no sign of them. */
  readonly heardAt: number;
  /** When the case was last fixed. */
  readonly fixedAt?: number;
  /** When the person was asked whether the last fix held, or it had become too late to ask. */
  readonly followedUpAt?: number;
  /** How often the person was reminded since they last changed something, and when for the last time. */
  readonly reminders: number;
  readonly remindedAt?: number;
  /** True while the platform says that nobody is there. */
  readonly unreachable: boolean;
  readonly closedFor?: CloseReason;
}

/** `held`: the person said that the fix held · `silence`: nothing was heard for long. */
export type CloseReason = "held" | "silence";

export interface TriedFix {
  readonly fix: string;
  readonly outcome: FixOutcome;
  readonly at: number;
}

/** A change to a machine that can be taken back. */
export interface Change {
  /** Id of the fix that made it, or of the correction of what was done before. */
  readonly fix: string;
  readonly since: number;
  /** When it was taken back. */
  readonly undoneAt?: number;
  /** True when the person could not take it back at once; it is not asked for before the next fix again. */
  readonly postponed: boolean;
}

/** One question or offer put to the person, answered once. */
export type Prompt = { readonly id: string } & PromptBody;

/** `before`: what was asked when an interlude began, to be asked again after it. */
export type PromptBody =
  | { readonly kind: "intake"; readonly fields: readonly IntakeField[] }
  /** `block`: triage that would answer this and more at once. */
  | { readonly kind: "question"; readonly observation: string; readonly block?: string }
  | { readonly kind: "triage"; readonly block: string }
  /** What codes mean, with the offer to go on from them. */
  | { readonly kind: "code"; readonly codes: readonly string[]; readonly unreadable: readonly string[] }
  | { readonly kind: "consent"; readonly fix: string }
  | { readonly kind: "fix"; readonly fix: string }
  | { readonly kind: "tested"; readonly fix: string }
  | { readonly kind: "undo"; readonly fix: string; readonly reason: UndoReason; readonly before?: PromptBody }
  | { readonly kind: "correct"; readonly observations: readonly string[]; readonly before?: PromptBody }
  | { readonly kind: "solved" }
  /** A while after a case was fixed: did it hold? */
  | { readonly kind: "follow-up" }
  | { readonly kind: "handed-over"; readonly reason: HandOverReason | "asked" }
  | { readonly kind: "forget"; readonly before?: PromptBody };

export type PromptKind = PromptBody["kind"];

/** `did-not-help`: before the next fix · `advised`: done on bad advice, before the next fix · `before-closing`: it works, the case is held open · `asked`: the person typed undo · `reminded`: it has been in place for long, and the trouble is not over. */
export type UndoReason = "did-not-help" | "advised" | "before-closing" | "asked" | "reminded";

/** `codes`: error-code and extended-code in one text field · `target`: name or address of the computer, for commands · `environment`: several of ENVIRONMENT · the others: one observation. */
export type IntakeField = "codes" | "target" | "environment" | "failing-moment" | "can-administer-host";
