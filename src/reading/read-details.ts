import { type Detail, type Details, readDetail } from "../diagnosis/details";
import { plainText } from "./plain-text";

const OWN = /^(?:localhost|127\.[\d.]+|::1|0\.0\.0\.0)$/i;

/** Where a name or number stands by itself: commands, their output, .rdp files. The first group is the value. */
const CLEAR: Readonly<Record<Detail, readonly RegExp[]>> = {
  host: [
    /\/v:?\s*"?([\w.:[\]-]+)/i,
    /-ComputerName\s+['"]?([^\s'"]+)/i,
    /^\s*ComputerName\s*:\s*(\S+)\s*$/im,
    /^\s*full address:s:(\S+)\s*$/im,
    /\bTERMSRV\/([\w.-]+)/i,
    /\b(?:test-netconnection|tnc|ping|nslookup)\s+([\w-]+(?:\.[\w-]+)+|[\w]+-[\w-]+)/i,
    /\b(?:to|server|host|computer|machine|pc|vm|target|called|named|address|ip)\s+(?:is\s+|called\s+|named\s+)?((?:\d{1,3}\.){3}\d{1,3}|[a-z0-9][\w-]*(?:\.[a-z0-9][\w-]*){2,}|[A-Z][A-Z0-9]*-[A-Z0-9-]+)(?![\w.])/,
  ],
  port: [/\/v:?\s*"?[\w.-]+:(\d{2,5})\b/i, /-Port\s+(\d{2,5})\b/i, /^\s*RemotePort\s*:\s*(\d{2,5})\s*$/im],
  user: [
    /^\s*username:s:(\S+)\s*$/im,
    /\b(?:as|user|user name|username|account|with)\s+(?:is\s+)?([A-Za-z0-9-]{1,15}\\[A-Za-z0-9._-]+)/,
  ],
  vm: [/\baz vm [\w -]*?(?:-n|--name)\s+['"]?([^\s'"]+)/i, /-VMName\s+['"]?([^\s'"]+)/i],
  resourceGroup: [/(?:\s-g|--resource-group|-ResourceGroupName)\s+['"]?([^\s'"]+)/i],
  thumbprint: [/\bthumbprint\b[^\n0-9a-f]{0,20}((?:[0-9a-f]{2}[ :]?){20})(?![0-9a-f])/i],
};

/** Names and numbers for commands, where the text is clear about them. What cannot be one is left out. */
export function readDetails(text: string): Details {
  const plain = plainText(text);
  const details: Partial<Record<Detail, string>> = {};
  for (const [detail, patterns] of Object.entries(CLEAR) as [Detail, readonly RegExp[]][]) {
    const value = firstValue(detail, plain, patterns);
    if (value !== undefined) details[detail] = value;
  }
  return details;
}

/** "server01:3390", "[fe80::1]:3390" or a bare name or address, as people type it into the client. */
export function readTarget(text: string): Details | undefined {
  const [, bracketed, bare, port] = /^(?:\[([^\]]+)\]|([^\s:]+))(?::(\d+))?$/.exec(text.trim()) ?? [];
  const host = readDetail("host", bracketed ?? bare ?? text);
  const known = port === undefined ? undefined : readDetail("port", port);
  if (host === undefined || (port !== undefined && known === undefined)) return undefined;
  return known === undefined ? { host } : { host, port: known };
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
