import type { View, ViewStep } from "../../view/view";
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

/**
 * Slack reads `<!channel>` and links between angle brackets, and turns these three entities back:
 * https://docs.slack.dev/messaging/formatting-message-text#escaping. Nothing else of its markup can be escaped.
 */
function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function stepLine({ number, text, click, command }: ViewStep): string {
  const head = number === "" ? text : `${number}. ${text}`;
  return [head, click, command ? `${command.label}:\n${command.run}` : ""].filter((part) => part !== "").join("\n");
}
