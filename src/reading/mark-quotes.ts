/** Stand for the quotes around a message that was copied from the screen; nobody types them. */
export const QUOTE_START = "\ue000";
export const QUOTE_END = "\ue001";

/** A quoted word or name is none; an apostrophe inside a word does not end a quote. */
const QUOTED = new RegExp(
  [
    '"([^"\\n]{12,600})"',
    "“([^”\\n]{12,600})”",
    "„([^“”\\n]{12,600})[“”]",
    "«([^»\\n]{12,600})»",
    "(?<![\\p{L}\\p{N}])'((?:[^'\\n]|'(?=\\p{L})){12,600})'(?!\\p{L})",
  ].join("|"),
  "gu",
);

/** Marks where copied messages begin and end: what they say of "this computer" is not about this person's. */
export function markQuotes(text: string): string {
  return text.replace(QUOTED, (whole: string, ...groups: unknown[]) => {
    const words = groups.find((group) => typeof group === "string" && group !== "");
    return typeof words === "string" && words.trim().includes(" ") ? ` ${QUOTE_START}${words}${QUOTE_END} ` : whole;
  });
}
