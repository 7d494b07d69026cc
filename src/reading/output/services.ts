import { labelledValues, labelRun, runLength } from "./line-run";
import type { Finding, OutputKind } from "./output-kind";

const STATES =
  "Running|Stopped|StartPending|StopPending|Start Pending|Stop Pending|Paused|PausePending|ContinuePending";
const HEADING = /^(?:Status\s+Name\s+DisplayName|Name\s+(?:Status|State)(?:\s|$))/i;
const LINE = /^-{2,}(?:\s+-{2,})*$/;
const ROW = new RegExp(`^(?:${STATES})\\s+[\\w$-]+(?:\\s+.*)?$`, "i");
const REVERSED = new RegExp(`^[\\w$-]+\\s+(?:${STATES})(?:\\s+\\w+)*$`, "i");
const OWN_ROW = new RegExp(`^(?:(${STATES})\\s+TermService(?:\\s.*)?|TermService\\s+(${STATES})(?:\\s+\\w+)*)$`, "i");
/** What people say with the same words stands alone: "Running TermService again did nothing". */
const SHOWN_NAME =
  /\bTermService\s+(?:Remote Desktop|Remotedesktop|Services? Bureau|Servicios? de Escritorio)[\p{L}\s-]{0,40}(?:\.{3}|…)?$/iu;

/** Get-Service as a table. */
export const serviceTable: OutputKind = {
  name: "Get-Service",
  lengthAt: (lines, at) => {
    const first = lines[at] ?? "";
    if (!HEADING.test(first) && !(ROW.test(first) && /\b(?:TermService|SessionEnv|UmRdpService)\b/i.test(first)))
      return 0;
    const length = runLength(
      lines,
      at,
      (line) => HEADING.test(line) || LINE.test(line) || ROW.test(line) || REVERSED.test(line),
    );
    return isTable(lines.slice(at, at + length)) ? length : 0;
  },
  read: ({ lines }) =>
    lines.flatMap((line) => {
      const match = OWN_ROW.exec(line);
      return match === null ? [] : stateFinding(match[1] ?? match[2] ?? "");
    }),
};

function isTable(lines: readonly string[]): boolean {
  const rows = lines.filter((line) => ROW.test(line) && /^\S+\s+(?:TermService|SessionEnv|UmRdpService)\s/i.test(line));
  return lines.some((line) => LINE.test(line) || SHOWN_NAME.test(line)) || rows.length > 1;
}

const SC_LABELS =
  "SERVICE_NAME|NOMBRE_SERVICIO|NOM_SERVICE|DISPLAY_NAME|TYPE|TYP|TIPO|STATE|STATUS|ÉTAT|ETAT|ESTADO|WIN32_EXIT_CODE|SERVICE_EXIT_CODE|CHECKPOINT|WAIT_HINT|PID|FLAGS|START_TYPE|ERROR_CONTROL|BINARY_PATH_NAME|LOAD_ORDER_GROUP|TAG|DEPENDENCIES|SERVICE_START_NAME";
const SC = new RegExp(`^(?:(?:${SC_LABELS})\\s*:(?:\\s|$)|\\((?:NOT_)?STOPPABLE)`, "i");
/** The number does not depend on the language. */
const SC_STATES: Readonly<Record<string, string>> = {
  "1": "Stopped",
  "2": "Start Pending",
  "3": "Stop Pending",
  "4": "Running",
};

/** sc query. */
export const serviceQuery: OutputKind = {
  name: "sc query",
  lengthAt: labelRun(/^(?:SERVICE_NAME|NOMBRE_SERVICIO|NOM_SERVICE|WIN32_EXIT_CODE|SERVICE_EXIT_CODE)\s*:/i, SC),
  read: ({ lines }) => {
    const values = labelledValues(lines);
    const first = (...labels: readonly string[]) => labels.map((label) => values.get(label)).find((value) => value);
    if (first("service_name", "nombre_servicio", "nom_service")?.toLowerCase() !== "termservice") return [];
    const number = /^([1-7])\s+\p{L}/u.exec(first("state", "status", "état", "etat", "estado") ?? "")?.[1];
    return stateFinding(SC_STATES[number ?? ""] ?? "", values.get("service_start_name"));
  },
};

const LIST =
  /^(?:Name|DisplayName|Status|State|StartType|StartMode|StartName|ServiceType|CanStop|CanShutdown|CanPauseAndContinue|DependentServices|ServicesDependedOn|RequiredServices|ServiceName|ServiceHandle|MachineName|Site|Container|ExitCode|ProcessId|PathName)\s*:(?:\s|$)/i;

/** A service as a list: Get-Service | Format-List, or what the bot's own question asks for. */
export const serviceList: OutputKind = {
  name: "Win32_Service",
  lengthAt: (lines, at) => {
    const length = labelRun(
      new RegExp(`^(?:Name\\s*:\\s*TermService|(?:State|Status)\\s*:\\s*(?:${STATES}))$`, "i"),
      LIST,
    )(lines, at);
    const values = labelledValues(lines.slice(at, at + length));
    return values.has("startname") || values.has("startmode") || values.get("name")?.toLowerCase() === "termservice"
      ? length
      : 0;
  },
  read: ({ lines, command }) => {
    const values = labelledValues(lines);
    const name = values.get("name") ?? /\bName='?(\w+)/i.exec(command)?.[1] ?? "TermService";
    return name.toLowerCase() === "termservice"
      ? stateFinding(values.get("state") ?? values.get("status") ?? "", values.get("startname"))
      : [];
  },
};

/** Paused and the like are no state that the vocabulary knows. */
function stateFinding(state: string, account?: string): readonly Finding[] {
  const words = state.toLowerCase().replace(/\s/g, "");
  if (words === "running" && account !== undefined && !/^NT AUTHORITY\\Network ?Service$/i.test(account)) {
    // Windows of other languages name the account otherwise: only accounts that are plainly others count.
    return /^(?:LocalSystem|NT AUTHORITY\\(?:System|Local ?Service))$/i.test(account)
      ? [{ observation: "termservice-state", value: "wrong-account" }]
      : [];
  }
  const value = { running: "running", stopped: "stopped", startpending: "hung", stoppending: "hung" }[words];
  return value === undefined ? [] : [{ observation: "termservice-state", value }];
}
