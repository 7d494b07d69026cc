import { type Detail, type Details, readDetail } from "../diagnosis/details";
import { plainText } from "./plain-text";
import { readTarget } from "./read-details";
import type { TypedCommand } from "./reading";

const NAMES: Readonly<Record<string, Detail>> = {
  host: "host",
  port: "port",
  user: "user",
  username: "user",
  "user name": "user",
  vm: "vm",
  rg: "resourceGroup",
  resourcegroup: "resourceGroup",
  "resource group": "resourceGroup",
  thumbprint: "thumbprint",
};
const SET = new RegExp(`^\\s*/?(${Object.keys(NAMES).join("|")})\\s*[:=]\\s*(.*)$`, "i");
/** More words are a sentence: "Port: 3389 is blocked by the firewall". */
const MOST_WORDS = 3;
const LONGEST_SHOWN = 60;

/**
 * `host: server01`, `user = CONTOSO\\anna`, one or several lines: what commands are to be filled with. The sign keeps
 * plain speech apart.
 */
export function readSetCommand(text: string): TypedCommand | undefined {
  const lines = plainText(text)
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map(readLine);
  if (lines.length === 0 || lines.some((line) => line === undefined)) return undefined;
  const known = lines.flatMap((line) => (line ? [line] : []));
  return {
    kind: "set",
    details: Object.assign({}, ...known.map(({ details }) => details)),
    refused: known.flatMap(({ detail, given, details }) =>
      Object.keys(details).length > 0 ? [] : [{ detail, given }],
    ),
  };
}

function readLine(
  line: string,
): { readonly detail: Detail; readonly given: string; readonly details: Details } | undefined {
  const [, name, rest = ""] = SET.exec(line) ?? [];
  const detail = NAMES[name?.toLowerCase() ?? ""];
  const given = rest.trim().replace(/^(["'])(.*)\1$/, "$2");
  if (detail === undefined || given.split(/\s+/).length > MOST_WORDS) return undefined;
  return { detail, given: given.slice(0, LONGEST_SHOWN), details: detailsOf(detail, given) };
}

function detailsOf(detail: Detail, given: string): Details {
  if (detail === "host") return readTarget(given) ?? {};
  const value = readDetail(detail, given);
  return value === undefined ? {} : { [detail]: value };
}
