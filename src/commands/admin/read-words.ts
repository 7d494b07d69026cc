import { parseArgs } from "node:util";
import type { Whom } from "../../storage/find-person";

export type Task =
  | { readonly kind: "usage" }
  | { readonly kind: "forget"; readonly whom: Whom; readonly yes: boolean }
  | { readonly kind: "export-case"; readonly id: string }
  | { readonly kind: "export-person"; readonly whom: Whom }
  | { readonly kind: "backup"; readonly file: string }
  | { readonly kind: "restore"; readonly file: string }
  | { readonly kind: "doctor" }
  | { readonly kind: "counts"; readonly json: boolean };

/** `problem`: what is wrong with the words, for whoever typed them. */
export type Read = Task | { readonly kind: "wrong"; readonly problem: string };

/** What each command takes besides its name. */
const COMMANDS = {
  forget: { texts: ["channel", "tenant"], flags: ["yes"], word: "USER" },
  export: { texts: ["person", "channel", "tenant"], flags: [], word: "CASE" },
  backup: { texts: [], flags: [], word: "FILE" },
  restore: { texts: [], flags: [], word: "FILE" },
  doctor: { texts: [], flags: [], word: undefined },
  counts: { texts: [], flags: ["json"], word: undefined },
} as const satisfies Record<string, Command>;

interface Command {
  readonly texts: readonly string[];
  readonly flags: readonly string[];
  readonly word: string | undefined;
}

interface Given {
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly words: readonly string[];
}

export function readWords(args: readonly string[]): Read {
  const [name, ...rest] = args;
  if (name === undefined || args.includes("--help")) return { kind: "usage" };
  if (!isCommand(name)) return wrong(`There is no command "${name}".`);
  const given = parse(COMMANDS[name], rest);
  const problem = optionProblem(name, given) ?? wordProblem(name, given);
  return problem === undefined ? taskOf(name, given) : wrong(problem);
}

function isCommand(name: string): name is keyof typeof COMMANDS {
  return Object.hasOwn(COMMANDS, name);
}

/** Not strict: what is wrong is said in words of our own, the same in every version of Node. */
function parse({ texts, flags }: Command, args: readonly string[]): Given {
  const options = Object.fromEntries([
    ...texts.map((text) => [text, { type: "string" as const }]),
    ...flags.map((flag) => [flag, { type: "boolean" as const }]),
  ]);
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false });
  return { options: values, words: positionals };
}

function optionProblem(name: keyof typeof COMMANDS, { options }: Given): string | undefined {
  const { texts, flags }: Command = COMMANDS[name];
  for (const [option, value] of Object.entries(options)) {
    if (texts.includes(option)) {
      if (typeof value !== "string" || value.trim() === "" || value.startsWith("-"))
        return `--${option} needs a value.`;
    } else if (!flags.includes(option)) return `"${name}" knows no --${option}.`;
    else if (value !== true) return `--${option} takes no value.`;
  }
  return undefined;
}

function wordProblem(name: keyof typeof COMMANDS, { options, words }: Given): string | undefined {
  const { word } = COMMANDS[name];
  const needed = word !== undefined && options["person"] === undefined ? 1 : 0;
  if (words.length > needed) return `"${words[needed]}" is one word too many.`;
  if (words.length < needed || words[0]?.trim() === "") return `"${name}" needs ${word}.`;
  return undefined;
}

function taskOf(command: keyof typeof COMMANDS, { options, words: [word = ""] }: Given): Read {
  switch (command) {
    case "forget":
      return { kind: "forget", whom: whomOf(word, options), yes: options["yes"] === true };
    case "export":
      if (options["person"] !== undefined)
        return { kind: "export-person", whom: whomOf(String(options["person"]), options) };
      if (options["channel"] === undefined && options["tenant"] === undefined) return { kind: "export-case", id: word };
      return wrong("--channel and --tenant go with --person; a case has one place only.");
    case "backup":
    case "restore":
      return { kind: command, file: word };
    case "doctor":
      return { kind: "doctor" };
    case "counts":
      return { kind: "counts", json: options["json"] === true };
  }
}

function whomOf(person: string, { channel, tenant }: Given["options"]): Whom {
  return {
    person,
    ...(channel === undefined ? {} : { channel: String(channel) }),
    ...(tenant === undefined ? {} : { tenant: String(tenant) }),
  };
}

function wrong(problem: string): Read {
  return { kind: "wrong", problem };
}
