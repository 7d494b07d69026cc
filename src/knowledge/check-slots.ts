import { DETAILS } from "../diagnosis/details";
import type { Command } from "../diagnosis/knowledge";

type Shell = Command["shell"];

/** The quotes that keep a value as it is: nothing in it is read by the shell. */
const SAFE: Readonly<Record<Shell, { readonly sign: string; readonly name: string }>> = {
  powershell: { sign: "'", name: "single quotes" },
  bash: { sign: "'", name: "single quotes" },
  cmd: { sign: '"', name: "double quotes" },
};
const QUOTES: Readonly<Record<Shell, string>> = { powershell: `'"`, bash: `'"`, cmd: '"' };
const BRACES = /(?<!\$)\{([A-Za-z_]\w*)\}/g;
const SLOTS = DETAILS.map((detail) => `{${detail}}`).join(" ");
const PLACEHOLDER = /<[A-Za-z][^<>\n]*>/g;
/** What people write where a name belongs. Other capitals (HKLM, SYSTEM, TERMSRV) are names themselves. */
const CAPITALS =
  /(?<![\w$:%-]|env:)(?:HOST(?:NAME)?|VM(?:_?NAME)?|PORT|USER(?:_?NAME)?|NAME|DOMAIN|RG|RESOURCE_?GROUP|THUMBPRINT|INTERFACE|COMPUTER|SERVER|PROFILE|ADDRESS|ADDRESSES|PROCESS|FILE|PATH|NIC|NSG|YYYY-MM-DD|NNN+|(?!REG_|NT_)[A-Z]+(?:_[A-Z]+)+)(?![\w%])/g;

/** Slots and placeholders stand where nothing that they hold can be read by the shell. */
export function checkSlots({ shell, run }: Pick<Command, "shell" | "run">): readonly string[] {
  return [
    ...[...run.matchAll(BRACES)].flatMap((match) => checkSlot(shell, run, match[1] ?? "", match.index)),
    ...[...run.matchAll(PLACEHOLDER)]
      .filter((match) => quoteAt(shell, run, match.index) === undefined)
      .map(([text]) => `has ${text} outside quotes; put quotes around it.`),
    ...[...run.matchAll(CAPITALS)].map(
      ([text]) =>
        `has ${text} in place of a value; write its slot, such as {host}, or '<words>' for what no case knows.`,
    ),
  ];
}

/** The command with a harmless value in each slot, so that it can be read; `restoreSlots` finds the places again. */
export function fillHarmless(run: string): string {
  return run.replace(BRACES, (text, name: string) => {
    if (name === "port") return "3389";
    return isDetail(name) ? `slot-${name}` : text;
  });
}

export function restoreSlots(filled: string): string {
  return filled.replace(/slot-([a-zA-Z]+)/g, (text, name: string) => (isDetail(name) ? `{${name}}` : text));
}

function checkSlot(shell: Shell, run: string, name: string, at: number): readonly string[] {
  if (!isDetail(name))
    return [`has {${name}}, which is no slot; write one of ${SLOTS}, or '<words>' for what no case knows.`];
  const { sign, name: quotes } = SAFE[shell];
  return name === "port" || quoteAt(shell, run, at) === sign
    ? []
    : [`has {${name}} outside ${quotes}; put it inside, so that the shell reads nothing in it.`];
}

function isDetail(name: string): boolean {
  return DETAILS.some((detail) => detail === name);
}

/** The quote that is open at a place. A doubled quote closes and opens again; one that is escaped or in a comment counts for nothing. */
function quoteAt(shell: Shell, run: string, at: number): string | undefined {
  const escapes = { powershell: "`", bash: "\\", cmd: undefined }[shell];
  let open: string | undefined;
  for (let index = 0; index < at; index++) {
    const sign = run[index] ?? "";
    const isComment =
      shell === "powershell" && open === undefined && sign === "#" && /^\s?$/.test(run[index - 1] ?? "");
    if (isComment) {
      const end = run.indexOf("\n", index);
      index = end < 0 ? at : end;
      continue;
    }
    if (sign === escapes && open !== "'") index++;
    else if (open === undefined && QUOTES[shell].includes(sign)) open = sign;
    else if (sign === open) open = undefined;
  }
  return open;
}
