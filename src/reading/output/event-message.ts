import { eventMeaning } from "./event-meaning";
import { runLength } from "./line-run";
import type { OutputKind } from "./output-kind";

/** The ids by the first words of their messages, in English. */
const IDS: readonly (readonly [RegExp, string])[] = [
  [/^The RD Session Host Server has failed to create a new self signed certificate/i, "1057"],
  [/^The RD Session Host Server has failed to replace the expired self signed certificate/i, "1058"],
  [
    /^A fatal error occurred when attempting to access the (?:TLS|SSL) (?:server|client) credential private key/i,
    "36870",
  ],
  [/^A fatal error occurred while creating an? (?:TLS|SSL) (?:server|client) credential/i, "36871"],
  [/^An? (?:TLS|SSL) [\d.]{1,4} connection request was received from a remote client application, but none/i, "36874"],
  [/^RDP ClientActiveX has been disconnected \(/i, "1026"],
];
const OTHERS =
  /certificate (?:to be )?used for RD Session Host|RD Session Host Server authentication|^(?:RDP ClientActiveX (?:is trying|has connected)|An account failed to log on\.$|A fatal error occurred )/i;

/** The message of an event without its id, as people copy it. */
export const eventMessage: OutputKind = {
  name: "the message of an event",
  lengthAt: (lines, at) =>
    isMessage(lines[at] ?? "") ? runLength(lines, at, (line, where) => isMessage(line) || isBroken(lines, where)) : 0,
  read: ({ lines }) =>
    lines.flatMap((line, at) => {
      const id = idOf(line);
      const broken = lines.slice(at + 1).findIndex((_, after) => !isBroken(lines, at + 1 + after));
      const rest = lines.slice(at, broken < 0 ? lines.length : at + 1 + broken);
      return id === undefined ? [] : eventMeaning({ id, source: "", message: rest.join(" "), values: new Map() });
    }),
};

function isMessage(line: string): boolean {
  return idOf(line) !== undefined || OTHERS.test(line);
}

function idOf(line: string): string | undefined {
  return IDS.find(([message]) => message.test(line))?.[1];
}

/** A long line that does not end with its sentence was broken there. */
function isBroken(lines: readonly string[], at: number): boolean {
  const before = lines[at - 1] ?? "";
  return before.length >= 50 && !/[.!?)]$/.test(before);
}
