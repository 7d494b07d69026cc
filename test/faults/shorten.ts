const LONGEST = 160;

/** The beginning of a text, for a report. */
export function shorten(text = ""): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
