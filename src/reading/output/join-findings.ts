import type { Answer } from "../../diagnosis/evidence";
import type { Finding } from "./output-kind";

/** The event that names the cause most closely; the others follow from it. */
const CLOSEST_FIRST = ["1057-1058", "36870-only", "36871-36874"];

/** Each observation once, from its strongest findings; where those differ it is left out. */
export function joinFindings(findings: readonly Finding[]): readonly Answer[] {
  const observations = [...new Set(findings.map(({ observation }) => observation))];
  return observations.flatMap((observation) => {
    const own = findings.filter((finding) => finding.observation === observation);
    const most = Math.max(...own.map(({ strength = 0 }) => strength));
    const values = [...new Set(own.filter(({ strength = 0 }) => strength === most).map(({ value }) => value))];
    const value = values.length === 1 ? values[0] : closest(values);
    return value === undefined ? [] : [{ observation, value }];
  });
}

function closest(values: readonly string[]): string | undefined {
  return values.every((value) => CLOSEST_FIRST.includes(value))
    ? CLOSEST_FIRST.find((value) => values.includes(value))
    : undefined;
}
