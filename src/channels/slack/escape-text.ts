/**
 * Slack reads `<!channel>` and links between angle brackets, and turns these three entities back:
 * https://docs.slack.dev/messaging/formatting-message-text#escaping. Nothing else of its markup can be escaped.
 */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** What was escaped, as it was. */
export function unescapeText(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
