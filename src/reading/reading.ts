import type { Detail, Details } from "../diagnosis/details";
import type { Answer } from "../diagnosis/evidence";

/** What one message says, as far as it was understood. Nothing in it still holds a secret. */
export interface Reading {
  /** The message with secrets cut out, trimmed, at most `MAX_TEXT` characters. */
  readonly text: string;
  readonly secrets: readonly SecretKind[];
  /** True when the message was longer than `MAX_TEXT` and its end was left out. */
  readonly cutShort: boolean;
  readonly command?: TypedCommand;
  /** Observations that the message states, each at most once. */
  readonly answers: readonly Answer[];
  /** What it says as a guess ("maybe since the update"), or only makes likely; none of these is among the answers. */
  readonly hints: readonly Answer[];
  /** Names and numbers that commands can be filled with. */
  readonly details: Details;
  /** Bad advice that the message tells of. */
  readonly corrections: readonly ToldCorrection[];
  /** Present where the message holds what a triage block printed; its answers are among the others. */
  readonly triage?: TriageOutput;
}

export interface ToldCorrection {
  readonly id: string;
  /** True where it was done, not only asked about. */
  readonly done: boolean;
}

export interface TriageOutput {
  readonly block: string;
  /** False where its last line is missing. */
  readonly whole: boolean;
}

export type SecretKind = "password" | "token" | "one-time-code" | "private-key" | "connection-string" | "recovery-key";

/** Error codes stand as canonical hex: lower case, no leading zeros, "0x904". */
export type TypedCommand =
  | { readonly kind: "help" | "start-over" | "status" | "why" | "undo" | "human" | "forget-me" }
  /** `refused`: what was given and cannot be one. */
  | {
      readonly kind: "set";
      readonly details: Details;
      readonly refused: readonly { readonly detail: Detail; readonly given: string }[];
    }
  | { readonly kind: "code"; readonly codes: readonly string[]; readonly unreadable: readonly string[] };

/** Words that state an observation, as data: `knowledge/phrases.yaml`. */
export interface Phrase {
  readonly observation: string;
  readonly value: string;
  /**
   * Any of these, in lower case, words separated by single spaces. `(on|over)` stands for one of several wordings,
   * `[company]` for one that may be left out, `*` for up to three words of any kind, `&` between parts in any order.
   */
  readonly says: readonly string[];
  /** Answers from which this one follows; it may have no words of its own. */
  readonly follows?: readonly Answer[];
  /** The value when the phrase is denied ("not on the VPN"); without it a denied phrase says nothing. */
  readonly denied?: string;
  /** True where the words make the value only likely ("our server" most often runs Windows Server): a hint. */
  readonly likely?: boolean;
  /** True where the words only name a thing: it is there, whether it works or not ("my office PC is fine"). */
  readonly names?: boolean;
  /** True for a hint that counts only where nothing else is said: a PC is the target unless a server is named too. */
  readonly fallback?: boolean;
}
