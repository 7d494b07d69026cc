import type { ErrorCode } from "../diagnosis/knowledge";

/** The codes that the knowledge lists, as canonical hex. They decide whether a number without "0x" is a code. */
export interface KnownCodes {
  readonly disconnect: ReadonlySet<string>;
  readonly extended: ReadonlySet<string>;
}

export function knownCodes(codes: readonly ErrorCode[]): KnownCodes {
  const inTable = (table: ErrorCode["table"]) =>
    new Set(codes.filter((code) => code.table === table).map((code) => code.code));
  return { disconnect: inTable("disconnect"), extended: inTable("extended") };
}
