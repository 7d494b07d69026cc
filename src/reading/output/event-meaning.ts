import { canonicalCode } from "../canonical-code";
import type { EventRecord } from "./event-record";
import type { Finding } from "./output-kind";

const SESSION_HOST = /TerminalServices-RemoteConnectionManager/i;
const SELF_SIGNED = /self[- ]signed|selbstsigniert|auto-?sign|autofirmad/i;
const SERVER = /serv(?:er|eur|idor)/i;
const CLIENT_CREDENTIAL =
  /client[- ]credential|clientanmelde|identification (?:de |du )?client|credencial(?:es)? (?:de |del )?cliente/i;

/** What an event says. Ids alone are not enough: Group Policy has a 1058, and .NET a 1026, of their own. */
export function eventMeaning(record: EventRecord): readonly Finding[] {
  switch (record.id) {
    case "1057":
    case "1058":
      return isOf(record, SESSION_HOST, SELF_SIGNED) ? [{ observation: "host-crypto-event", value: "1057-1058" }] : [];
    case "36870":
    case "36871":
    case "36874":
    case "36888":
      return cryptoMeaning(record);
    case "1026":
      return disconnectMeaning(record);
    case "4625":
      return failedSignIn(record);
    default:
      return otherMeaning(record);
  }
}

function isOf({ source, message }: EventRecord, provider: RegExp, words: RegExp): boolean {
  return source === "" ? words.test(message) : provider.test(source);
}

/** Schannel logs the same ids for connections that the machine itself makes; those are no concern of Remote Desktop. */
function cryptoMeaning({ id, source, message }: EventRecord): readonly Finding[] {
  if (source !== "" && !/schannel/i.test(source)) return [];
  if (id === "36870") {
    return CLIENT_CREDENTIAL.test(message) ? [] : [{ observation: "host-crypto-event", value: "36870-only" }];
  }
  const isServers = id !== "36871" || (SERVER.test(message) && !CLIENT_CREDENTIAL.test(message));
  return isServers ? [{ observation: "host-crypto-event", value: "36871-36874" }] : [];
}

/** 0 to 3 and 263 tell that somebody or something ended it on purpose. */
const ON_PURPOSE = new Set(["0", "1", "2", "3", "263"]);

function disconnectMeaning(record: EventRecord): readonly Finding[] {
  if (
    !/TerminalServices-(?:ClientActiveXCore|RDPClient)/i.test(record.source) &&
    !/ClientActiveX/i.test(record.message)
  ) {
    return [];
  }
  const reason =
    /=\s?(\d{1,10})\)/.exec(record.message)?.[1] ?? /^\d{1,10}$/.exec(record.values.get("value") ?? "")?.[0];
  const code = reason === undefined || ON_PURPOSE.has(reason) ? undefined : canonicalCode(Number(reason));
  return code === undefined ? [] : [{ observation: "error-code", value: code }];
}

const SUB_STATUS = ["substatus", "sub status", "unterstatus", "sous-état", "sous-statut", "subestado"];
const STATUS = ["status", "état", "statut", "estado"];
const LOGON_TYPE = ["logontype", "logon type", "anmeldetyp", "type d'ouverture de session", "tipo de inicio de sesión"];
/** Sign-ins over the network, that come back to a session, and of Remote Desktop. */
const REMOTE_TYPES = new Set(["3", "7", "10"]);
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^0xc00000(?:64|6a)$/, "wrong-name-or-password"],
  [/^0xc0000(?:071|072|193|224|234)$/, "account-state"],
  [/^0xc000015b$/, "logon-type-not-granted"],
  [/^0xc0000(?:05e|133|18c)$/, "no-logon-server"],
  [/^0xc0000(?:06e|06f|070|413)$/, "other"],
];

function failedSignIn({ values }: EventRecord): readonly Finding[] {
  const first = (names: readonly string[]) =>
    names.map((name) => values.get(name)).find((value) => value !== undefined);
  if (!REMOTE_TYPES.has(first(LOGON_TYPE) ?? "")) return [];
  const sub = first(SUB_STATUS)?.toLowerCase();
  const status = sub === "0x0" ? first(STATUS)?.toLowerCase() : sub;
  const [, value] = REASONS.find(([pattern]) => pattern.test(status ?? "")) ?? [];
  return value === undefined ? [] : [{ observation: "event-4625", value }];
}

const OTHERS: Readonly<Record<string, { readonly source: RegExp; readonly words?: RegExp; readonly value: string }>> = {
  "1006": { source: SESSION_HOST, value: "flood-1006" },
  "6167": { source: /^LSA ?\(?Srv\)?/i, value: "duplicate-sid-6167" },
  "2056": { source: /SessionBroker/i, value: "broker-2056-1296" },
  "1296": { source: /SessionBroker/i, value: "broker-2056-1296" },
  "7022": {
    source: /^Service Control Manager/i,
    words: /TermService|Remote Desktop Services|Remotedesktopdienste|Services Bureau|Servicios de Escritorio/i,
    value: "service-hung-7022",
  },
  "50": { source: /^TermDD$/i, value: "protocol-50-56" },
  "56": { source: /^TermDD$/i, value: "protocol-50-56" },
};

function otherMeaning({ id, source, message }: EventRecord): readonly Finding[] {
  const other = OTHERS[id];
  return other?.source.test(source) && other.words?.test(message) !== false
    ? [{ observation: "event-other", value: other.value }]
    : [];
}
