import type { Answer } from "./evidence";

/** What to do next, and why. Minutes are expected values; chances are 0 to 1. */
export interface Plan {
  readonly move: Move;
  /** All causes, most likely first; `unexplained` is the chance that none of them holds. */
  readonly causes: readonly RankedCause[];
  readonly unexplained: number;
  /** Expected minutes from here when following the plan, and when handing over now. */
  readonly minutes: number;
  readonly handOverMinutes: number;
  /** The best move that was not chosen, and how many minutes dearer it is. */
  readonly runnerUp?: { readonly move: Move; readonly extraMinutes: number };
}

export interface RankedCause {
  readonly cause: string;
  readonly chance: number;
  /** Answers that speak for it and against it, strongest first, in bits (log2 of the likelihood ratio). */
  readonly evidence: readonly WeighedAnswer[];
}

export interface WeighedAnswer extends Answer {
  readonly bits: number;
}

export type Move =
  | {
      readonly kind: "ask";
      readonly observation: string;
      /** Expected minutes saved by asking, its own cost taken off; below 0 for what is asked only for the human's sake. */
      readonly gain: number;
      /** Where each answer would lead: value id → the next fix, or "hand-over"; empty where it was not worked out. */
      readonly leadsTo: Readonly<Record<string, string>>;
    }
  /** Several at once; ids of the fields that are worth asking. */
  | { readonly kind: "ask-form"; readonly fields: readonly string[]; readonly gain: number }
  | {
      readonly kind: "try";
      readonly fix: string;
      /** Chance that this person can do it and that it ends the trouble. */
      readonly chance: number;
      /** The cause that it is proposed against. */
      readonly against: string;
    }
  | { readonly kind: "hand-over"; readonly reason: HandOverReason };

/** `cheaper`: a human is expected to be quicker · `nothing-left`: no fix that this person may do · `unexplained`: no known cause fits. */
export type HandOverReason = "cheaper" | "nothing-left" | "unexplained";
