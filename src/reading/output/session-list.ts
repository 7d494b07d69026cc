import { runLength } from "./line-run";
import type { OutputKind } from "./output-kind";

const HEADING =
  /^(?:SESSIONNAME|SITZUNGSNAME|SESSION|NOMBRE DE SESI[ÓO]N|USERNAME|BENUTZERNAME|UTILISATEUR|NOMBRE DE USUARIO)\s+(?:USERNAME|BENUTZERNAME|UTILISATEUR|NOMBRE DE USUARIO|SESSIONNAME|SITZUNGSNAME|SESSION|NOMBRE DE SESI[ÓO]N)\b/i;
const NAMED =
  /^(?:services|console|rdp-tcp|rdp-tcp#\d+|rdp-sxs\d+\S*)\s+(?:\S+\s+)?\d{1,5}\s+[\p{L}]{3,12}\.?(?:\s+\S+)?$/iu;
const ROW = /^(?:\S+\s+)?(?:\S+\s+)?\d{1,5}\s+\p{L}{3,12}\.?(?:\s.*)?$/u;
const LISTENER = /^rdp-tcp\s+65536\s+(?:listen|abh|écout|ecout|escuch|ascolt)\p{L}*\.?(?:\s+rdpwd)?$/iu;

/**
 * qwinsta, query session, quser. Only a listener that listens says something: where its line is missing the end of the
 * list may have been cut, and one that is down does not tell who has the port instead.
 */
export const sessionList: OutputKind = {
  name: "qwinsta",
  lengthAt: (lines, at) => {
    const first = lines[at] ?? "";
    return HEADING.test(first) || NAMED.test(first)
      ? runLength(lines, at, (line) => HEADING.test(line) || ROW.test(line))
      : 0;
  },
  read: ({ lines, command }) =>
    lines.some((line) => LISTENER.test(line)) && !/[/-]server:/i.test(command)
      ? [{ observation: "port-owner", value: "remote-desktop" }]
      : [],
};
