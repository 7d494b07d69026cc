import type { Evidence } from "../diagnosis/evidence";

/** The same text for the same evidence, in whatever order it came. */
export function evidenceKey({ answers, fixes }: Evidence): string {
  return `${sorted(answers)}|${sorted(fixes)}`;
}

function sorted(told: Readonly<Record<string, string>>): string {
  return Object.keys(told)
    .sort()
    .map((id) => `${id}=${told[id]}`)
    .join(",");
}
