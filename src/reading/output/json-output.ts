import { flowMeaning } from "./ip-flow";
import { runLength } from "./line-run";
import { networkRulesMeaning } from "./network-rules";
import type { Finding, OutputKind } from "./output-kind";

const STARTS = /^(?:[{[]\s*(?:$|["{[])|"\w[\w.]*"\s*:\s*(?:["{[\d-]|true|false|null))/;
const BELONGS = /^(?:[{}[\],\s]+$|"[^"]*"\s*:|"[^"]*",?$|[{[]\s*["{[])/;

/** JSON of the Azure tools. What was cut or damaged is no JSON and says nothing. */
export const jsonOutput: OutputKind = {
  name: "JSON",
  lengthAt: (lines, at) =>
    STARTS.test(lines[at] ?? "") ? runLength(lines, at, (line) => STARTS.test(line) || BELONGS.test(line)) : 0,
  read: ({ lines }) => {
    const json = parsed(lines.join("\n"));
    return isRecord(json) && typeof json["access"] === "string" ? flowFinding(json) : networkRulesMeaning(json);
  },
};

function flowFinding(json: Readonly<Record<string, unknown>>): readonly Finding[] {
  const { access, ruleName } = json;
  return typeof access === "string" && typeof ruleName === "string" ? flowMeaning(access, ruleName) : [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
