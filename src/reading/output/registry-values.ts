import { lineRun } from "./line-run";
import type { Finding, OutputKind } from "./output-kind";

interface Meaning {
  readonly name: string;
  readonly data: readonly number[];
  readonly observation: string;
  readonly value: string;
  /** Only under a key of this name; a value of a telling name needs none. */
  readonly under?: RegExp;
}

const MEANINGS: readonly Meaning[] = [
  { name: "fDenyTSConnections", data: [1], observation: "rdp-enabled", value: "no" },
  { name: "fDenyTSConnections", data: [0], observation: "rdp-enabled", value: "yes" },
  { name: "TSServerDrainMode", data: [1, 2], observation: "rdp-enabled", value: "drain-mode" },
  { name: "UserAuthentication", data: [1], observation: "nla-state", value: "required" },
  { name: "UserAuthentication", data: [0], observation: "nla-state", value: "not-required" },
  { name: "SecurityLayer", data: [0], observation: "security-settings", value: "rdp-layer-forced" },
  { name: "MinEncryptionLevel", data: [4], observation: "security-settings", value: "fips-or-high-encryption" },
  { name: "fPromptForPassword", data: [1], observation: "security-settings", value: "saved-logon-forbidden" },
  { name: "disabledomaincreds", data: [1], observation: "security-settings", value: "domain-credentials-forbidden" },
  { name: "LmCompatibilityLevel", data: [5], observation: "security-settings", value: "ntlm-restricted" },
  { name: "RestrictReceivingNTLMTraffic", data: [1, 2], observation: "security-settings", value: "ntlm-restricted" },
  { name: "RestrictSendingNTLMTraffic", data: [2], observation: "security-settings", value: "ntlm-restricted" },
  { name: "fClientDisableUDP", data: [1], observation: "udp-state", value: "off" },
  {
    name: "Enabled",
    data: [1],
    observation: "security-settings",
    value: "fips-or-high-encryption",
    under: /\\FipsAlgorithmPolicy$/i,
  },
  {
    name: "Enabled",
    data: [0],
    observation: "security-settings",
    value: "tls-versions-off",
    under: /\\Protocols\\TLS 1\.2\\Server$/i,
  },
  {
    name: "DisabledByDefault",
    data: [1],
    observation: "security-settings",
    value: "tls-versions-off",
    under: /\\Protocols\\TLS 1\.2\\Server$/i,
  },
];

/** A path of three steps is one, too, when its top was cut. */
const KEY = /^(?:(?:HKEY_[A-Z_]{3,30}|HK(?:LM|CU):?)\\[^:;,]*|[\w .-]{0,60}(?:\\[\w .-]{1,60}){3,12}\\?)$/i;
const ROW = /^(\S+)\s+REG_[A-Z_]{2,20}(?:\s+.*)?$/;
const NUMBER = /(?:^|\s)(\w+)\s+REG_DWORD\s+0x([\da-f]{1,8})(?=\s|$)/gi;
/** Get-ItemProperty prints values as a list, numbers as decimals. */
const LISTED = new RegExp(
  `^(${[...new Set(MEANINGS.filter(({ under }) => !under).map(({ name }) => name))].join("|")}|PortNumber|fEnableWinStation|fLogonDisabled|MaxInstanceCount)\\s+:\\s+(\\d{1,10})$`,
  "i",
);
/** What PowerShell adds, and the rest of a key that a narrow window broke. */
const OTHER_LINES = /^PS(?:Path|ParentPath|ChildName|Drive|Provider)\s+:\s|^[\w ]{0,40}(?:\\[\w .-]{1,60}){1,9}\\?$/;
const POLICY = /\\Policies\\/i;

/** reg query and Get-ItemProperty. A value that is missing says nothing: then the default holds, or another key. */
export const registryValues: OutputKind = {
  name: "reg query",
  lengthAt: lineRun(new RegExp(`${KEY.source}|${ROW.source}|${LISTED.source}`, "i"), OTHER_LINES),
  read: ({ lines }) => {
    let key = "";
    return lines.flatMap((line) => {
      // A blank line ends a key: its values stand right below it.
      if (line === "" || /^HK/i.test(line)) key = line;
      return numbersOf(line).flatMap(([name, data]) => meaningOf(name, data, key));
    });
  },
};

function numbersOf(line: string): readonly (readonly [string, number])[] {
  const [, name, digits] = LISTED.exec(line) ?? [];
  if (name !== undefined) return [[name, Number(digits)]];
  return Array.from(line.matchAll(NUMBER), (match) => [match[1] ?? "", Number.parseInt(match[2] ?? "", 16)]);
}

function meaningOf(name: string, data: number, key: string): readonly Finding[] {
  return MEANINGS.filter(
    (one) =>
      one.name.toLowerCase() === name.toLowerCase() &&
      one.data.includes(data) &&
      (one.under === undefined || one.under.test(key)),
  ).map(({ observation, value }) => (POLICY.test(key) ? { observation, value, strength: 1 } : { observation, value }));
}
