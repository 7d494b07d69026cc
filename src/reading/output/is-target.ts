import type { Surroundings } from "./output-kind";

/** What a test was run against, as far as its output or its command shows. */
export interface Tested {
  /** Names and addresses of the one machine. */
  readonly hosts: readonly (string | undefined)[];
  readonly port?: string | undefined;
}

/** 3380 to 3399, and what people make of them: 13389, 33890. Port 3306 is a database. */
const RDP_PORT = /^(?:\d?33[89]\d|33[89]\d\d)$/;
/** Machines of which somebody tests whether the internet works, and one's own. */
const ELSEWHERE =
  /^(?:8\.8\.[48]\.[48]|1\.[01]\.[01]\.1|9\.9\.9\.9|208\.67\.22[02]\.22[02]|localhost|127\.[\d.]+|::1|www\..+|login\..+|internetbeacon\.msedge\.net|(?:.+\.)?(?:google|bing|microsoft|microsoftonline|live|office|cloudflare|amazon|facebook|github)\.com)$/i;
const ADDRESS = /^[\d.]+$|:.*:/;

/** False where a test is clearly about another machine or another service than the one that the message is about. */
export function isTarget({ hosts, port }: Tested, around: Surroundings): boolean {
  return isPort(port, around) && isHost(hosts, around);
}

export function isPort(port: string | undefined, around: Surroundings): boolean {
  if (port === undefined) return true;
  return around.port === undefined ? RDP_PORT.test(port) : port === around.port;
}

/** A name and an address may be the same machine; two names or two addresses that differ are not. */
export function isHost(hosts: Tested["hosts"], around: Surroundings): boolean {
  const tested = hosts.flatMap((host) => (host === undefined || host === "" ? [] : [host.toLowerCase()]));
  if (tested.some((host) => ELSEWHERE.test(host))) return false;
  const named = around.hosts;
  if (named.length === 0 || tested.length === 0) return true;
  if (tested.some((host) => named.some((name) => isSame(host, name)))) return true;
  return !tested.some((host) => named.some((name) => ADDRESS.test(host) === ADDRESS.test(name)));
}

function isSame(one: string, other: string): boolean {
  if (ADDRESS.test(one) || ADDRESS.test(other)) return one === other;
  const isShort = !one.includes(".") || !other.includes(".");
  return isShort ? one.split(".")[0] === other.split(".")[0] : one === other;
}
