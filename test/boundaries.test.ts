import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

const SRC = join(__dirname, "..", "src");

/** Who may import whom; a folder may always import itself. `app.ts`, `talk.ts`, `main.ts` and `commands` may import all. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  diagnosis: [],
  reading: ["diagnosis"],
  conversation: ["diagnosis", "reading"],
  view: ["conversation", "diagnosis", "reading"],
  knowledge: ["diagnosis", "reading"],
  channels: ["conversation", "view"],
  storage: ["conversation", "view"],
  turn: ["diagnosis", "reading", "conversation", "view", "storage/store", "channels/channel"],
  evaluation: ["diagnosis", "reading", "conversation", "view", "knowledge"],
  "server.ts": [],
  "config.ts": ["channels/slack/config"],
  "environment.ts": ["config"],
};
const PURE = ["diagnosis", "reading", "conversation", "view"];
const TYPES_ONLY: Readonly<Record<string, readonly string[]>> = {
  view: ["reading"],
  storage: ["conversation", "view"],
};

interface Import {
  readonly file: string;
  readonly from: string;
  readonly typesOnly: boolean;
}

const imports = sourceFiles(SRC).flatMap(importsOf);

test("the imports of the sources are found", () => {
  expect(imports.length).toBeGreaterThan(200);
});

test.each(Object.keys(MAY_IMPORT))("%s imports only what the design lets it", (folder) => {
  const allowed = MAY_IMPORT[folder] ?? [];
  const strange = imports.filter(({ file, from }) => {
    if (!isIn(file, folder) || !from.startsWith("/") || isIn(from.slice(1), folder)) return false;
    return !allowed.some((one) => isIn(from.slice(1), one));
  });
  expect(strange).toEqual([]);
});

test.each(PURE)("%s imports no package and asks no clock, chance or environment", (folder) => {
  expect(imports.filter(({ file, from }) => isIn(file, folder) && !from.startsWith("/"))).toEqual([]);
  const impure = sourceFiles(join(SRC, folder)).filter((file) =>
    /Date\.now|new Date\(\)|Math\.random|process\.|randomUUID|\bawait\b|\basync\b/.test(code(file)),
  );
  expect(impure).toEqual([]);
});

test.each(Object.entries(TYPES_ONLY))("%s takes only types from %j", (folder, from) => {
  const values = imports.filter(
    (one) => isIn(one.file, folder) && !one.typesOnly && from.some((target) => isIn(one.from.slice(1), target)),
  );
  expect(values).toEqual([]);
});

test("no file imports another in a ring", () => {
  const graph = new Map<string, string[]>();
  for (const { file, from, typesOnly } of imports) {
    if (!from.startsWith("/") || typesOnly) continue;
    graph.set(file, [...(graph.get(file) ?? []), `${from.slice(1)}.ts`]);
  }
  expect([...graph.keys()].filter((file) => reaches(graph, file, file))).toEqual([]);
});

test("botbuilder stays inside the Teams channel", () => {
  const users = imports.filter(({ from }) => /^botbuilder|^botframework/.test(from)).map(({ file }) => file);
  expect(users.filter((file) => !file.startsWith("channels/teams/"))).toEqual([]);
});

test("the libraries of Slack stay inside the Slack channel", () => {
  const users = imports.filter(({ from }) => from.startsWith("@slack/")).map(({ file }) => file);
  expect(users.length).toBeGreaterThan(0);
  expect(users.filter((file) => !file.startsWith("channels/slack/"))).toEqual([]);
});

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name));
}

/** The file without comments, so that words in them do not count. */
function code(file: string): string {
  return readFileSync(file, "utf8")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/^\s*\/\/.*$/gm, "");
}

/** Imports as "/folder/file" below src, or as the name of a package. */
function importsOf(path: string): readonly Import[] {
  const found = code(path).matchAll(/^(?:import|export)\s+(type\s)?([^;]*?)\sfrom\s+"([^"]+)"/gm);
  return [...found].map(([, type, names = "", from = ""]) => ({
    file: relative(SRC, path),
    from: from.startsWith(".") ? `/${relative(SRC, resolve(path, "..", from))}` : from,
    typesOnly: type !== undefined || /^\{(?:\s*type\s[^,}]+,?)+\s*\}$/.test(names),
  }));
}

function isIn(path: string, place: string): boolean {
  return path === place || path === `${place}.ts` || path.startsWith(`${place}/`);
}

function reaches(graph: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const open = [...(graph.get(from) ?? [])];
  const seen = new Set<string>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === to) return true;
    if (!seen.has(next)) open.push(...(graph.get(next) ?? []));
    seen.add(next);
  }
  return false;
}
