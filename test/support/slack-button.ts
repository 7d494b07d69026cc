import { buttonsOf, type SlackButton, type SlackPost } from "../../src/commands/slack-playground/person";

/** A button of a message in Slack, by its label. */
export function slackButton(post: SlackPost, label: string): SlackButton {
  const found = buttonsOf(post).find((button) => button.label === label);
  if (!found) throw new Error(`The message has no button "${label}": ${post.text}`);
  return found;
}
