import type { Finding } from "./output-kind";

interface Rule {
  readonly isAllow: boolean;
  readonly priority: number;
  readonly sources: readonly string[];
}

/** What one group of rules makes of connections to 3389 from the internet; undefined where it depends on the address. */
type Verdict = "open" | "closed" | undefined;

const ANYWHERE = /^(?:\*|any|internet|0\.0\.0\.0\/0|::\/0)$/i;
/** Sources that are no address of the internet. */
const INSIDE = /^(?:VirtualNetwork|AzureLoadBalancer|168\.63\.129\.16(?:\/32)?)$/i;

/**
 * The effective rules of an Azure network card. Each group, of the subnet and of the card, has to let a connection in; in
 * each the first rule that fits counts. Whether a rule for some addresses lets this person in is not known here.
 */
export function networkRulesMeaning(json: unknown): readonly Finding[] {
  const groups = groupsOf(json);
  const verdicts = groups?.map(verdictOf) ?? [];
  if (verdicts.length === 0) return [];
  if (verdicts.includes("closed")) return [{ observation: "cloud-rule", value: "no-allow-rule" }];
  return verdicts.every((verdict) => verdict === "open") ? [{ observation: "cloud-rule", value: "open-to-any" }] : [];
}

/** The groups with the rules that fit; undefined where something is missing that may matter. */
function groupsOf(json: unknown): readonly (readonly Rule[])[] | undefined {
  const outer = at(json, "value") ?? at(json, "networkSecurityGroups") ?? json;
  const list = Array.isArray(outer) ? outer : [];
  const nested = list.flatMap((one) => at(one, "networkSecurityGroups") ?? one);
  const groups = nested.map((group) => at(group, "effectiveSecurityRules"));
  const read = groups.map((rules) => (Array.isArray(rules) ? rulesOf(rules) : undefined));
  return read.some((rules) => rules === undefined) ? undefined : read.flatMap((rules) => (rules ? [rules] : []));
}

function rulesOf(rules: readonly unknown[]): readonly Rule[] | undefined {
  const read = rules.map(ruleOf);
  return read.includes(undefined)
    ? undefined
    : read.flatMap((rule) => (rule === undefined || rule === "other" ? [] : [rule]));
}

/** `other`: about outgoing traffic, another protocol or another port. */
function ruleOf(rule: unknown): Rule | "other" | undefined {
  const [access, direction, protocol] = ["access", "direction", "protocol"].map((name) => word(at(rule, name)));
  const priority = at(rule, "priority");
  const ports = words(rule, "destinationPortRange");
  const sources = words(rule, "sourceAddressPrefix");
  const targets = words(rule, "destinationAddressPrefix");
  if (direction === "outbound") return "other";
  if (direction !== "inbound" || protocol === undefined || ports === undefined) return undefined;
  if (protocol === "udp" || protocol === "icmp" || !ports.some(isForRdp)) return "other";
  const isClear = (access === "allow" || access === "deny") && typeof priority === "number";
  if (!isClear || sources === undefined || !targets?.every((one) => ANYWHERE.test(one) || INSIDE.test(one)))
    return undefined;
  return { isAllow: access === "allow", priority, sources };
}

function verdictOf(rules: readonly Rule[]): Verdict {
  const sorted = [...rules].sort((one, other) => one.priority - other.priority);
  const telling = sorted.filter(({ sources }) => !sources.every((source) => INSIDE.test(source)));
  const first = telling[0];
  if (first === undefined) return undefined;
  if (!first.sources.some((source) => ANYWHERE.test(source))) return undefined;
  return first.isAllow ? "open" : "closed";
}

/** The field with one value or its list; both may be there, and then both have to agree. */
function words(rule: unknown, name: string): readonly string[] | undefined {
  const [one, many] = [
    at(rule, name),
    at(
      rule,
      name.replace(/(?:Range|Prefix)$/, (end) => (end === "Range" ? "Ranges" : "Prefixes")),
    ),
  ];
  const list = Array.isArray(many) ? many.map(word) : [];
  const all = [...new Set([...(typeof one === "string" && one !== "" ? [word(one)] : []), ...list])];
  return all.length === 0 || all.includes(undefined) ? undefined : all.flatMap((value) => value ?? []);
}

function isForRdp(range: string): boolean {
  if (range === "*") return true;
  const [from = Number.NaN, to = from] = range.split("-").map(Number);
  return from <= 3389 && 3389 <= to;
}

function word(value: unknown): string | undefined {
  return typeof value === "string" ? value.toLowerCase() : undefined;
}

function at(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
