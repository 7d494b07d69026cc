/** Cuts a text into pieces of at most `limit` characters: at a line's end where there is one, else at a space. */
export function splitText(text: string, limit: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const end = breakAt(rest, limit);
    pieces.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return [...pieces, rest].filter((piece) => piece !== "");
}

/** At most `limit` characters, with "…" where something is missing. */
export function shortenText(text: string, limit: number): string {
  return text.length > limit ? `${text.slice(0, wholeCharacters(text, limit - 1))}…` : text;
}

function breakAt(text: string, limit: number): number {
  const line = text.lastIndexOf("\n", limit);
  if (line > 0) return line;
  const space = text.lastIndexOf(" ", limit);
  return space > 0 ? space : wholeCharacters(text, limit);
}

/** The same end, or one less where it would cut an emoji in two. */
function wholeCharacters(text: string, end: number): number {
  return /[\uD800-\uDBFF]/.test(text.charAt(end - 1)) ? end - 1 : end;
}
