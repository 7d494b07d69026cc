import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { Language, type Node, Parser } from "web-tree-sitter";
import { quoteBareLists } from "./quote-bare-lists";
import type { Call, ShellReading, Word } from "./shell-reading";

/** Room for seeing what is meant, on one line. */
const SHOWN = 30;
/** What gives something a new value. A plain variable is gone when the window is closed; anything else may stay. */
const SETTING: ReadonlySet<string> = new Set([
  "left_assignment_expression",
  "post_increment_expression",
  "post_decrement_expression",
  "pre_increment_expression",
  "pre_decrement_expression",
]);

export type ReadPowerShell = (script: string) => ShellReading;

/** Loads the grammar; reading itself then waits for nothing. */
export async function createPowerShellReader(): Promise<ReadPowerShell> {
  // V8 would spend some ten seconds of a core on optimising the grammar, and a process that is done waits for that.
  setFlagsFromString("--liftoff-only");
  await Parser.init();
  const parser = new Parser();
  // Loading by path fails under Jest.
  const grammar = readFileSync(require.resolve("tree-sitter-powershell/tree-sitter-powershell.wasm"));
  parser.setLanguage(await Language.load(grammar));
  return (script) => {
    const tree = parser.parse(quoteBareLists(script));
    if (tree === null) throw new Error("The PowerShell parser was stopped.");
    const reading = readTree(tree.rootNode);
    tree.delete();
    return reading;
  };
}

function readTree(root: Node): ShellReading {
  const nodes = nodesOf(root);
  const broken = nodes.find((node) => node.isError || node.isMissing);
  if (broken !== undefined) return { calls: [], writes: [], faults: [explainBroken(root, broken)] };
  return {
    calls: nodes.flatMap(callsOf),
    writes: nodes.flatMap(writesOf),
    faults: nodes.flatMap(faultsOf),
  };
}

function nodesOf(node: Node): readonly Node[] {
  return [node, ...childrenOf(node).flatMap(nodesOf)];
}

function childrenOf(node: Node): readonly Node[] {
  return node.children.filter((child) => child !== null);
}

function explainBroken(root: Node, broken: Node): string {
  const rest = root.text.slice(broken.startIndex - root.startIndex, broken.startIndex - root.startIndex + SHOWN);
  return `cannot be read as PowerShell from "${rest.trim()}" on; correct its quotes, brackets and commas.`;
}

function callsOf(node: Node): readonly Call[] {
  const [first, second] = childrenOf(node).filter((child) => child.isNamed);
  switch (node.type) {
    case "command":
      return first?.type === "command_name" ? [{ name: first.text, words: wordsOf(node) }] : [];
    case "cast_expression":
      return [{ name: first?.text ?? node.text, words: [] }];
    case "invokation_expression":
      return [{ name: memberName(first, second), words: [] }];
    case "member_access":
      return first?.type === "type_literal" ? [{ name: memberName(first, second), words: [] }] : [];
    default:
      return [];
  }
}

function memberName(target: Node | undefined, member: Node | undefined): string {
  const name = member?.text ?? "";
  return target?.type === "type_literal" ? `${target.text}::${name}` : `.${name}`;
}

function wordsOf(command: Node): readonly Word[] {
  const elements = childrenOf(command).find((child) => child.type === "command_elements");
  let joined = false;
  return (elements === undefined ? [] : childrenOf(elements)).flatMap((element) => {
    if (element.type === "command_argument_sep") {
      joined = element.text === ":";
      return [];
    }
    if (element.type === "redirection" || !element.isNamed) return [];
    const word = wordOf(element);
    return [joined && word.kind !== "parameter" ? { ...word, joined: true as const } : word];
  });
}

function wordOf(element: Node): Word {
  if (element.type === "command_parameter") return { text: element.text, kind: "parameter" };
  const core = coreOf(element);
  if (core.type === "script_block_expression") return { text: core.text, kind: "block" };
  return { text: core.type === "string_literal" ? insideQuotes(core.text) : element.text, kind: "value" };
}

/** The grammar wraps every argument into one expression for each level of operators. */
function coreOf(node: Node): Node {
  const [only, ...others] = childrenOf(node);
  return only === undefined || others.length > 0 || node.type === "string_literal" ? node : coreOf(only);
}

function insideQuotes(text: string): string {
  const inner = text.slice(1, -1);
  return text.startsWith("'") ? inner.replaceAll("''", "'") : inner;
}

function writesOf(node: Node): readonly string[] {
  if (node.type === "redirected_file_name" && node.text.trim() !== "$null") {
    return [`writes the file ${node.text.trim()}`];
  }
  const isPlain = /^(?:\[\w+\])?\$\w+$/.test(node.text.replace(/^(?:\+\+|--)|(?:\+\+|--)$/g, ""));
  return SETTING.has(node.type) && !isPlain ? [`sets ${node.text}`] : [];
}

function faultsOf(node: Node): readonly string[] {
  switch (node.type) {
    case "command_invokation_operator":
      return [`starts a command with ${node.text}; write the command itself.`];
    case "stop_parsing":
    case "verbatim_command_argument":
      return ["uses --%, behind which nothing can be checked; put the words in quotes instead."];
    case "member_name":
      return childrenOf(node).every((child) => child.type === "simple_name")
        ? []
        : [`works out the name of a member, ${node.text}; write the name itself.`];
    case "function_statement":
    case "class_statement":
      return ["defines a command of its own, which the list cannot know; write its commands where they are used."];
    case "command_name":
      return /^sc$/i.test(node.text) ? ["uses sc, which is Set-Content in Windows PowerShell; write sc.exe."] : [];
    case "generic_token":
      return faultsOfBareWord(node.text);
    default:
      return [];
  }
}

/** The grammar takes a bare word as it stands, PowerShell reads on inside it. */
function faultsOfBareWord(text: string): readonly string[] {
  if (text.split("'").length % 2 === 0 || text.split('"').length % 2 === 0) {
    return [`has a word with a quote in its middle, ${text}; put the whole word in quotes.`];
  }
  const bare = text.replaceAll(/'[^']*'/g, "");
  if (bare.includes(">")) return [`has > inside a word, ${text}; put a space on both sides.`];
  return /\$\(|@\(|`/.test(bare) ? [`has code inside a bare word, ${text}; put it in a variable first.`] : [];
}
