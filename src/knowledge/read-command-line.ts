import type { Call, ShellReading, Word } from "./shell-reading";

/** What a line may be made of: stretches of words, and what stands between words. What fits nothing is refused. */
const PIECES = {
  cmd: /(?<quoted>"[^"\n]*")|(?<space>[ \t]+|2>&1)|(?<next>&&|\||\n\s*)|(?<into>2?>>?)|(?<bare>[^\s"&|<>^()]+)/y,
  bash: /(?<quoted>'[^']*'|"(?:[^"\\$`]|\\[^$`"\\\n])*")|(?<space>[ \t]+|2>&1)|(?<next>&&|\||\n\s*)|(?<into>2?>>?)|(?<bare>[^\s'"&|<>;$`\\(){}#!*?]+)/y,
};
const NOWHERE = /^(?:nul|\/dev\/null)$/i;

interface Piece {
  readonly kind: "quoted" | "bare" | "space" | "next" | "into" | "refused";
  readonly text: string;
}

/** Splits a line for Command Prompt or bash into its commands. Only | and && may stand between them. */
export function readCommandLine(shell: "cmd" | "bash", line: string): ShellReading {
  const pieces = piecesOf(shell, line.trim());
  const refused = pieces.find((piece) => piece.kind === "refused");
  if (refused !== undefined) return { calls: [], writes: [], faults: [explainRefused(shell, refused.text)] };
  const commands: Word[][] = [[]];
  const files: string[] = [];
  let into: Piece | undefined;
  for (const piece of joinWords(pieces)) {
    if (piece.kind === "next") commands.push([]);
    else if (piece.kind === "into") into = piece;
    else if (into === undefined) commands.at(-1)?.push({ text: piece.text, kind: "value" });
    else {
      files.push(piece.text);
      into = undefined;
    }
  }
  return {
    calls: commands.flatMap(callOf),
    writes: files.filter((file) => !NOWHERE.test(file)).map((file) => `writes the file ${file}`),
    faults: [
      ...(into === undefined ? [] : ["ends with >; name the file after it."]),
      ...(commands.every((words) => words.length > 0)
        ? []
        : ["has nothing on one side of | or &&; write a command there, or take the sign away."]),
    ],
  };
}

function piecesOf(shell: "cmd" | "bash", line: string): readonly Piece[] {
  const pattern = new RegExp(PIECES[shell]);
  const pieces: Piece[] = [];
  while (pattern.lastIndex < line.length) {
    const at = pattern.lastIndex;
    const groups = pattern.exec(line)?.groups;
    if (groups === undefined) return [...pieces, { kind: "refused", text: line.slice(at) }];
    const { quoted, bare, next, into } = groups;
    if (quoted !== undefined) pieces.push({ kind: "quoted", text: quoted.slice(1, -1) });
    else if (bare !== undefined) pieces.push({ kind: "bare", text: bare });
    else pieces.push({ kind: next !== undefined ? "next" : into !== undefined ? "into" : "space", text: "" });
  }
  return pieces;
}

/** Stretches that touch are one word; spaces are gone afterwards. */
function joinWords(pieces: readonly Piece[]): readonly Piece[] {
  const isWord = (piece: Piece | undefined) => piece?.kind === "quoted" || piece?.kind === "bare";
  return pieces.flatMap((piece, index) => {
    if (piece.kind === "space") return [];
    if (!isWord(piece)) return [piece];
    if (isWord(pieces[index - 1])) return [];
    const rest = pieces.slice(index);
    const end = rest.findIndex((each) => !isWord(each));
    const stretches = end < 0 ? rest : rest.slice(0, end);
    return [{ kind: "bare" as const, text: stretches.map((each) => each.text).join("") }];
  });
}

function callOf([first, ...words]: readonly Word[]): readonly Call[] {
  return first === undefined ? [] : [{ name: first.text, words }];
}

function explainRefused(shell: "cmd" | "bash", rest: string): string {
  const name = shell === "cmd" ? "Command Prompt" : "bash";
  return `has a sign that ${name} acts on, at "${rest.slice(0, 30)}"; put it in quotes that keep it as it is, or write the command without it.`;
}
