/** Ports on which nobody runs Remote Desktop: a test of one is about another program. */
const OTHER_PORT = /(?:-Port\s+|\bRemotePort\s*:\s*)(?!\d*33\d)\d+/i;
const PRINTED = /^\s*\w+\s*:/;

/** The text without commands and printed lists that are about another port than that of Remote Desktop. */
export function withoutOtherPorts(text: string): string {
  return passagesOf(text)
    .filter((passage) => !OTHER_PORT.test(passage))
    .join("\n");
}

/** Single lines; printed lines of the kind "RemotePort : 443" that follow each other are one passage. */
function passagesOf(text: string): readonly string[] {
  const passages: string[][] = [];
  for (const line of text.split("\n")) {
    const last = passages.at(-1);
    if (last && PRINTED.test(line) && PRINTED.test(last[0] ?? "")) last.push(line);
    else passages.push([line]);
  }
  return passages.map((lines) => lines.join("\n"));
}
