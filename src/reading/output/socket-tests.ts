import { isTarget } from "./is-target";
import { lineRun } from "./line-run";
import type { OutputKind } from "./output-kind";

const PSPING =
  /^(?:PsPing v\d|Copyright .{0,40}Mark Russinovich|Sysinternals - |TCP connect (?:to|statistics for) \S+:\d+:|\d+ iterations \(warmup|Connecting to \S+:\d{1,5}(?: \(warmup\))?:|Sent = \d|Minimum = )/i;
const PSPING_ENDS = /^(?:The remote computer refused|This operation returned because the timeout)/i;
const PSPING_ADDRESS =
  /^(?:TCP connect (?:to|statistics for)|Connecting to) \[?([^\s\]]+?)\]?:(\d{1,5})(?: \(warmup\))?:/i;

/** Sysinternals psping. One answer is enough for an open port; a closed one needs the count of all. */
export const psping: OutputKind = {
  name: "psping",
  lengthAt: lineRun(PSPING, PSPING_ENDS),
  read: ({ lines }, around) => {
    const addresses = lines.flatMap((line) => {
      const [, host, port] = PSPING_ADDRESS.exec(line) ?? [];
      return host === undefined ? [] : [{ hosts: [host], port }];
    });
    if (addresses.length === 0 || !addresses.every((one) => isTarget(one, around))) return [];
    const connected = lines.some((line) => /^Connecting to .{0,200}\bfrom \S+: \d+(?:\.\d+)?\s?ms$/i.test(line));
    const [, sent, received] =
      lines.map((line) => /\bSent = (\d+), Received = (\d+)/i.exec(line)).find((match) => match !== null) ?? [];
    if (connected || Number(received ?? 0) > 0) return [{ observation: "port-test", value: "open" }];
    return Number(sent ?? 0) > 0 && received === "0" ? [{ observation: "port-test", value: "closed" }] : [];
  },
};

const NC =
  /^(?:Connection to (\S+) (?:\([^)]{0,60}\) )?(?:port )?(\d{1,5}) (?:port )?\[tcp\/[^\]]{0,40}\] (succeeded)|nc: connectx? to (\S+) (?:\([^)]{0,60}\) )?port (\d{1,5}) \(tcp\) failed: (.{0,60}))/i;

/** `nc -vz`, on a Mac or on Linux. */
export const netcat: OutputKind = {
  name: "nc",
  lengthAt: lineRun(NC),
  read: ({ lines }, around) =>
    lines.flatMap((line) => {
      const [, host, port, succeeded, failedHost, failedPort, why] = NC.exec(line) ?? [];
      if (!isTarget({ hosts: [host ?? failedHost], port: port ?? failedPort }, around)) return [];
      if (succeeded !== undefined) return [{ observation: "port-test", value: "open" }];
      return /refused|timed out/i.test(why ?? "") ? [{ observation: "port-test", value: "closed" }] : [];
    }),
};
