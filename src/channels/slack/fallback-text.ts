import type { View, ViewStep } from "../../view/view";
import { escapeText } from "./escape-text";
import { LIMITS } from "./limits";
import { shortenText } from "./split-text";

/** The words of a view in the order of its card: a screen reader reads this text instead of the blocks. */
export function fallbackText(view: View): string {
  const lines = [
    view.title,
    ...view.text,
    ...view.facts.map(({ label, value }) => `${label}: ${value}`),
    ...view.sections.flatMap(({ title, steps }) => [title, ...steps.map(stepLine)]),
    view.footnote ?? "",
  ];
  const escaped = escapeText(lines.filter((line) => line !== "").join("\n"));
  return shortenText(escaped, LIMITS.messageText).replace(/&[a-z]*…$/, "…");
}

function stepLine({ number, text, click, command }: ViewStep): string {
  const head = number === "" ? text : `${number}. ${text}`;
  return [head, click, command ? `${command.label}:\n${command.run}` : ""].filter((part) => part !== "").join("\n");
}
