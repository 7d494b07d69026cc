import { lineRun } from "./line-run";
import { NOTHING, type OutputKind } from "./output-kind";

/** netsh interface ipv4 show subinterfaces. A size by itself is no fault. */
export const subinterfaces: OutputKind = {
  name: "netsh interface ipv4 show subinterfaces",
  lengthAt: lineRun(/^MTU\s+MediaSenseState\b|^\d{3,10}\s+\d\s+\d+\s+\d+\s+\S/i, /^-{2,}(?:\s+-{2,})*$/),
  read: NOTHING,
};

const UNDERLINE = /^-{2,}(?:\s+-{1,})+$/;

/** Any table of PowerShell: headings, a line of dashes, rows up to a blank line. Its words are nobody's. */
export const otherTable: OutputKind = {
  name: "a table",
  lengthAt: (lines, at) => {
    const dashes = UNDERLINE.test(lines[at] ?? "") ? at : at + 1;
    if (lines[at] === "" || !UNDERLINE.test(lines[dashes] ?? "")) return 0;
    const blank = lines.findIndex((line, where) => where > dashes && line === "");
    return (blank < 0 ? lines.length : blank) - at;
  },
  read: NOTHING,
};
