import { isTarget } from "./is-target";
import type { OutputKind } from "./output-kind";
import { commandHost, commandPort } from "./port-test";

const QUIET = /\b(?:Test-NetConnection|tnc)\s.{0,200}\s-InformationLevel\s+["']?Quiet/i;

/** A port test that prints one word; only its command says what the word is about. */
export const quietPortTest: OutputKind = {
  name: "Test-NetConnection -InformationLevel Quiet",
  lengthAt: (lines, at) => (QUIET.test(lines[at] ?? "") && /^(?:True|False)$/i.test(lines[at + 1] ?? "") ? 2 : 0),
  read: ({ lines }, around) => {
    const [command = "", printed] = lines;
    const port = commandPort(command);
    if (port === undefined || !isTarget({ hosts: [commandHost(command)], port }, around)) return [];
    // False may also mean that the name was not found.
    return /^true$/i.test(printed ?? "") ? [{ observation: "port-test", value: "open" }] : [];
  },
};
