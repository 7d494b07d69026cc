/** Ports on which nobody runs Remote Desktop: a command with one is about another program. */
const OTHER_PORT = /\s-Port\s+(?!\d?33[89]\d\b|33[89]\d\d\b)\d{1,5}\b/i;

/** The text without lines that hold a command for a port of another program. */
export function withoutOtherPorts(text: string): string {
  return text
    .split("\n")
    .filter((line) => !OTHER_PORT.test(line))
    .join("\n");
}
