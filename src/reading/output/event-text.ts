import { eventMeaning } from "./event-meaning";
import type { EventRecord } from "./event-record";
import { labelledValues } from "./line-run";
import type { OutputKind } from "./output-kind";

const ID = "Event ?ID|Id|Ereignis-ID|ID de l'événement|Id\\. de(?:l)? evento";
const SOURCE = "Source|ProviderName|Provider|Quelle|Origen";
const LOG = "Log ?Name|Protokollname|Nom du journal|Nombre de registro|TimeCreated|ProviderName";
const MESSAGE = "Description|Message|Beschreibung|Descripción";
const OTHER =
  "Date|Datum|Fecha|Logged|Task|Task ?Category|Aufgabenkategorie|Catégorie de la tâche|Categoría de la tarea|Level|LevelDisplayName|Ebene|Niveau|Nivel|Opcode|OpcodeDisplayName|Keywords?|KeywordsDisplayNames|Schlüsselwörter|Mots clés|Palabras clave|User|User ?Id|User Name|Benutzer|Utilisateur|Usuario|Computer|MachineName|Ordinateur|Equipo|RecordId|ProcessId|ThreadId|Version|Qualifiers|ContainerLog|ProviderId";
const pattern = (names: string, rest = "") => new RegExp(`^(?:${names})\\s{0,30}:${rest}`, "i");
const STARTS = new RegExp(
  `^(?:Event\\[\\d+\\]:?$|(?:${LOG})\\s{0,30}:\\s+\\S|(?:${ID})\\s{0,30}:\\s+\\d{1,5}$|(?:${SOURCE})\\s{0,30}:\\s+(?:Schannel|TermDD|LsaSrv|Microsoft-Windows-|Service Control))`,
  "i",
);
const LABELS = new RegExp(
  `^(?:Event\\[\\d+\\]:?$|(?:${[ID, SOURCE, LOG, MESSAGE, OTHER].join("|")})\\s{0,30}:(?:\\s|$))`,
  "i",
);
const ID_LINE = pattern(ID, "\\s+(\\d{1,5})$");
const SOURCE_LINE = pattern(SOURCE, "\\s+(\\S.*)$");
const MESSAGE_LINE = pattern(MESSAGE);
const SIGN_IN_LABEL =
  /^(?:Subject|Security ID|Account (?:Name|Domain)|Logon (?:ID|Type|Process)|Account For Which|Failure|Status|Sub Status|Process Information|Caller Process|Network Information|Workstation Name|Source (?:Network|Port)|Detailed Auth|Authentication Package|Transited|Package Name|Key Length|Antragsteller|Sicherheits-ID|Konto|Anmelde|Fehler(?:informationen|ursache)|Unterstatus|Prozess|Aufrufprozess|Netzwerkinformationen|Arbeitsstationsname|Quell|Sujet|ID de sécurité|Nom du compte|Type d'ouverture|État|Sous-|Asunto|Id\. de seguridad|Nombre de cuenta|Tipo de inicio|Estado|Subestado)[^:\n]{0,40}:/i;
const MOST_BLANK = 2;
/** One line alone ("Event ID: 1057") is what people type. */
const LEAST_LABELS = 2;

/** Events as lists: wevtutil /f:text, Get-WinEvent | Format-List, and what the event viewer copies, in four languages. */
export const eventText: OutputKind = {
  name: "events as text",
  lengthAt: (lines, at) => {
    if (!STARTS.test(lines[at] ?? "")) return 0;
    const length = lengthOf(lines, at);
    const labels = lines.slice(at, at + length).filter((line) => LABELS.test(line));
    return labels.length >= LEAST_LABELS ? length : 0;
  },
  read: ({ lines }) => recordsOf(lines).flatMap(eventMeaning),
};

function lengthOf(lines: readonly string[], from: number): number {
  let length = 0;
  let inMessage = false;
  let isSignIn = false;
  for (let at = from; at < lines.length && at - from - length <= MOST_BLANK; at += 1) {
    const line = lines[at] ?? "";
    if (line === "") continue;
    if (LABELS.test(line)) inMessage = MESSAGE_LINE.test(line);
    else if (!(inMessage && goesOn(lines, at)) && !(isSignIn && SIGN_IN_LABEL.test(line))) break;
    isSignIn ||= ID_LINE.exec(line)?.[1] === "4625";
    length = at - from + 1;
  }
  return length;
}

/** A message ends with its sentence; what a narrow window broke goes on, and it may begin on a line of its own. */
function goesOn(lines: readonly string[], at: number): boolean {
  const before = lines.slice(Math.max(0, at - 1 - MOST_BLANK), at).findLast((line) => line !== "") ?? "";
  return MESSAGE_LINE.test(before) && before.endsWith(":") ? true : lines[at - 1] !== "" && !/[.!?]$/.test(before);
}

function recordsOf(lines: readonly string[]): readonly EventRecord[] {
  const groups: string[][] = [[]];
  let seen = new Set<string>();
  for (const line of lines) {
    const label = /^[^:\n]{1,40}:/.exec(line)?.[0].toLowerCase();
    const isMain = label !== undefined && LABELS.test(line);
    if (/^Event\[/i.test(line) || (isMain && seen.has(label))) {
      groups.push([]);
      seen = new Set();
    }
    if (isMain) seen.add(label);
    groups.at(-1)?.push(line);
  }
  return groups.map(recordOf);
}

function recordOf(lines: readonly string[]): EventRecord {
  const first = (line: RegExp) => lines.map((one) => line.exec(one)?.[1]).find((value) => value !== undefined) ?? "";
  const from = lines.findIndex((line) => MESSAGE_LINE.test(line));
  return {
    id: first(ID_LINE),
    source: first(SOURCE_LINE),
    message: from < 0 ? "" : lines.slice(from).join(" "),
    values: labelledValues(lines),
  };
}
