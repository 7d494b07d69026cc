import type { Answer } from "../../diagnosis/evidence";

/** One kind of printed output. Its patterns read in linear time, and what it tells is certain, or it tells nothing. */
export interface OutputKind {
  readonly name: string;
  /** How many lines from `at` on are of this kind; 0 where it does not start there. */
  readonly lengthAt: (lines: readonly string[], at: number) => number;
  readonly read: (passage: Passage, around: Surroundings) => readonly Finding[];
}

export interface Passage {
  /** Trimmed, without the signs that chats, mails and editors put in front. */
  readonly lines: readonly string[];
  /** The command line right above, or "". */
  readonly command: string;
}

/** What the rest of the message says. */
export interface Surroundings {
  /** Computers and the port that people say they connect to; empty and undefined where nobody said. */
  readonly hosts: readonly string[];
  readonly port: string | undefined;
  /** A moment that is past for certain, in milliseconds: the newest that the message shows. There is no clock here. */
  readonly past: number | undefined;
}

/** Where findings differ the stronger ones count: a policy (1) over the setting, the setting (0) over a hint (-1). */
export interface Finding extends Answer {
  readonly strength?: -1 | 1;
}

export const NOTHING: OutputKind["read"] = () => [];
