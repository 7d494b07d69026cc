import type { Answer } from "../diagnosis/evidence";
import { type CodeLabel, isCalledErrorAfter, isOnlyCodes, joinBetween, labelBefore, standsAlone } from "./code-context";
import { type CodeToken, codeTokens } from "./code-tokens";
import type { KnownCodes } from "./known-codes";
import { type Base, type NumberReading, readNumber } from "./read-number";

interface FoundCode extends NumberReading {
  readonly table: keyof KnownCodes;
  readonly index: number;
}

/** Status numbers of web pages that happen to be codes too; without "0x" they are not taken. */
const WEB_STATUS = new Set(["404", "408"]);

/** The error code and the extended code that the text states, at most one of each. */
export function readCodes(text: string, known: KnownCodes): readonly Answer[] {
  const tokens = codeTokens(text);
  const found: FoundCode[] = [];
  for (const [index, token] of tokens.entries()) {
    const code =
      token.kind === "hex" || token.kind === "number"
        ? readAt(tokens, index, { previous: found.at(-1), known })
        : undefined;
    if (code !== undefined) {
      found.push(code);
    }
  }
  return [
    ...answerOf("error-code", onlyOne(found, "disconnect", known)),
    ...answerOf("extended-code", onlyOne(found, "extended", known)),
  ];
}

interface Context {
  readonly label: CodeLabel;
  readonly previous: FoundCode | undefined;
  readonly known: KnownCodes;
}

function readAt(
  tokens: readonly CodeToken[],
  index: number,
  { previous, known }: Omit<Context, "label">,
): FoundCode | undefined {
  const context = { label: labelBefore(tokens, index), previous, known };
  if (context.label === "denied") {
    return undefined;
  }
  const token = tokens[index];
  return (
    readSecondOfPair(tokens, index, context) ??
    (token?.kind === "hex" ? readHex(tokens, index, context) : readBareNumber(tokens, index, context))
  );
}

/** The 0x7 of "0x904 / 0x7". Loosely joined, as in "0x204 and 0x108", it must not be a first code of its own. */
function readSecondOfPair(tokens: readonly CodeToken[], index: number, context: Context): FoundCode | undefined {
  const { previous, known } = context;
  const join = previous?.table === "disconnect" ? joinBetween(tokens, previous.index, index) : undefined;
  const reading = readListed(tokens[index], known.extended, previous?.base);
  if (join === undefined || reading === undefined || (join === "loose" && known.disconnect.has(reading.code))) {
    return undefined;
  }
  return { ...reading, table: "extended", index };
}

/** A code with "0x" counts when it is called one, when a table lists it, or when it is all there is. */
function readHex(tokens: readonly CodeToken[], index: number, { label, known }: Context): FoundCode | undefined {
  const token = tokens[index];
  if (token?.kind !== "hex") {
    return undefined;
  }
  const isShown = label !== undefined || isOnlyCodes(tokens) || standsApart(tokens, index);
  const isFirst = label === "error" || known.disconnect.has(token.code);
  const found = { code: token.code, base: 16, index } as const;
  if (label === "extended" || (isShown && !isFirst && known.extended.has(token.code))) {
    return { ...found, table: "extended" };
  }
  return isShown || isFirst ? { ...found, table: "disconnect" } : undefined;
}

/** "FreeRDP: 0x909, the remote …": what stands behind a colon or a comma and is short can only be the code of a dialog. */
function standsApart(tokens: readonly CodeToken[], index: number): boolean {
  const [before, token, after] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  const isShort = token?.kind === "hex" && token.code.length > 4 && token.code.length <= 6;
  const isApart = before?.kind === "mark" && (after === undefined || after.kind === "mark");
  return isShort && isApart && !tokens.slice(0, index).some(({ kind }) => kind === "hex");
}

/** A number without "0x" counts only when a table lists it and the words around it make it a code. */
function readBareNumber(tokens: readonly CodeToken[], index: number, context: Context): FoundCode | undefined {
  const { label, previous, known } = context;
  if (label === "extended") {
    const reading = readListed(tokens[index], known.extended, previous?.base);
    return reading && { ...reading, table: "extended", index };
  }
  const reading = readFirstCode(tokens[index], known);
  const isMeant =
    label === "error" ||
    (label === "verb" && standsAlone(tokens, index)) ||
    isCalledErrorAfter(tokens, index) ||
    isOnlyCodes(tokens) ||
    isFirstOfPair(tokens, index, known);
  return reading && isMeant ? { ...reading, table: "disconnect", index } : undefined;
}

/** 904 of "904/7": the pair itself says that these are codes. */
function isFirstOfPair(tokens: readonly CodeToken[], index: number, known: KnownCodes): boolean {
  const slash = tokens[index + 1];
  const second = tokens[index + 2];
  return slash?.kind === "mark" && slash.text === "/" && readListed(second, known.extended) !== undefined;
}

function readFirstCode(token: CodeToken | undefined, known: KnownCodes): NumberReading | undefined {
  return token?.kind === "number" && token.text.length >= 3 && !WEB_STATUS.has(token.text)
    ? readNumber(token.text, known.disconnect)
    : undefined;
}

function readListed(token: CodeToken | undefined, table: ReadonlySet<string>, base?: Base): NumberReading | undefined {
  if (token?.kind === "hex") {
    return table.has(token.code) ? { code: token.code, base: 16 } : undefined;
  }
  return token?.kind === "number" ? readNumber(token.text, table, base) : undefined;
}

/** One code of a table, or none where the text names several that could be meant. 0x0 gives way to any other. */
function onlyOne(found: readonly FoundCode[], table: FoundCode["table"], known: KnownCodes): string | undefined {
  const codes = [...new Set(found.filter((code) => code.table === table).map((code) => code.code))];
  const telling = codes.length > 1 ? codes.filter((code) => code !== "0x0") : codes;
  const listed = telling.length > 1 ? telling.filter((code) => known[table].has(code)) : telling;
  return listed.length === 1 ? listed[0] : undefined;
}

function answerOf(observation: string, value: string | undefined): readonly Answer[] {
  return value === undefined ? [] : [{ observation, value }];
}
