import { readFileSync } from "node:fs";
import { join } from "node:path";

const FILE = join(__dirname, "../../docs/seed-coverage.md");
const ROW = /^\| (\d\.\d+) +\|(.*)\|$/gm;
/** An id, or "observation=value". Paths such as `knowledge/` are none. */
const ID = /`([a-z0-9]+(?:-[a-z0-9]+)*(?:=[a-z0-9-]+)?)`/g;

export interface SeedCoverage {
  readonly rows: readonly string[];
  /** The ids that the rows name, each once, in the order of the alphabet. */
  readonly ids: readonly string[];
}

export function readSeedCoverage(): SeedCoverage {
  const rows = [...readFileSync(FILE, "utf8").matchAll(ROW)];
  return {
    rows: rows.map((row) => row[1] ?? ""),
    ids: [...new Set(rows.flatMap((row) => idsIn(row[2] ?? "")))].sort(),
  };
}

function idsIn(text: string): readonly string[] {
  return Array.from(text.matchAll(ID), (match) => match[1] ?? "");
}
