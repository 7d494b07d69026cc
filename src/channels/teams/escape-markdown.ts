/**
 * Teams reads a subset of Markdown in every TextBlock; with these escaped a text is shown as it was written.
 * A backslash counts as an escape only before punctuation, so that Windows paths keep theirs.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\\(?=[!-/:-@[-`{-~])/g, "\\\\")
    .replace(/[`*_[\]<~]/g, "\\$&")
    .replace(/^([ \t]*)([-+#>])/gm, "$1\\$2")
    .replace(/^([ \t]*\d{1,9})([.)])(?=\s|$)/gm, "$1\\$2");
}
