import { DETAILS, type Detail, type Details, readDetail, SLOT } from "../diagnosis/details";
import type { Command } from "../diagnosis/knowledge";

/** Remote Desktop's own port, where nothing else is known. */
const USUAL_PORT = "3389";

/** Inside the quotes that stand around a slot in each shell. In cmd a value that passes `readDetail` needs no escape. */
const ESCAPES: Readonly<Record<Command["shell"], (value: string) => string>> = {
  powershell: (value) => value.replaceAll("'", "''"),
  cmd: (value) => value,
  bash: (value) => value.replaceAll("'", "'\\''"),
};

/** The command with its slots filled. What is not known, or cannot be what the slot asks for, stands as `<host>`. */
export function fillCommand({ shell, run }: Command, details: Details): string {
  return withBrackets(run, details).replace(SLOT, (_slot, detail: Detail) => {
    const value = filledWith(detail, details);
    return value === undefined ? placeholder(detail) : ESCAPES[shell](value);
  });
}

/** Before a port an IPv6 address stands in brackets. */
function withBrackets(run: string, details: Details): string {
  return filledWith("host", details)?.includes(":") ? run.replaceAll("{host}:{port}", "[{host}]:{port}") : run;
}

/** The same in a sentence, where nothing is quoted; `names` say what is missing: "[the computer]". */
export function fillText(text: string, details: Details, names: Readonly<Record<Detail, string>>): string {
  return text.replace(SLOT, (_slot, detail: Detail) => filledWith(detail, details) ?? `[${names[detail]}]`);
}

/** The slots of some texts that stay open. */
export function openSlots(texts: readonly string[], details: Details): readonly Detail[] {
  const used = new Set(texts.flatMap((text) => Array.from(text.matchAll(SLOT), (match) => match[1])));
  return DETAILS.filter((detail) => used.has(detail) && filledWith(detail, details) === undefined);
}

function filledWith(detail: Detail, details: Details): string | undefined {
  const given = details[detail];
  const value = given === undefined ? undefined : readDetail(detail, given);
  return value ?? (detail === "port" ? USUAL_PORT : undefined);
}

function placeholder(detail: Detail): string {
  return `<${detail}>`;
}
