import type { Command } from "../diagnosis/knowledge";
import { checkSlots, fillHarmless, restoreSlots } from "./check-slots";
import { checkWords } from "./check-words";
import { type CommandAt, commandsOf } from "./commands-of";
import { type Content, problemAt } from "./entry";
import { findKnownCommand } from "./find-known-command";
import { forbiddenWords } from "./forbidden-words";
import type { KnownCommand } from "./known-command";
import { readCommandLine } from "./read-command-line";
import { createPowerShellReader, type ReadPowerShell } from "./read-powershell";
import type { Call, ShellReading } from "./shell-reading";

interface Means {
  readonly list: readonly KnownCommand[];
  readonly readPowerShell: ReadPowerShell;
}

/** Every command of the knowledge can be read by its shell, is on the list of commands, and fits where it stands. */
export async function checkCommands(content: Content): Promise<readonly string[]> {
  const means = { list: content.commands.map((entry) => entry.value), readPowerShell: await createPowerShellReader() };
  return commandsOf(content).flatMap((command) => checkCommand(command, means));
}

function checkCommand({ entry, path, command, onlyReads }: CommandAt, means: Means): readonly string[] {
  const faults = [
    ...checkSlots(command),
    ...forbiddenWords(command.run),
    ...checkRun(command.shell, fillHarmless(command.run), onlyReads, means),
  ];
  return faults.map((fault) => problemAt(entry, path, `the command ${restoreSlots(fault)}`));
}

function checkRun(
  shell: Command["shell"],
  run: string,
  onlyReads: string | undefined,
  means: Means,
): readonly string[] {
  const { calls, writes, faults }: ShellReading =
    shell === "powershell" ? means.readPowerShell(run) : readCommandLine(shell, run);
  return [
    ...faults,
    ...(onlyReads === undefined ? [] : writes.map((write) => `${write}, but ${onlyReads} only reads; leave that out.`)),
    ...calls.flatMap((call) => checkCall(call, onlyReads, means)),
  ];
}

function checkCall(call: Call, onlyReads: string | undefined, means: Means): readonly string[] {
  const found = findKnownCommand(means.list, call);
  if (found === undefined) return [explainUnlisted(call, means.list)];
  const { faults, scripts } = checkWords(call, found);
  const changes =
    onlyReads === undefined || found.known.reads
      ? []
      : [`uses ${found.known.name}, which can change something, but ${onlyReads} only reads; use one that only reads.`];
  return [...faults, ...changes, ...scripts.flatMap((script) => checkScript(script, onlyReads, means))];
}

/** PowerShell inside another command. What is in a slot would be read by both, so there it has no place. */
function checkScript(script: string, onlyReads: string | undefined, means: Means): readonly string[] {
  if (script.startsWith("@")) return [`runs the file ${script}; write the script itself, so that it can be read.`];
  return [
    ...checkSlots({ shell: "powershell", run: restoreSlots(script) }),
    ...checkRun("powershell", script, onlyReads, means),
  ];
}

function explainUnlisted({ name, words }: Call, list: readonly KnownCommand[]): string {
  const isProgram = list.some((known) => known.name.toLowerCase().startsWith(`${name.toLowerCase()} `));
  const shown = [name, ...(isProgram ? words.slice(0, 3).map((word) => word.text) : [])].join(" ");
  return `uses "${shown}", which commands.yaml does not list; write its full name, or add it there with its documentation link.`;
}
