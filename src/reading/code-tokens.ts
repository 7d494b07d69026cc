import { canonicalCode } from "./canonical-code";
import { plainText } from "./plain-text";

/** What a message is made of, as far as codes are concerned. */
export type CodeToken =
  | { readonly kind: "hex"; readonly code: string }
  /** Digits without "0x": hex ("904", "d06") or decimal ("2308"); only the table of codes can tell. */
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "mark"; readonly text: string };

const TOKEN = /-\d{9,10}(?![\p{L}\p{N}])|\d+(?:\.\d+)+|[\p{L}\p{N}_]+(?:'\p{L}+)?|[^\s]/gu;
/** Copied dialogs lose their line breaks: "0x904Extended error code: 0x7OK". */
const GLUED = /([0o]x[0-9a-foli]{1,8}?)(?=extended|erweiterter|étendu|extendido|error|code|fehler|ok\b)/g;
/** What text recognition makes of "0x": "0×", "0 x", "Ox", and of "0x1": "Oxl". */
const MISREAD_PREFIX = /(?<![\p{L}\p{N}])[0o] ?[x×х] ?(?=(?:[0-9]|[ol][0-9ol])[0-9a-fol]{0,7}(?![\p{L}\p{N}]))/gu;
/** "err904", "error0x904": the word for the code and the code, typed in one. */
const GLUED_LABEL = /(?<![\p{L}\p{N}_])(err|error|errorcode|code|fehler|fehlercode)[_-]?(?=\d[0-9a-foxli]{2})/gu;
/** "x904"; x64, x86 and x32 name processors. */
const SHORT_HEX = /(?<![\p{L}\p{N}_])x(?!(?:64|86|32)(?![\p{L}\p{N}]))(?=\d[0-9a-foli]{0,7}(?![\p{L}\p{N}_]))/gu;
const HEX = /^([0o])x([0-9a-foli]{1,8})$/;
/** An HRESULT or NTSTATUS printed as a signed number; other long negative numbers are no codes. */
const STATUS = /^0x[8c]/;

export function codeTokens(text: string): readonly CodeToken[] {
  const spaced = plainText(text)
    .toLowerCase()
    .replaceAll("0×", "0x")
    .replace(MISREAD_PREFIX, "0x")
    .replace(/\bext\./g, "extended")
    .replace(/\b0x (?=\d)/g, "0x")
    .replace(GLUED, "$1 ")
    .replace(GLUED_LABEL, "$1 ")
    .replace(SHORT_HEX, "");
  return Array.from(spaced.matchAll(TOKEN), (match) => readToken(match[0]));
}

function readToken(text: string): CodeToken {
  const code = hexCode(text) ?? statusCode(text);
  if (code !== undefined) {
    return { kind: "hex", code };
  }
  const number = /^\d[0-9a-foli]{2,7}$/.test(text) ? withDigits(text) : text;
  if (/^[0-9a-f]{1,10}$/.test(number) && /\d/.test(number)) {
    return { kind: "number", text: number };
  }
  return { kind: /^[\p{L}\p{N}_]/u.test(text) ? "word" : "mark", text };
}

/** Reads the letters O, l and I as the digits that they were taken for; words such as "oxide" stay words. */
function hexCode(text: string): string | undefined {
  const [, zero, digits] = HEX.exec(text) ?? [];
  if (zero === undefined || digits === undefined) {
    return undefined;
  }
  const looksMeant = zero === "0" ? /\d|^[a-f]+$/.test(digits) : /^\d/.test(digits);
  return looksMeant ? canonicalCode(Number.parseInt(withDigits(digits), 16)) : undefined;
}

function withDigits(text: string): string {
  return text.replaceAll("o", "0").replace(/[li]/g, "1");
}

function statusCode(text: string): string | undefined {
  const code = /^-\d+$/.test(text) ? canonicalCode(Number(text)) : undefined;
  return code !== undefined && STATUS.test(code) ? code : undefined;
}
