import { readFileSync } from "node:fs";
import { join } from "node:path";

const FILE = join(__dirname, "../../docs/seed-coverage.md");
const LAST_HEADING = "\n## Not built yet\n";
const ROW = /^\| (\d\.\d+) +\|(.*)\|$/gm;
/** An id, or "observation=value". Paths such as `knowledge/` are none. */
const ID = /`([a-z0-9]+(?:-[a-z0-9]+)*(?:=[a-z0-9-]+)?)`/g;

export interface SeedCoverage {
  readonly rows: readonly string[];
  /** The ids that the rows name, each once, in the order of the alphabet. */
  readonly ids: readonly string[];
  readonly notBuilt: readonly string[];
}

export function readSeedCoverage(): SeedCoverage {
  const [articles = "", notBuilt = ""] = readFileSync(FILE, "utf8").split(LAST_HEADING);
  const rows = [...articles.matchAll(ROW)];
  return {
    rows: rows.map((row) => row[1] ?? ""),
    ids: [...new Set(rows.flatMap((row) => idsIn(row[2] ?? "")))].sort(),
    notBuilt: idsIn(notBuilt),
  };
}

function idsIn(text: string): readonly string[] {
  return Array.from(text.matchAll(ID), (match) => match[1] ?? "");
}
