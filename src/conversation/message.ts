import type { Detail, Details } from "../diagnosis/details";
import type { Answer } from "../diagnosis/evidence";
import type { HandOverReason, Plan, RankedCause } from "../diagnosis/plan";
import type { SecretKind, ToldCorrection } from "../reading/reading";
import type { Case, Change, IntakeField, Prompt, PromptBody } from "./case";

/** What the bot has to say, before `view` finds the words. */
export type Message =
  /** `isShared`: others read along. */
  | { readonly kind: "welcome"; readonly isShared: boolean }
  | PromptMessage
  /** The asides of a fix card: why, commands as text, correct, status, undo list. */
  | { readonly kind: "menu"; readonly prompt: Prompt }
  | { readonly kind: "why"; readonly plan: Plan; readonly prompt: Prompt | undefined }
  | { readonly kind: "commands"; readonly prompt: Prompt }
  /** What to send to somebody who can do the fix. */
  | { readonly kind: "request"; readonly fix: string }
  | { readonly kind: "correction"; readonly told: ToldCorrection }
  /** The packet once more, as text to copy. */
  | { readonly kind: "packet-text"; readonly packet: Packet }
  | { readonly kind: "status"; readonly case: Case; readonly causes: readonly RankedCause[] }
  | { readonly kind: "ledger"; readonly changes: readonly Change[] }
  /** Codes, looked up while a diagnosis is running. */
  | { readonly kind: "code-meaning"; readonly codes: readonly string[]; readonly unreadable: readonly string[] }
  | { readonly kind: "help" }
  | {
      readonly kind: "settled";
      readonly prompt: Prompt;
      readonly choice: string | undefined;
      readonly given: readonly Answer[];
    }
  /** What stays of the open card of a case that was closed. */
  | { readonly kind: "closed-card"; readonly prompt: Prompt }
  /** `changes`: what weakens security and is still in place; at least one. */
  | { readonly kind: "reminder"; readonly changes: readonly Change[] }
  /** `changes`: what is still to be taken back, and goes on with the person's next case. */
  | { readonly kind: "closed-in-silence"; readonly changes: readonly Change[] }
  | { readonly kind: "noted"; readonly answers: readonly Noted[] }
  | { readonly kind: "noted-details"; readonly details: Details }
  | { readonly kind: "refused-detail"; readonly detail: Detail; readonly given: string }
  | { readonly kind: "secrets-cut"; readonly secrets: readonly SecretKind[] }
  | { readonly kind: "unreadable-field"; readonly value: string }
  | { readonly kind: "started-over"; readonly changes: readonly Change[] }
  | { readonly kind: "forgotten"; readonly changes: readonly Change[] }
  | { readonly kind: "notice"; readonly notice: Notice };

/** What was taken from the person's words. `unsure`: they were not certain, or it was not said plainly. */
export interface Noted extends Answer {
  readonly unsure?: true;
}

/** A message that awaits an answer. `noted`: what the person's last words were taken to say, to be played back. */
export type PromptMessage =
  | Put<
      "intake",
      {
        readonly fields: readonly IntakeField[];
        /** The environments that are still open; empty where the form does not ask for them. */
        readonly environments: readonly string[];
        readonly noted: readonly Noted[];
      }
    >
  | Put<"question", { readonly noted: readonly Noted[] }>
  | Put<"triage", { readonly noted: readonly Noted[] }>
  | Put<"code", object>
  | Put<"consent", { readonly plan: Plan }>
  | Put<"fix", { readonly plan: Plan; readonly noted: readonly Noted[] }>
  | Put<"tested", { readonly stillOpen: boolean }>
  | Put<"undo", object>
  | Put<"correct", { readonly answers: readonly Noted[] }>
  | Put<"solved", { readonly case: Case; readonly causes: readonly RankedCause[] }>
  | Put<"follow-up", { readonly solvedBy: string | undefined }>
  | Put<"handed-over", { readonly packet: Packet }>
  | Put<"forget", { readonly changes: readonly Change[] }>;

/** What a human needs to go on: the case as it stands, and why the bot stops. */
export interface Packet {
  readonly case: Case;
  readonly plan: Plan;
  readonly reason: HandOverReason | "asked";
  /** The best fix that the person cannot do and somebody else could. */
  readonly forOthers: string | undefined;
  readonly at: number;
}

type Put<Kind extends PromptBody["kind"], Rest> = {
  readonly kind: Kind;
  readonly prompt: Prompt & { readonly kind: Kind };
} & Rest;

/** Short remarks that need nothing but their own words. */
export type Notice =
  | "already-answered"
  | "not-yours"
  | "case-gone"
  | "button-not-ours"
  | "see-above"
  | "no-pictures"
  | "nothing-said"
  | "cut-short"
  | "output-cut"
  | "output-unread"
  | "not-understood"
  | "choose-first"
  | "held-open"
  | "still-held-open"
  | "nothing-to-undo"
  | "nothing-to-correct"
  | "nothing-more-alone"
  | "added-to-packet"
  | "kept"
  | "glad-it-works"
  | "it-holds"
  | "case-closed"
  | "told-after-closing";
