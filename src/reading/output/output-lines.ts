import { plainText } from "../plain-text";

const MESSAGE = /"?message"\s{0,9}:\s{0,9}"((?:[^"\\]|\\.)*)"?,?/gis;
const ESCAPE = /\\(?:u([\da-f]{4})|(.))/gi;
const ESCAPED: Readonly<Record<string, string>> = { n: "\n", r: "", t: "\t" };
/** So many escaped line breaks in one line: JSON whose beginning was cut. A path such as C:\\new holds fewer. */
const LEAST_ESCAPED = 3;
/** Marks of quotes and of bold text, tables and code in chats; ">" also marks one's own line in the list of sessions. */
const MARKS = /^(?:[\s>|*`]|-(?=\s)|\d{1,4}[.:)|](?=\s))+/;
const LIST_LABEL =
  /\s(?=(?:ComputerName|RemoteAddress|RemotePort|InterfaceAlias|SourceAddress|PingSucceeded|PingReplyDetails \(RTT\)|TcpTestSucceeded)\s{0,30}:)/gi;
const LEAST_LABELS = 3;
const LINE_NUMBER = /^\s{0,9}(\d{1,4})(?=[\s|]|$)/;

/** The lines of a message; what Azure's Run Command escaped in its JSON stands as the lines that it printed. */
export function outputLines(text: string): readonly string[] {
  return unescaped(plainText(text)).split(/\r?\n/).flatMap(unfold);
}

/** The lines without what surrounds them in chats, mails and editors, for comparing; numbers may stand twice. */
export function shownLines(lines: readonly string[]): readonly string[] {
  const once = withoutLineNumbers(lines.map(shownLine)).map(shownLine);
  return withoutLineNumbers(once).map(shownLine);
}

function shownLine(line: string): string {
  let end = line.length;
  while (end > 0 && /[\s*`|]/.test(line[end - 1] ?? "")) end -= 1;
  return line.slice(0, end).replace(MARKS, "");
}

function unescaped(text: string): string {
  return text
    .replace(MESSAGE, (_whole, message: string) => `\n${withoutEscapes(withoutBreaks(message))}\n`)
    .split("\n")
    .map((line) => (line.split("\\n").length > LEAST_ESCAPED ? withoutEscapes(line) : line))
    .join("\n");
}

/** A string of JSON holds no line breaks of its own: those were put in on the way. */
function withoutBreaks(message: string): string {
  return /\\n/i.test(message) ? message.replaceAll("\n", "") : message;
}

function withoutEscapes(json: string): string {
  return json.replace(ESCAPE, (_escape, code: string | undefined, sign: string) =>
    code === undefined ? (ESCAPED[sign.toLowerCase()] ?? sign) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** A port test that was pasted without its line breaks. */
function unfold(line: string): readonly string[] {
  const pieces = line.split(LIST_LABEL);
  const labels = new Set(pieces.map((piece) => /^\s{0,9}(\w+)[^:\n]{0,30}:/.exec(piece)?.[1]));
  return labels.size >= LEAST_LABELS ? pieces : [line];
}

/** Numbers that count up from line to line were put there by an editor; lines that a window broke have none. */
function withoutLineNumbers(lines: readonly string[]): readonly string[] {
  const numbered = lines.flatMap((line, at) => {
    const number = LINE_NUMBER.exec(line)?.[1];
    return number === undefined ? [] : [{ at, number: Number(number) }];
  });
  const counting = numbered.filter(
    ({ number }, index) => numbered[index - 1]?.number === number - 1 || numbered[index + 1]?.number === number + 1,
  );
  const plain = [...lines];
  for (const { at } of counting) plain[at] = (lines[at] ?? "").replace(LINE_NUMBER, "");
  return plain;
}
