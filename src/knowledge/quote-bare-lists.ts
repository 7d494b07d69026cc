/** A string, a comment, a variable, or a bare word with what stands around it. */
const PIECE =
  /'(?:[^']|'')*'|"(?:[^"`]|`[\s\S]|"")*"|(?<=^|[\s;{(])#[^\n]*|\$[\w:?]*|(?<=^|[\s(){};=|,])[\w*?][^\s,;|(){}'"`$@&<>=]*/g;
const NUMBER = /^\d+$/;

/**
 * Puts the bare words of lists in quotes: `Name,Status` becomes `'Name','Status'`. To PowerShell that is the same list;
 * the grammar (tree-sitter-powershell 0.26.4) cannot read the first form.
 */
export function quoteBareLists(script: string): string {
  return script.replace(PIECE, (piece, at: number) => {
    const isWord = /^[\w*?]/.test(piece) && !NUMBER.test(piece);
    const isListed = /,\s*$/.test(script.slice(0, at)) || /^\s*,/.test(script.slice(at + piece.length));
    return isWord && isListed ? `'${piece}'` : piece;
  });
}
