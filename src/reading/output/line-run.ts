import type { OutputKind } from "./output-kind";

const MOST_BLANK = 2;

/** Lines that belong together, from one that starts a passage on; up to two blank lines may stand between. */
export function lineRun(starts: RegExp, belongs: RegExp = starts): OutputKind["lengthAt"] {
  return (lines, at) =>
    starts.test(lines[at] ?? "") ? runLength(lines, at, (line) => starts.test(line) || belongs.test(line)) : 0;
}

/** Like `lineRun`, for lists of the form "label : value": a label that comes again starts the next list. */
export function labelRun(starts: RegExp, belongs: RegExp = starts): OutputKind["lengthAt"] {
  return (lines, at) => {
    if (!starts.test(lines[at] ?? "")) return 0;
    const labels = new Set<string>();
    return runLength(lines, at, (line) => {
      const label = labelOf(line);
      if ((label !== undefined && labels.has(label)) || !(starts.test(line) || belongs.test(line))) return false;
      if (label !== undefined) labels.add(label);
      return true;
    });
  };
}

export function runLength(
  lines: readonly string[],
  from: number,
  belongs: (line: string, at: number) => boolean,
): number {
  let length = 0;
  for (let at = from; at < lines.length && at - from - length <= MOST_BLANK; at += 1) {
    const line = lines[at] ?? "";
    if (line === "") continue;
    if (!belongs(line, at)) break;
    length = at - from + 1;
  }
  return length;
}

const LABEL = /^([\p{L}_][^:\n]{0,40}?)\s{0,40}:(?:\s|$)/u;

/** Labels in lower case with their values; a value may stand on the next line, where a narrow window broke it. */
export function labelledValues(lines: readonly string[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  let last: string | undefined;
  for (const line of lines) {
    const label = labelOf(line);
    if (label !== undefined) values.set(label, line.slice(line.indexOf(":") + 1).trim());
    else if (last !== undefined && values.get(last) === "") values.set(last, line);
    last = label ?? last;
  }
  return values;
}

function labelOf(line: string): string | undefined {
  const label = LABEL.exec(line)?.[1];
  return label === undefined || /^(?:WARNING|WARNUNG|AVERTISSEMENT|ADVERTENCIA)$/i.test(label)
    ? undefined
    : label.toLowerCase();
}
