import type { KnownCommand } from "./known-command";
import type { Call } from "./shell-reading";

/** A listed command that a call is one of, and how many of its words are part of the name ("reg query": one). */
export interface FoundCommand {
  readonly known: KnownCommand;
  readonly nameWords: number;
}

/**
 * Finds the listed command that fits a call best. Words of the name stand in front; from the first switch on, the name
 * says what must occur anywhere, in this order: "net user /active" is a call of `net user` that holds `/active`.
 */
export function findKnownCommand(list: readonly KnownCommand[], call: Call): FoundCommand | undefined {
  return list
    .flatMap((known) => {
      const { head, switches } = nameParts(known.name);
      return isHead(head, call) && isSomewhere(switches, call) ? [{ known, head, switches }] : [];
    })
    .sort((a, b) => b.head.length - a.head.length || b.switches.length - a.switches.length)
    .map(({ known, head }) => ({ known, nameWords: head.length - 1 }))[0];
}

/** The switches that a name holds: `/active` of "net user /active". */
export function switchesOf(name: string): readonly string[] {
  return nameParts(name).switches.filter(isSwitch);
}

export function isSwitch(word: string): boolean {
  return /^[-/]/.test(word);
}

/** Capitals and the extension of a program are not looked at. */
export function sameWord(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(word: string): string {
  return word.toLowerCase().replace(/\.exe$/, "");
}

function nameParts(name: string): { readonly head: readonly string[]; readonly switches: readonly string[] } {
  const words = name.split(" ");
  const first = words.findIndex(isSwitch);
  return first < 0 ? { head: words, switches: [] } : { head: words.slice(0, first), switches: words.slice(first) };
}

function isHead(head: readonly string[], { name, words }: Call): boolean {
  const called = [name, ...words.map((word) => word.text)];
  return head.every((word, index) => sameWord(word, called[index] ?? ""));
}

function isSomewhere(switches: readonly string[], { words }: Call): boolean {
  return (
    switches.length === 0 ||
    words.some((_, at) => switches.every((word, index) => isSwitchAt(word, words[at + index]?.text ?? "")))
  );
}

function isSwitchAt(word: string, text: string): boolean {
  return sameWord(text, word) || startsWith(text, `${word}:`);
}

function startsWith(text: string, start: string): boolean {
  return text.toLowerCase().startsWith(start.toLowerCase());
}
