/** What stands between quotes of any country, on one line. */
export const QUOTED =
  '(?:"[^"\\n]{1,200}(?:(?<=\\\\)"[^"\\n]{1,200}){0,5}"|\'[^\'\\n]{1,200}\'|“[^”\\n]{1,200}”|„[^“”\\n]{1,200}[“”]|«[^»\\n]{1,200}»|`[^`\\n]{1,200}`)';

/** Quoted, or up to the next space. */
export const TYPED = `(?:${QUOTED}|[^\\s"'“”„«»\`<>][^\\s"“”<>\`]{0,199})`;

/** A password as a command takes it; a variable, an expression or the next switch is none. */
export const ARGUMENT = "(?:\"[^\"\\n]{1,200}\"|'[^'\\n]{1,200}'|[^\\s\"'$(<-][^\\s\"']{0,200})";

/** Leaves out quotes, the next setting, and the full stop that ends the sentence: kept, it still does. */
export function splitQuotes(typed: string): { readonly before: string; readonly secret: string } {
  const quoted = /^(["'“„«`(])(.{1,2000})["'”“»`)]$/s.exec(typed);
  if (quoted?.[1] !== undefined && quoted[2] !== undefined) return { before: quoted[1], secret: quoted[2] };
  return { before: "", secret: typed.replace(/;[\p{L}_ ]{2,20}=.*$/u, "").replace(/[.,;)']{1,5}$/, "") };
}
