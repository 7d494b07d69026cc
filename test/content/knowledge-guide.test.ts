import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkCommands } from "../../src/knowledge/check-commands";
import { checkContent } from "../../src/knowledge/check-content";
import { loadKnowledge } from "../../src/knowledge/load-knowledge";
import { readContent } from "../../src/knowledge/read-content";
import { BUILT_IN, inHouseWords } from "../../src/take-knowledge";
import { writeFiles } from "../knowledge/small-folder";
import { temporaryFolder } from "../support/temporary-folder";

const guide = readFileSync(join(__dirname, "..", "..", "docs", "knowledge.md"), "utf8");
const example = guide.slice(guide.indexOf("\n## 2. "), guide.indexOf("\n## 3. "));
const root = temporaryFolder();
const TODAY = "2026-11-21";

/** The YAML blocks that have their file name in the line before; what is given for a list again goes on its end. */
function filesIn(text: string): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const [, name = "", yaml = ""] of text.matchAll(/^`([\w/-]+\.yaml)`\n```yaml\n([\s\S]*?)^```$/gm)) {
    files[name] = `${files[name] ?? ""}${yaml}`;
  }
  return files;
}

test("every YAML block of the guide names its file", () => {
  expect(guide.match(/^```yaml$/gm)).toHaveLength(guide.match(/^`[\w/-]+\.yaml`\n```yaml$/gm)?.length ?? 0);
});

test.each([
  ["the worked example", example, 6],
  ["all of the guide", guide, 15],
])("%s has no problem over the built-in knowledge", async (name, text, count) => {
  const files = filesIn(text);
  expect(Object.keys(files)).toHaveLength(count);

  const loaded = loadKnowledge({ builtIn: BUILT_IN, own: writeFiles(join(root, name), files) }, TODAY);

  expect(await checkCommands(loaded.content)).toEqual([]);
  expect(inHouseWords(loaded).problems).toEqual([]);
});

test("the first draft of the example has the problems that the guide shows", async () => {
  const { "commands.yaml": _later, ...files } = filesIn(example);
  const draft = Object.entries(files).map(([name, text]) => [
    name,
    text.replace("share: 70", "share: 60").replace("'{host}'", "{host}"),
  ]);
  const own = writeFiles(join(root, "draft"), Object.fromEntries(draft));
  const problems: string[] = [];

  const content = readContent({ builtIn: BUILT_IN, own }, problems);
  problems.push(...checkContent(content, TODAY), ...(await checkCommands(content)));

  expect(problems.map((one) => one.replace(own, "/tmp/contoso"))).toEqual(
    example.match(/^\/tmp\/contoso\/\S+:\d+ .*$/gm),
  );
});
