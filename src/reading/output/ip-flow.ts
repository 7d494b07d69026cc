import { isPort } from "./is-target";
import { lineRun } from "./line-run";
import type { Finding, OutputKind, Surroundings } from "./output-kind";

const RULE = "((?:default)?securityRules/\\S+|UserRule_\\S+|\\S*DenyAll\\S*|\\S*DefaultRule_\\S+)";
const ROW = new RegExp(`^(Allow|Deny)\\s+${RULE}$`, "i");
const LIST = /^(?:Access|RuleName)\s+:\s+\S+$/i;

/** Azure's IP flow verify, as a table or as a list. */
export const ipFlow: OutputKind = {
  name: "az network watcher test-ip-flow",
  lengthAt: lineRun(
    new RegExp(`^Access\\s+RuleName$|${ROW.source}|^Access\\s+:\\s+(?:Allow|Deny)$`, "i"),
    new RegExp(`^-{2,}(?:\\s+-{2,})*$|${LIST.source}`, "i"),
  ),
  read: ({ lines, command }, around) => {
    const rows = lines.flatMap((line) => {
      const [, access, rule] = ROW.exec(line) ?? [];
      return access === undefined || rule === undefined ? [] : [{ access, rule }];
    });
    const listed = (label: string) => lines.find((line) => line.toLowerCase().startsWith(label))?.split(/:\s+/)[1];
    const [access, rule] = [rows[0]?.access ?? listed("access"), rows[0]?.rule ?? listed("rulename")];
    return rows.length <= 1 && isInbound(command, around) ? flowMeaning(access, rule) : [];
  },
};

/** Whether it was let in by a rule for networks inside the cloud does not tell about an address outside. */
export function flowMeaning(access: string | undefined, rule: string | undefined): readonly Finding[] {
  if (access === undefined || rule === undefined || /OutBound/i.test(rule)) return [];
  if (/^deny$/i.test(access)) return [{ observation: "cloud-rule", value: "no-allow-rule" }];
  const isInside = /VnetInBound|LoadBalancerInBound|DefaultRule/i.test(rule);
  return /^allow$/i.test(access) && !isInside ? [{ observation: "cloud-rule", value: "allows-me" }] : [];
}

function isInbound(command: string, around: Surroundings): boolean {
  const port = /--local(?:-ip)?\s+\S+?:(\d{1,5})\b/i.exec(command)?.[1];
  return !/--direction\s+outbound/i.test(command) && isPort(port, around);
}
