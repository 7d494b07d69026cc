import type { Risk } from "../diagnosis/knowledge";

/** One template in `cards/<channel>/` for each; `notice` and `text` are sent as plain text and need none. */
export type ViewKind =
  | "notice"
  | "text"
  | "intake"
  | "question"
  | "consent"
  | "fix"
  | "undo"
  | "menu"
  | "why"
  | "status"
  | "summary"
  | "packet"
  | "code"
  | "correction"
  | "help"
  | "settled";

/**
 * A message before a channel dresses it. Every string is literal text: a channel must escape what its platform would
 * read as markup. Lists that do not apply are empty.
 */
export interface View {
  readonly kind: ViewKind;
  readonly title: string;
  /** Paragraphs. */
  readonly text: readonly string[];
  readonly facts: readonly ViewFact[];
  readonly sections: readonly ViewSection[];
  readonly fields: readonly ViewField[];
  /** At most five; what they belong to stands in `prompt`. */
  readonly choices: readonly ViewChoice[];
  /** Present where the view awaits an answer; each choice is sent back with these ids. */
  readonly prompt?: ViewPrompt;
  readonly fix?: { readonly id: string; readonly risk: Risk };
  /** A line in small print at the end: sources, date of review. */
  readonly footnote?: string;
}

export interface ViewPrompt {
  readonly case: string;
  readonly prompt: string;
}

export interface ViewFact {
  readonly label: string;
  readonly value: string;
}

export interface ViewSection {
  readonly title: string;
  readonly steps: readonly ViewStep[];
}

export interface ViewStep {
  /** "1", "2" …, or "" where the section has one step only. */
  readonly number: string;
  readonly text: string;
  /** "Start > Settings > System", or "". */
  readonly click: string;
  readonly command?: ViewCommand;
}

export interface ViewCommand {
  readonly shell: "powershell" | "cmd" | "bash";
  /** "PowerShell as administrator, on the target". */
  readonly label: string;
  readonly run: string;
}

export type ViewField =
  | {
      readonly kind: "text";
      readonly id: string;
      readonly label: string;
      readonly placeholder: string;
      readonly maxLength: number;
    }
  | {
      readonly kind: "one" | "several";
      readonly id: string;
      readonly label: string;
      readonly options: readonly ViewChoice[];
    };

export interface ViewChoice {
  readonly id: string;
  readonly label: string;
}
