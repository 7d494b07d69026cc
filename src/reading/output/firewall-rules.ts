import { labelledValues, labelRun, lineRun } from "./line-run";
import type { Finding, OutputKind } from "./output-kind";

/** The rule's name is the same in every language. */
const NAME = "RemoteDesktop-UserMode-In-TCP";
const LIST =
  /^(?:Name|DisplayName|Description|DisplayGroup|Group|Enabled|Profile|Platform|Direction|Action|EdgeTraversalPolicy|LooseSourceMapping|LocalOnlyMapping|Owner|PrimaryStatus|Status|EnforcementStatus|PolicyStoreSource|PolicyStoreSourceType|InstanceID|Caption|ElementName)\s*:(?:\s|$)/i;
const ROW = new RegExp(`^${NAME}\\s+(True|False)\\s+(\\S.*?)\\s+(Allow|Block)$`, "i");

/** Get-NetFirewallRule as a list. A rule that is on for some networks only does not tell which network it is on. */
export const firewallRule: OutputKind = {
  name: "Get-NetFirewallRule as a list",
  lengthAt: labelRun(/^(?:Name\s*:\s*RemoteDesktop-\S+$|EdgeTraversalPolicy\s+:|DisplayGroup\s+:)/i, LIST),
  read: ({ lines }) => {
    const values = labelledValues(lines);
    return values.get("name")?.toLowerCase() === NAME.toLowerCase()
      ? ruleMeaning(values.get("enabled"), values.get("profile"), values.get("action"))
      : [];
  },
};

/** The same as a table, as the bot asks for it. */
export const firewallTable: OutputKind = {
  name: "Get-NetFirewallRule",
  lengthAt: lineRun(
    /^Name\s+Enabled\s+Profile\b|^RemoteDesktop-(?:UserMode-In-|Shadow-In-|In-)\S+\s+(?:True|False)\s/i,
    /^-{2,}(?:\s+-{2,})*$/,
  ),
  read: ({ lines }) =>
    lines.flatMap((line) => {
      const [, enabled, profile, action] = ROW.exec(line) ?? [];
      return ruleMeaning(enabled, profile, action);
    }),
};

function ruleMeaning(enabled?: string, profile?: string, action?: string): readonly Finding[] {
  const [isOn, networks, does] = [enabled, profile, action].map((value) => value?.toLowerCase());
  if (isOn === "false" || (isOn === "true" && does === "block")) {
    return [{ observation: "host-firewall", value: "blocks" }];
  }
  const isEverywhere = networks === "any" || ["domain", "private", "public"].every((one) => networks?.includes(one));
  return isOn === "true" && does === "allow" && isEverywhere ? [{ observation: "host-firewall", value: "allows" }] : [];
}
