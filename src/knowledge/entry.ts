import type { Cause, CodeAdvice, Correction, ErrorCode, Fix, Observation, TriageBlock } from "../diagnosis/knowledge";
import type { Phrase } from "../reading/reading";
import type { KnownCommand } from "./known-command";
import type { HousePolicy } from "./policy";

export type Path = readonly (string | number)[];

/** One thing read from a file, and where each part of it stands. */
export interface Entry<Value> {
  readonly file: string;
  readonly value: Value;
  /** The line of the part at `path`, or of the nearest part around it. */
  readonly lineOf: (path: Path) => number;
}

/** All that was read, file by file, before it is checked as a whole. */
export interface Content {
  readonly causes: Group<Cause>;
  readonly observations: Group<Observation>;
  readonly fixes: Group<Fix>;
  readonly corrections: Group<Correction>;
  readonly triage: Group<TriageBlock>;
  readonly codes: readonly Entry<ErrorCode>[];
  readonly codeAdvice: readonly Entry<CodeAdvice>[];
  readonly phrases: readonly Entry<Phrase>[];
  readonly commands: readonly Entry<KnownCommand>[];
  /** Absent where the helpdesk has none of its own, or where it could not be read. */
  readonly policy: Entry<HousePolicy> | undefined;
}

export interface Group<Value> {
  readonly entries: readonly Entry<Value>[];
  /** Ids of files that could not be read. Their mistakes are told already, so nothing that names them is one too. */
  readonly unreadable: ReadonlySet<string>;
}

export function problemAt(entry: Pick<Entry<unknown>, "file" | "lineOf">, path: Path, text: string): string {
  return `${entry.file}:${entry.lineOf(path)} ${text}`;
}

export function entryOf<Value extends { readonly id: string }>(
  group: Group<Value>,
  id: string,
): Entry<Value> | undefined {
  return group.entries.find((entry) => entry.value.id === id);
}

export function isKnown<Value extends { readonly id: string }>(group: Group<Value>, id: string): boolean {
  return group.unreadable.has(id) || entryOf(group, id) !== undefined;
}
