import { type Detail, type Details, readDetail } from "../diagnosis/details";
import { plainText } from "./plain-text";
import { readTarget } from "./read-details";
import type { TypedCommand } from "./reading";

const NAMES: Readonly<Record<string, Detail>> = {
  host: "host",
  port: "port",
  user: "user",
  vm: "vm",
  "resource group": "resourceGroup",
  thumbprint: "thumbprint",
};
const SET = new RegExp(`^\\s*/?(${Object.keys(NAMES).join("|")})\\s*[:=]\\s*(\\S.*)$`, "is");
const LONGEST_SHOWN = 60;

/** `host: server01`, `user = CONTOSO\\anna`: what commands are to be filled with. The sign keeps plain speech apart. */
export function readSetCommand(text: string): TypedCommand | undefined {
  const [, name, rest] = SET.exec(plainText(text)) ?? [];
  const detail = NAMES[name?.toLowerCase() ?? ""];
  if (detail === undefined || rest === undefined) return undefined;
  const given = rest.trim();
  return { kind: "set", detail, given: given.slice(0, LONGEST_SHOWN), details: detailsOf(detail, given) };
}

function detailsOf(detail: Detail, given: string): Details {
  if (detail === "host") return readTarget(given) ?? {};
  const value = readDetail(detail, given);
  return value === undefined ? {} : { [detail]: value };
}
