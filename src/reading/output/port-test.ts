import { isTarget, type Tested } from "./is-target";
import { labelledValues, labelRun } from "./line-run";
import type { Finding, OutputKind, Passage, Surroundings } from "./output-kind";

const WARNING =
  "(?:WARNING|WARNUNG|AVERTISSEMENT|ADVERTENCIA)\\s?:\\s{0,9}.{0,80}(?:TCP|Ping|Name resolution|Namensauflösung|résolution de nom|resolución de nombre)";
const STARTS = new RegExp(
  `^(?:(?:ComputerName|RemoteAddress|RemotePort|InterfaceAlias|InterfaceIndex|InterfaceDescription|SourceAddress|NetAdapter|NetRoute \\(NextHop\\)|PingSucceeded|PingReplyDetails \\(RTT\\)|TcpTestSucceeded|TcpClientSocket|NameResolutionResults|NameResolutionSucceeded|AllNameResolutionResults|MatchingIPsecRules|NetworkIsolationContext|IsAdmin|TraceRoute|ResolvedAddresses|DNSOnlyRecords|LLMNRNetbiosRecords|BasicNameResolution)\\s{0,40}:(?:\\s|$)|${WARNING}|.{0,12}TCP connect to )`,
  "i",
);
/** Further addresses of a detailed test, and values that a narrow window moved to a line of their own. */
const FURTHER = /^(?:[\da-f]{0,4}[.:][\da-f.:%]+|\d{1,5}|True|False)$/i;
const NAME_FAILS = /\bname resolution of \S+ failed/i;

/** Test-NetConnection. A warning says nothing by itself: another address of the name may have answered. */
export const portTest: OutputKind = {
  name: "Test-NetConnection",
  lengthAt: labelRun(STARTS, FURTHER),
  read: (passage, around) => {
    const values = labelledValues(passage.lines);
    return isTarget(testedBy(passage), around) ? outcome(passage, values) : [];
  },
};

/** True for a port test of another machine or another program. */
export function isAboutOther(passage: Passage, around: Surroundings): boolean {
  return passage.lines.some((line) => STARTS.test(line)) && !isTarget(testedBy(passage), around);
}

function testedBy({ lines, command }: Passage): Tested {
  const values = labelledValues(lines);
  return {
    hosts: [values.get("computername") ?? commandHost(command), values.get("remoteaddress")],
    port: values.get("remoteport") ?? commandPort(command),
  };
}

function outcome({ lines }: Passage, values: ReadonlyMap<string, string>): readonly Finding[] {
  const succeeded = values.get("tcptestsucceeded")?.toLowerCase();
  if (succeeded === "true") return [{ observation: "port-test", value: "open" }];
  if (lines.some((line) => NAME_FAILS.test(line)) || isUnresolved(values)) {
    return [{ observation: "port-test", value: "name-fails" }];
  }
  return succeeded === "false" ? [{ observation: "port-test", value: "closed" }] : [];
}

/** In other languages the warning reads otherwise; then all that follows from an address is empty. */
function isUnresolved(values: ReadonlyMap<string, string>): boolean {
  return (
    /\p{L}/u.test(values.get("computername") ?? "") &&
    ["remoteaddress", "interfacealias", "sourceaddress"].every((label) => values.get(label) === "")
  );
}

export function commandHost(command: string): string | undefined {
  return /\b(?:Test-NetConnection|tnc)\s+(?:-ComputerName\s+)?['"]?(?!-)([^\s'"]+)/i.exec(command)?.[1];
}

export function commandPort(command: string): string | undefined {
  return /\s-(?:Remote)?Port\s+(\d{1,5})\b/i.exec(command)?.[1];
}
