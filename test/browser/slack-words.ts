import { LIMITS } from "../../src/channels/slack/limits";
import { shortenText } from "../../src/channels/slack/split-text";
import type { Node } from "../support/json-nodes";

/** What Slack shows of the label of a button. */
export function buttonWords(label: string): string {
  return shortenText(label, LIMITS.buttonShown);
}

/** Every text that Slack shows of some blocks, in their order. A closed list shows no options. */
export function slackWords(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(slackWords);
  if (typeof value !== "object" || value === null) return [];
  const node = value as Node;
  switch (node["type"]) {
    case "button":
      return slackWords(node["text"]).map(buttonWords);
    case "input":
      return [
        ...slackWords(node["label"]),
        ...(node["optional"] ? ["(optional)"] : []),
        ...slackWords(node["element"]),
      ];
    case "static_select":
    case "multi_static_select":
      return slackWords(node["placeholder"]);
    default:
      return typeof node["text"] === "string" ? [node["text"]] : Object.values(node).flatMap(slackWords);
  }
}
