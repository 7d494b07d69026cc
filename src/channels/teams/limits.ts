/** What one card may hold in Teams. Teams itself takes more of most; what is longer is cut on a phone or not read. */
export const LIMITS = {
  /** The whole activity as JSON, UTF-16. Our own cards leave room for longer words of a house. Older clients took 28 KB: https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/format-your-bot-messages */
  bytes: 26_500,
  /** Texts of the card, each once; the budget that Slack has too. */
  characters: 10_000,
  /** Six are shown, the others go behind a menu: https://learn.microsoft.com/en-us/microsoftteams/platform/task-modules-and-cards/cards/cards-reference */
  buttons: 6,
  button: 40,
  /** An answer to a question is worth two lines; Slack takes as much on a button. */
  answer: 75,
  title: 60,
  /** The id of a choice or an option, see `read-press.ts`. */
  value: 100,
  option: 75,
  /** In the list of what can be corrected, where an option holds a name and a value. */
  correctable: 150,
} as const;

/**
 * Below what Teams takes: in one thread 7 messages a second, 8 in two and 60 in thirty, and 30 a second in a tenant.
 * https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/rate-limit
 */
export const RATES = {
  conversation: { burst: 4, everyMs: 600 },
  tenant: { burst: 10, everyMs: 50 },
} as const;
