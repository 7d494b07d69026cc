import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Fix, Step } from "../../src/diagnosis/knowledge";
import { loadKnowledge } from "../../src/knowledge/load-knowledge";
import { readCommandLine } from "../../src/knowledge/read-command-line";
import { createPowerShellReader, type ReadPowerShell } from "../../src/knowledge/read-powershell";
import { BUILT_IN } from "../../src/take-knowledge";

const TRACE = join(__dirname, "..", "..", "docs", "knowledge-trace.md");
const { knowledge } = loadKnowledge(BUILT_IN);
/** Fix id → what stands below its heading. */
const sections = new Map(
  readFileSync(TRACE, "utf8")
    .split(/^## /m)
    .slice(1)
    .map((text) => [text.slice(0, text.indexOf("\n")).trim(), text] as const),
);
/** What only passes on what another command found. */
const PLUMBING =
  /^(?:Select-Object|Format-(?:List|Table)|Sort-Object|Where-Object|ForEach-Object|Group-Object|Out-Null|Get-Date|\W.*)$/i;

let readPowerShell: ReadPowerShell;
beforeAll(async () => {
  readPowerShell = await createPowerShellReader();
});

test("every fix has its section, and no other has one", () => {
  expect([...sections.keys()].sort()).toEqual(knowledge.fixes.map(({ id }) => id).sort());
});

test.each(knowledge.fixes.map((fix) => [fix.id, fix] as const))(
  "%s: each command says where it comes from",
  (id, fix) => {
    const text = (sections.get(id) ?? "").toLowerCase();
    const missing = commandNames(fix).filter((name) => !text.includes(name.toLowerCase()));
    expect(missing).toEqual([]);
    expect(text).toMatch(/facts\.md|https:\/\/|our judgement/);
  },
);

function commandNames({ before, steps, check, undo }: Fix): readonly string[] {
  const all: readonly Step[] = [...before, ...steps, ...check, ...("steps" in undo ? undo.steps : [])];
  const names = all.flatMap(({ command }) => {
    if (!command) return [];
    const run = command.run.replaceAll(/\{\w+\}/g, "3389");
    const { calls } = command.shell === "powershell" ? readPowerShell(run) : readCommandLine(command.shell, run);
    return calls.map(({ name }) => name);
  });
  return [...new Set(names)].filter((name) => !PLUMBING.test(name));
}
