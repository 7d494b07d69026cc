import { isCommand } from "./command-line";
import { isHost } from "./is-target";
import { runLength } from "./line-run";
import type { OutputKind } from "./output-kind";

const CERTAIN =
  /^(?:(?:Get|Set|Test|Resolve|Restart|Start|Stop|Enable|Invoke|Select|New|Remove)-[A-Za-z]+\s?: \S|\+ (?:CategoryInfo|FullyQualifiedErrorId|~+|(?:Get|Set|Test|Resolve|Restart|Start|Stop|Enable|Invoke)-[A-Za-z]+)|(?:At line|In Zeile|Au caractère Ligne|En línea)\s?:\s?\d|(?:ERROR|FEHLER|ERREUR|ERROR de sintaxis)\s?:\s{1,3}(?:The system (?:was unable to find|cannot find)|Access is denied|Invalid (?:syntax|key name)|\([A-Za-z]+\)|Das System|Der angegebene|Zugriff verweigert|Le système|Accès refusé|El sistema|Acceso denegado)|System error \d+ has occurred|Systemfehler \d+ aufgetreten|L['’]erreur système \d+|Error de sistema \d+|\[SC\] \S+|The requested operation requires elevation|Der angeforderte Vorgang erfordert erhöhte Rechte)/i;
const REFUSAL =
  /^(?:Access is denied|Zugriff verweigert|Accès refusé|Acceso denegado|Access to the path .{0,200} is denied)\.?$/i;
const NO_EVENTS = /NoMatchingEventsFound|No events were found that match the specified selection criteria/i;
const CRYPTO_EVENTS = ["1057", "1058", "36870", "36871", "36874"];
const UNKNOWN_NAME = /^Resolve-DnsName\s?: (\S+)\s?:|DNS_ERROR_RCODE_NAME_ERROR/i;

/**
 * What a shell prints instead of output: "Access is denied" there is no message of Remote Desktop. "No events" counts for
 * a query of the System log that asked for all of the events; the Security log says the same to who may not read it.
 */
export const consoleErrors: OutputKind = {
  name: "errors of a shell",
  lengthAt: (lines, at) => {
    const first = lines[at] ?? "";
    const isRefusal = REFUSAL.test(first) && isCommand(lineBefore(lines, at));
    return CERTAIN.test(first) || isRefusal
      ? runLength(lines, at, (line, where) => where === at || CERTAIN.test(line) || REFUSAL.test(line))
      : 0;
  },
  read: ({ lines, command }, around) => {
    const asksForAll = /LogName=["']?System\b/i.test(command) && CRYPTO_EVENTS.every((id) => command.includes(id));
    if (asksForAll && lines.some((line) => NO_EVENTS.test(line))) {
      return [{ observation: "host-crypto-event", value: "none" }];
    }
    const isUnknown = lines.some((line) => /DNS_ERROR_RCODE_NAME_ERROR|: DNS name does not exist/i.test(line));
    const name = lines.map((line) => UNKNOWN_NAME.exec(line)?.[1]).find((one) => one !== undefined);
    return isUnknown && name !== undefined && isHost([name], around)
      ? [{ observation: "port-test", value: "name-fails" }]
      : [];
  },
};

function lineBefore(lines: readonly string[], at: number): string {
  return lines.slice(Math.max(0, at - 2), at).findLast((line) => line !== "") ?? "";
}
