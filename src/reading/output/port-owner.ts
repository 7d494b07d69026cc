import { isCommand } from "./command-line";
import { isPort } from "./is-target";
import { runLength } from "./line-run";
import type { OutputKind, Surroundings } from "./output-kind";

const HEADING =
  /^(?:Active Connections|Aktive Verbindungen|Connexions actives|Conexiones activas|Proto\s+\S+|LocalAddress\s+LocalPort|Image Name\s+PID|Abbildname\s+PID|Nom de l'image\s+PID|Nombre de imagen\s+PID|[=-]{3,}(?:\s+[=-]{3,})+$)/i;
const SOCKET = /^(?:TCP|UDP)\s+\S+:\d{1,5}\s+\S+:[\d*]{1,5}(?:\s|$)/i;
/** The state is written in the language of Windows, the empty other end is not. */
const LISTENS = /^TCP\s+\S+:(\d{1,5})\s+(?:0\.0\.0\.0|\[::\]|\*):[0*]\s+\p{L}+(?:\s+(\d{1,7}))?$/iu;
const CONNECTION =
  /^\S+\s+(\d{1,5})\s+\S+\s+\d{1,5}\s+(Listen|Established|Bound|TimeWait|CloseWait|SynSent)\b.*?(?:\s(\d{1,7}))?$/i;
const PROCESS = /^([\w.-]{1,60}\.exe|System)\s+(\d{1,7})(?:\s+(.*))?$/i;
const OWNER = /^\[([^\]\s]{1,60}\.exe)\]$/i;
const SERVICE = /^\w{3,40}$/;
const NO_OWNER = /^(?:Can not obtain ownership information|Es konnten keine Besitzerinformationen)/i;
const TOOLS = /\b(?:netstat|tasklist|Get-NetTCPConnection|findstr)\b/i;

/** netstat and Get-NetTCPConnection, with tasklist for the numbers of programs. */
export const portOwner: OutputKind = {
  name: "netstat, tasklist",
  lengthAt: (lines, at) =>
    isSocketLine(lines[at] ?? "") || (HEADING.test(lines[at] ?? "") && !/^[=-]/.test(lines[at] ?? ""))
      ? runLength(lines, at, (line, where) => belongs(lines, line, where))
      : 0,
  read: (passage, around) => {
    const lines = passage.lines.filter((line) => line !== "");
    const owners = new Set([...namedOwners(lines, around), ...numberedOwners(lines, around)]);
    const [owner] = owners;
    return owners.size === 1 && owner !== undefined ? [{ observation: "port-owner", value: owner }] : [];
  },
};

function isSocketLine(line: string): boolean {
  return (
    SOCKET.test(line) ||
    CONNECTION.test(line) ||
    OWNER.test(line) ||
    /^\S+\.exe\s+\d{1,7}\s+(?:\w+|Services\s+\d.*)$/i.test(line)
  );
}

function belongs(lines: readonly string[], line: string, at: number): boolean {
  if (HEADING.test(line) || SOCKET.test(line) || CONNECTION.test(line) || PROCESS.test(line) || OWNER.test(line)) {
    return true;
  }
  return (
    NO_OWNER.test(line) ||
    (SERVICE.test(line) && SOCKET.test(lines[at - 1] ?? "")) ||
    (isCommand(line) && TOOLS.test(line))
  );
}

/** netstat -b: below the socket the service, where there is one, and the program. */
function namedOwners(lines: readonly string[], around: Surroundings): readonly string[] {
  return lines.flatMap((line, at) => {
    const port = LISTENS.exec(line)?.[1];
    if (port === undefined || !isRdpPort(port, around)) return [];
    const [second = "", third = ""] = lines.slice(at + 1, at + 3);
    const service = SERVICE.test(second) ? second : undefined;
    return ownerOf(OWNER.exec(service === undefined ? second : third)?.[1], service ?? "");
  });
}

function numberedOwners(lines: readonly string[], around: Surroundings): readonly string[] {
  const numbers = lines.flatMap((line) => {
    const [, port, pid] = LISTENS.exec(line) ?? [];
    const [, localPort, state, owner] = CONNECTION.exec(line) ?? [];
    if (port !== undefined) return isRdpPort(port, around) && pid !== undefined ? [pid] : [];
    return localPort !== undefined && /listen/i.test(state ?? "") && isRdpPort(localPort, around) && owner
      ? [owner]
      : [];
  });
  return lines.flatMap((line) => {
    const [, image, pid, services = ""] = PROCESS.exec(line) ?? [];
    return pid !== undefined && numbers.includes(pid) ? ownerOf(image, services) : [];
  });
}

/** Many services share svchost.exe; one of them forwards ports. So it has to name its service. */
function ownerOf(image: string | undefined, services: string): readonly string[] {
  if (image === undefined) return [];
  if (/^svchost\.exe$/i.test(image)) return /\bTermService\b/i.test(services) ? ["remote-desktop"] : [];
  return /\.exe$/i.test(image) ? ["other-program"] : [];
}

/** Only the usual port or the one that was named: other programs listen on its neighbours. */
function isRdpPort(port: string, around: Surroundings): boolean {
  return around.port === undefined ? port === "3389" : isPort(port, around);
}
