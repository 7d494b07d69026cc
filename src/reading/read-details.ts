import { type Detail, type Details, readDetail } from "../diagnosis/details";
import { plainText } from "./plain-text";

const OWN = /^(?:localhost|127\.[\d.]+|::1|0\.0\.0\.0)$/i;
const NAME =
  "([a-z0-9][\\w-]*(?:\\.[a-z0-9][\\w-]*){2,}|(?:\\d{1,3}\\.){3}\\d{1,3}|[a-z0-9]+-[\\w-]*\\w)(?=[\\s,;:!?)]|\\.(?:\\s|$)|$)";

/**
 * Where a name or number stands by itself, in commands, their output and .rdp files; in speech only right behind
 * "RDP to" and the like. A wrong name in a command is worse than none. The first group is the value.
 */
const CLEAR: Readonly<Record<Exclude<Detail, "thumbprint">, readonly RegExp[]>> = {
  host: [
    /\bmstsc(?:\.exe)?\b[^\n]*?[/-]v:?\s*"?(\[[\da-f:]+\](?::\d+)?|[\w.:-]*\w)/i,
    /-ComputerName\s+['"]?([^\s'"]+)/i,
    /^[ \t]*ComputerName[ \t]*:[ \t]*(\S+)[ \t]*$/im,
    /^[ \t]*full address:s:(\S+)[ \t]*$/im,
    /^[ \t]*(?:host|computer|server|target)[ \t]*[:=][ \t]*([\w.:-]*[\d.-][\w.:-]*)[ \t]*$/im,
    /\bTERMSRV\/([\w.-]*\w)/i,
    /\b(?:test-netconnection|tnc)\s+(?!-)['"]?([^\s'"]+)/i,
    new RegExp(
      `(?<!\\bcan )\\b(?:rdp|remote desktop|mstsc)(?: connections?)? (?:in)?to (?:(?:the|our|my|a) )?(?:server |host |vm |machine |azure vm )?${NAME}(?!,? (?:still |also |already )?(?:works|worked|is (?:fine|ok|okay|good)))`,
      "i",
    ),
  ],
  port: [
    /\bmstsc(?:\.exe)?\b[^\n]*?[/-]v:?\s*"?(?:\[[\da-f:]+\]|[\w.-]+):(\d{2,5})\b/i,
    /^[ \t]*full address:s:[^\s:]+:(\d{2,5})[ \t]*$/im,
    /-Port\s+(\d{2,5})\b/i,
    /^[ \t]*RemotePort[ \t]*:[ \t]*(\d{2,5})[ \t]*$/im,
  ],
  user: [
    /^[ \t]*username:s:(\S+)[ \t]*$/im,
    /\b(?:log(?:ged|ging)? (?:in|on)|sign(?:ed|ing)? in|connect(?:ing|ed)?) as ((?!HK|NT |BUILTIN)[A-Za-z0-9-]{1,15}\\[\w.-]*\w)/i,
  ],
  vm: [
    /^[ \t]*vm[ \t]*[:=][ \t]*(\S+)[ \t]*$/im,
    /\baz vm [\w -]*?(?:-n|--name|--vm-name)\s+['"]?([^\s'"]+)/i,
    /-VMName\s+['"]?([^\s'"]+)/i,
  ],
  resourceGroup: [
    /^[ \t]*(?:rg|resource group)[ \t]*[:=][ \t]*(\S+)[ \t]*$/im,
    /\baz [\w -]*?(?:\s-g|--resource-group)\s+['"]?([^\s'"]+)/i,
    /-ResourceGroupName\s+['"]?([^\s'"]+)/i,
  ],
};
const THUMBPRINT = /^[ \t]*Thumbprint[ \t]*:[ \t]*([\da-f]{40})[ \t]*$/gim;

/** Names and numbers for commands, where the text is clear about them. What cannot be one is left out. */
export function readDetails(text: string): Details {
  const plain = plainText(text);
  const details: Partial<Record<Detail, string>> = {};
  for (const [detail, patterns] of Object.entries(CLEAR) as [Detail, readonly RegExp[]][]) {
    const value = firstValue(detail, plain, patterns);
    if (value !== undefined) details[detail] = value;
  }
  const thumbprint = onlyThumbprint(plain);
  return thumbprint === undefined ? details : { ...details, thumbprint };
}

/** "server01:3390", "[fe80::1]:3390" or a bare name or address, as people type it into the client. */
export function readTarget(text: string): Details | undefined {
  const [, bracketed, bare, port] = /^(?:\[([^\]]+)\]|([^\s:]+))(?::(\d+))?$/.exec(text.trim()) ?? [];
  const host = readDetail("host", bracketed ?? bare ?? text);
  const known = port === undefined ? undefined : readDetail("port", port);
  if (host === undefined || (port !== undefined && known === undefined)) return undefined;
  return known === undefined ? { host } : { host, port: known };
}

/** A command that deletes gets it: of several certificates none is meant. */
function onlyThumbprint(text: string): string | undefined {
  const found = new Set(Array.from(text.matchAll(THUMBPRINT), (match) => match[1]?.toUpperCase() ?? ""));
  return found.size === 1 ? [...found][0] : undefined;
}

function firstValue(detail: Detail, text: string, patterns: readonly RegExp[]): string | undefined {
  for (const pattern of patterns) {
    const given = pattern.exec(text)?.[1];
    const value = given === undefined ? undefined : read(detail, given);
    if (value !== undefined) return value;
  }
  return undefined;
}

function read(detail: Detail, given: string): string | undefined {
  if (detail !== "host") return readDetail(detail, given);
  const host = readTarget(given)?.host;
  return host === undefined || OWN.test(host) ? undefined : host;
}
