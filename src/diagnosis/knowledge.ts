/**
 * What the bot knows, as types. The content stands in `knowledge/*.yaml`; `src/knowledge` loads and checks it.
 * Diagnosis uses the numbers and ids, `view` the texts.
 */
export interface Knowledge {
  readonly causes: readonly Cause[];
  readonly observations: readonly Observation[];
  readonly fixes: readonly Fix[];
  readonly codes: readonly ErrorCode[];
  readonly codeAdvice: readonly CodeAdvice[];
  readonly corrections: readonly Correction[];
  readonly triage: readonly TriageBlock[];
  readonly policy: Policy;
}

/** How often an answer is given when a cause holds; the numbers stand in `numbers.ts`. */
export type Likelihood = "typical" | "sometimes" | "rare" | "rules-out";
/** How often a fix ends the trouble when a cause holds. */
export type CureChance = "usually" | "sometimes" | "rarely";
/** `read` changes nothing · `safe` · `disruptive` drops sessions or network · `weakens` must be undone · `dangerous` never automatic · `never` not offered. */
export type Risk = "read" | "safe" | "disruptive" | "weakens" | "dangerous" | "never";
export type Layer = "client" | "path" | "host" | "identity" | "control-plane" | "service";
/** Who is able to make an observation or carry out a fix. `local-admin` administers their own device. */
export type Role =
  | "end-user"
  | "local-admin"
  | "host-admin"
  | "network-admin"
  | "azure-contributor"
  | "pam-admin"
  | "domain-admin";
/** Groups of error codes that share their prior weights; see `code-family.ts`. */
export type CodeFamily =
  | "pair" // 0x904 with 0x7, the dialog "This computer can't connect to the remote computer"
  | "socket-closed" // 0x904 with another or no extended code, 0x404, 0x304
  | "unreachable" // 0x204, 0x104, 0x108, 0x208, 0x508, 0x604, 0x704
  | "sign-in" // 0x…07: CredSSP, TLS and account errors
  | "licensing" // 0x808, 0x908, extended 0x100 to 0x10b
  | "session" // extended 0x1 to 0x6, 0xb, 0xc, 0xf to 0x1a: the session ran and ended
  | "gateway" // 0x3000001 to 0x3000050
  | "other"
  | "none"; // no code known

export interface Cause {
  readonly id: string;
  /** A sentence for the person: what is wrong, in plain words, without a full stop. */
  readonly title: string;
  readonly layer: Layer;
  /** Relative weight by code family; a family that is absent counts `PRIOR_ABSENT`. */
  readonly prior: Readonly<Partial<Record<CodeFamily, number>>>;
  /** observation id → value id → label. A value without a label has the background rate of that answer. */
  readonly evidence: Readonly<Record<string, Readonly<Record<string, Likelihood>>>>;
  readonly sources: readonly Source[];
}

export interface Observation {
  readonly id: string;
  /** Short, for lists: "Port test". */
  readonly name: string;
  /** Plain words, to the person. */
  readonly question: string;
  /** Why it is asked, one plain sentence. */
  readonly why: string;
  /** How to find out, when that is not plain: shown with the question. */
  readonly how?: readonly Step[];
  /** Always ends with a value "unknown" ("I don't know"). */
  readonly values: readonly ObservationValue[];
  /** A regular expression (source) for further legal values, for example error codes. */
  readonly pattern?: string;
  readonly askedOf: Role;
  readonly minutes: number;
  /** True where the answer says what the person can do (the `can-…` ones): a capability, not a symptom. */
  readonly capability?: Role;
  /** True for what is copied from a screen word by word (a code, a message, an event): it is trusted further. */
  readonly copied?: boolean;
  readonly known?: Known;
  /** Answers that make the question pointless: a port test from here says nothing of a target behind a gateway. */
  readonly pointlessAfter?: readonly { readonly observation: string; readonly value: string }[];
  /** True for what a helpdesk asks everybody: it is asked before handing over, so that the packet holds it. */
  readonly basic?: boolean;
  /** False for what only text, forms or results tell; the planner then never asks it on its own. */
  readonly asked: boolean;
}

/**
 * Who can tell an answer, where that is not usual. `sometimes`, `seldom`: what people never tried, or never had to look
 * up · `at-first`: what people see and tell by themselves; who has told a good deal and not this does not know it ·
 * `when-wrong`: a finding that those come upon whose trouble it is, while others see nothing in it.
 */
export type Known = "sometimes" | "seldom" | "at-first" | "when-wrong";

export interface ObservationValue {
  readonly id: string;
  readonly label: string;
  /** Background rate of this answer among those who know it, relative to the other values; 0 for "unknown". */
  readonly share: number;
}

export interface Fix {
  readonly id: string;
  /** Imperative, plain, at most 60 characters. */
  readonly title: string;
  readonly cures: readonly Cure[];
  readonly where: "client" | "host" | "azure" | "router" | "gateway" | "licensing" | "pam" | "idp" | "none";
  readonly needs: Role;
  readonly minutes: number;
  readonly risk: Risk;
  /** True for a test that lets the person in or tells something but leaves the cause in place. */
  readonly test: boolean;
  /** True for handing over to a human, which the planner weighs by itself and never proposes as a fix. */
  readonly handsOver?: boolean;
  /** Why it helps, one or two plain sentences. */
  readonly why: string;
  /** What it does to security, work or others; required for `disruptive`, `weakens`, `dangerous`. */
  readonly warning?: string;
  readonly before: readonly Step[];
  readonly steps: readonly Step[];
  readonly check: readonly Step[];
  readonly undo: Undo;
  /** For somebody who cannot do it: the text to send to whoever can. Required unless `needs` is `end-user` or it is not offered. */
  readonly request?: string;
  /** What the outcome tells besides: "worked" or "failed" → observation id → value id. */
  readonly reveals: Readonly<Partial<Record<"worked" | "failed", Readonly<Record<string, string>>>>>;
  /** Where advice on the web goes wrong about this. Required for risk `never`. */
  readonly correction?: string;
  readonly sources: readonly Source[];
  /** Date of the last review, YYYY-MM-DD. */
  readonly reviewed: string;
  /** Who keeps it right: a team or a person, as the helpdesk calls them. */
  readonly owner: string;
}

export interface Cure {
  readonly cause: string;
  readonly chance: CureChance;
  /** Another chance once an answer is known; the first that matches counts. */
  readonly unless: readonly {
    readonly observation: string;
    readonly value: string;
    readonly chance: CureChance | "no";
  }[];
}

/**
 * `steps`: how to take the change back. `none`: why nothing need be taken back. `irreversible`: why it cannot be taken
 * back, so that it needs consent.
 */
export type Undo = { readonly steps: readonly Step[] } | { readonly none: string } | { readonly irreversible: string };

export interface Step {
  readonly text: string;
  /** A click path, from the first thing to open to the last. */
  readonly click?: readonly string[];
  readonly command?: Command;
}

export interface Command {
  readonly shell: "powershell" | "cmd" | "bash";
  /** True when the shell must be started as administrator. */
  readonly elevated: boolean;
  /** Where it is typed. */
  readonly on: "client" | "host" | "cloud-shell";
  /** May hold slots such as `{host}`, each inside quotes of its shell; see `details.ts`. */
  readonly run: string;
}

export interface Source {
  readonly title: string;
  readonly url: string;
}

export interface ErrorCode {
  /** Hex in lower case without leading zeros, for example "0x904". */
  readonly code: string;
  readonly table: CodeTable;
  readonly symbol?: string;
  /** What it officially means, in our own words. */
  readonly meaning: string;
  readonly status: "documented" | "windows-text-only" | "undocumented";
  /** What it tells a diagnosis; absent where it is the error code or the extended code itself, or tells nothing. */
  readonly tells?: { readonly observation: string; readonly value: string };
  /** More fitting than the advice for its family. */
  readonly notSaid?: string;
  readonly lookFirst?: string;
  readonly source: Source;
}

/**
 * The number space that a code belongs to. `disconnect`: the error code of the dialog, RD Gateway messages included ·
 * `extended`: its extended code · `negotiation`: RDP negotiation failure · `sub-status`: of the sign-in event 4625.
 */
export type CodeTable = "disconnect" | "extended" | "negotiation" | "sub-status";

/** What all codes of a family have in common. */
export interface CodeAdvice {
  readonly family: CodeFamily | "negotiation" | "sub-status";
  /** What the code does not say, although it is often read that way. */
  readonly notSaid: string;
  readonly lookFirst: string;
}

/** Advice from the web that is wrong or dangerous. */
export interface Correction {
  readonly id: string;
  /** The advice, as an imperative of at most 60 characters: "Rename the MachineKeys folder". */
  readonly advice: string;
  /** Words that tell of it, in the form of `phrases.yaml`. */
  readonly says: readonly string[];
  readonly wrong: string;
  readonly instead: string;
  /** The fix that does it right. */
  readonly fix?: string;
  /** What having followed the advice means for the machine. */
  readonly risk: Risk;
  /** How to get back once it was done. `sameAs`: as the undo of that fix. */
  readonly undo: Undo | { readonly sameAs: string };
  readonly sources: readonly Source[];
  readonly reviewed: string;
  readonly owner: string;
}

/** One read-only block of commands that answers several observations at once. */
export interface TriageBlock {
  readonly id: string;
  /** Imperative, plain, at most 60 characters. */
  readonly title: string;
  readonly needs: Role;
  readonly minutes: number;
  readonly why: string;
  /** Answers that show that it cannot be run: it is a Windows matter, the person has a Mac. */
  readonly pointlessAfter?: readonly { readonly observation: string; readonly value: string }[];
  readonly steps: readonly Step[];
  /** How to read what it prints: a line that matches the regular expression (source) states the answer, `$1` its first group. */
  readonly reads: readonly { readonly line: string; readonly observation: string; readonly value: string }[];
  /** Its last line; without it the output was cut off. */
  readonly end: string;
  readonly sources: readonly Source[];
  readonly reviewed: string;
  readonly owner: string;
}

/** What a helpdesk decides for its people. */
export interface Policy {
  /** Ids of fixes that are not offered. */
  readonly hide: readonly string[];
  /** The highest risk that is offered to somebody who does not administer the target, and to somebody who does. */
  readonly mostRisk: { readonly endUser: Risk; readonly administrator: Risk };
  /** What a hand-over costs: the human's minutes, the person's waiting, the work that lies. */
  readonly handOverMinutes: number;
}
