import { EVENT_IDS } from "../diagnosis/event-ids";
import { canonicalCode } from "./canonical-code";
import { codeTokens } from "./code-tokens";
import type { KnownCodes } from "./known-codes";
import { plainText } from "./plain-text";
import { readNumber } from "./read-number";
import { readSetCommand } from "./read-set-command";
import type { TypedCommand } from "./reading";

type PlainKind = Exclude<TypedCommand["kind"], "code" | "set">;

const SPELLINGS: Readonly<Record<PlainKind, readonly string[]>> = {
  help: ["help", "help me", "commands", "what can you do", "hilfe"],
  "start-over": [
    "start over",
    "startover",
    "start again",
    "restart",
    "reset",
    "begin again",
    "new case",
    "new problem",
  ],
  status: ["status", "show status", "where are we", "what is the status", "whats the status"],
  why: ["why", "why this", "why that", "why do you ask", "why are you asking"],
  undo: ["undo", "undo list", "show undo list", "undo changes", "what do i have to undo", "what must i undo"],
  human: ["human", "agent", "operator", "helpdesk", "help desk", "support", "real person", "mensch"],
  "forget-me": ["forget me", "delete my data", "delete all my data", "erase my data", "remove my data", "delete me"],
};
const KINDS = new Map(
  Object.entries(SPELLINGS).flatMap(([kind, spellings]) =>
    spellings.map((words) => [words, kind as PlainKind] as const),
  ),
);
const ASKS_FOR_HUMAN =
  /^(?:(?:i|id) (?:want|need|would like|like)(?: to)? |(?:can|could|may) i |let me |please )?(?:(?:talk|speak|chat) (?:to|with) |(?:get|give|find) (?:me )?|connect me (?:to|with) |(?:get|put) me through to )?(?:a |an |the |some)?(?:real |live |actual )?(?:human(?: being)?|person|agent|operator|somebody|someone)$/;
/** These alone are words of other answers ("person", "someone"); only with a verb do they ask for a human. */
const TOO_SHORT = /^(?:a |an |the |some)?(?:person|somebody|someone)$/;
const LONGEST = 80;
const MOST_CODES = 6;

/** The command that the whole message is, if it is one. Case, punctuation, a slash in front and "please" do not matter. */
export function readCommand(text: string, known: KnownCodes): TypedCommand | undefined {
  const set = readSetCommand(text);
  if (set !== undefined) {
    return set;
  }
  if (text.length > LONGEST) {
    return undefined;
  }
  const words = commandWords(text);
  const kind = KINDS.get(words);
  if (kind !== undefined) {
    return { kind };
  }
  if (ASKS_FOR_HUMAN.test(words) && !TOO_SHORT.test(words)) {
    return { kind: "human" };
  }
  return readCodeCommand(text, known);
}

function commandWords(text: string): string {
  return plainText(text)
    .toLowerCase()
    .replaceAll("'", "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^(?:please|pls|plz) | (?:please|pls|plz|now|bitte)$/g, "");
}

/** `code 0x204`, `codes 904 7`. Words of more than one piece without any digit are a sentence, not a command. */
function readCodeCommand(text: string, known: KnownCodes): TypedCommand | undefined {
  const rest = /^\s*\/?codes?(?:\s+(.*))?$/is.exec(plainText(text))?.[1];
  if (rest === undefined) {
    return /^\s*\/?codes?\s*$/i.test(text) ? { kind: "code", codes: [], unreadable: [] } : undefined;
  }
  const pieces = rest
    .split(/[\s,;/+&?!]+|\.(?=\s|$)/)
    .filter((piece) => !/^(?:|and|please|pls|extended)$/i.test(piece));
  if (pieces.length > MOST_CODES || (pieces.length > 1 && !pieces.every((piece) => /\d/.test(piece)))) {
    return undefined;
  }
  const read = pieces.map((piece) => ({ piece, code: readPiece(piece, known) }));
  return {
    kind: "code",
    codes: [...new Set(read.flatMap(({ code }) => (code === undefined ? [] : [code])))],
    unreadable: read.flatMap(({ piece, code }) => (code === undefined ? [piece] : [])),
  };
}

/** A number that no table knows is read as the dialog would print it, in hex, unless it is too long for that. */
function readPiece(piece: string, known: KnownCodes): string | undefined {
  const [token, ...others] = codeTokens(piece);
  if (token === undefined || others.length > 0) {
    return undefined;
  }
  if (token.kind === "hex") {
    return token.code;
  }
  if (token.kind !== "number") {
    return undefined;
  }
  const listed = readNumber(token.text, known.disconnect) ?? readNumber(token.text, known.extended);
  if (listed === undefined && EVENT_IDS.has(token.text)) {
    return undefined;
  }
  return listed?.code ?? canonicalCode(Number.parseInt(token.text, token.text.length <= 4 ? 16 : 10));
}
