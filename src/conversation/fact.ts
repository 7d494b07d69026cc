import type { Details } from "../diagnosis/details";
import type { Answer, FixOutcome } from "../diagnosis/evidence";
import type { HandOverReason } from "../diagnosis/plan";
import type { Change, CloseReason, Prompt } from "./case";
import type { Person, Place } from "./event";

/** Something that happened in a case. The facts of a case, in order, are its transcript and its audit trail. */
export type Fact = { readonly at: number; readonly from?: FactSource } & FactBody;

/** What brought a fact about where the person did not. */
export type FactSource = "timer" | "platform";

export type FactBody =
  /** `carried`: changes of the person's earlier case that are still open. */
  | {
      readonly kind: "opened";
      readonly id: string;
      readonly by: Person;
      readonly place: Place;
      readonly carried: readonly Change[];
    }
  /** The platform's address of the place changed. */
  | { readonly kind: "moved"; readonly place: Place }
  | { readonly kind: "said"; readonly text: string }
  | {
      readonly kind: "answered";
      readonly answers: readonly Answer[];
      readonly how: "text" | "form" | "choice" | "outcome" | "code";
    }
  /** Said uncertainly, or left unticked on a form. */
  | { readonly kind: "hinted"; readonly answers: readonly Answer[] }
  | { readonly kind: "told-details"; readonly details: Details }
  | { readonly kind: "intake-done" }
  | { readonly kind: "prompted"; readonly prompt: Prompt }
  /** `choice` is absent when something else overtook the prompt. */
  | { readonly kind: "settled"; readonly prompt: string; readonly choice?: string }
  | { readonly kind: "consented"; readonly fix: string }
  | { readonly kind: "rated-fix"; readonly fix: string; readonly outcome: FixOutcome }
  | { readonly kind: "changed"; readonly fix: string }
  | { readonly kind: "undone"; readonly fix: string }
  /** The change was not made after all. */
  | { readonly kind: "unchanged"; readonly fix: string }
  | { readonly kind: "postponed-undo"; readonly fix: string }
  | { readonly kind: "works"; readonly fix?: string }
  | { readonly kind: "fixed" }
  | { readonly kind: "came-back" }
  | { readonly kind: "handed-over"; readonly reason: HandOverReason | "asked" }
  | { readonly kind: "went-on" }
  | { readonly kind: "started-over" }
  /** The person did something that changed nothing else. */
  | { readonly kind: "heard" }
  | { readonly kind: "followed-up" }
  /** By the time that it could be asked, it was too late to ask. */
  | { readonly kind: "follow-up-skipped" }
  | { readonly kind: "held" }
  | { readonly kind: "reminded"; readonly fixes: readonly string[] }
  /** The platform said for good that nobody is there. */
  | { readonly kind: "unreachable" }
  | { readonly kind: "reachable" }
  | { readonly kind: "closed"; readonly reason: CloseReason };
