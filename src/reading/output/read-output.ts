import type { Answer } from "../../diagnosis/evidence";
import { readDetails } from "../read-details";
import { belongsElsewhere } from "./belongs-elsewhere";
import { cutPassages, type Part } from "./cut-passages";
import { joinFindings } from "./join-findings";
import { namedHosts } from "./named-hosts";
import { withoutOtherPorts } from "./other-ports";
import type { Surroundings } from "./output-kind";
import { outputLines, shownLines } from "./output-lines";
import { isAboutOther } from "./port-test";
import { pastMoment } from "./printed-date";

export interface OutputReading {
  /** Each observation once. */
  readonly answers: readonly Answer[];
  /** What is left for reading as words: no output, no command line, nothing about other ports. */
  readonly speech: string;
  /** All but what is about another port or another machine: names and numbers of the target may stand in it. */
  readonly ofTarget: string;
}

/** Reads what commands printed, anywhere in a message. It never throws; where it is not certain it says nothing. */
export function readOutput(text: string): OutputReading {
  const written = outputLines(text);
  const lines = shownLines(written);
  const parts = cutPassages(lines);
  const textOf = (keep: (part: Part) => boolean) => joinParts(parts, written, keep);

  const speech = withoutOtherPorts(textOf(({ kind }) => kind === "speech"));
  const said = withoutOtherPorts(textOf(({ kind }) => kind !== "output"));
  const around: Surroundings = {
    hosts: namedHosts(said),
    port: readDetails(said).port,
    past: pastMoment(lines),
  };
  return {
    answers: joinFindings(
      parts.flatMap((part, index) => {
        if (part.kind !== "output") return [];
        const remarks = { above: wordsFrom(parts, lines, index, -1), below: wordsFrom(parts, lines, index, 1) };
        const findings = part.output.read(part.passage, around);
        return findings.filter(({ observation }) => !belongsElsewhere(observation, remarks));
      }),
    ),
    speech,
    ofTarget: withoutOtherPorts(textOf((part) => part.kind !== "output" || !isAboutOther(part.passage, around))),
  };
}

/** The nearest words in front of an output or behind it; blank lines and its command may stand between. */
function wordsFrom(parts: readonly Part[], lines: readonly string[], index: number, step: -1 | 1): string {
  for (let at = index + step; parts[at] !== undefined; at += step) {
    const line = lines[parts[at]?.from ?? 0] ?? "";
    if (parts[at]?.kind === "output") return "";
    if (line !== "" && parts[at]?.kind !== "command") return line;
  }
  return "";
}

/** A blank line stands for what is left out, so that words before and after it do not run together. */
function joinParts(parts: readonly Part[], lines: readonly string[], keep: (part: Part) => boolean): string {
  return parts
    .flatMap((part) => (keep(part) ? lines.slice(part.from, part.to) : [""]))
    .join("\n")
    .trim();
}
