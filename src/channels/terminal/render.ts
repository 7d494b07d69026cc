import type { View, ViewSection, ViewStep } from "../../view/view";

const WIDTH = 100;

/** A view as lines for a terminal; commands, and texts that are there to be copied, keep their lines whole. */
export function renderLines(view: View): readonly string[] {
  return [
    ...(view.title === "" ? [] : [`== ${view.title} ==`]),
    ...view.text.flatMap((paragraph) => (view.kind === "text" ? paragraph.split("\n") : wrap(paragraph))),
    ...view.facts.flatMap(({ label, value }) => wrap(`${label}: ${value}`)),
    ...view.sections.flatMap(sectionLines),
    ...(view.footnote ? ["", ...wrap(view.footnote)] : []),
  ];
}

/** Breaks at spaces; a line break in the text stays. */
export function wrap(text: string, indent = ""): readonly string[] {
  return text.split("\n").flatMap((line) => wrapLine(line, indent));
}

function wrapLine(line: string, indent: string): readonly string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    if (current !== "" && indent.length + current.length + 1 + word.length > WIDTH) {
      lines.push(indent + current);
      current = word;
    } else {
      current = current === "" ? word : `${current} ${word}`;
    }
  }
  return [...lines, indent + current];
}

function sectionLines({ title, steps }: ViewSection): readonly string[] {
  return ["", `${title}:`, ...steps.flatMap(stepLines)];
}

function stepLines({ number, text, click, command }: ViewStep): readonly string[] {
  const [first = "", ...rest] = wrap(text, "     ");
  const head = number === "" ? first : `${`  ${number}.`.padEnd(5)}${first.trimStart()}`;
  return [
    head,
    ...rest,
    ...(click === "" ? [] : wrap(click, "     ")),
    ...(command ? [`     [${command.label}]`, "", ...command.run.split("\n").map((line) => `       ${line}`), ""] : []),
  ];
}
