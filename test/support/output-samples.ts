import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Output of real commands, with what each says for certain: observation → value. */
export interface OutputSample {
  readonly name: string;
  readonly text: string;
  readonly says: Readonly<Record<string, string>>;
}

const FOLDER = join(__dirname, "..", "fixtures", "output");
const OWN_FILES = ["index.json", "expected.json"];

export function outputSamples(): readonly OutputSample[] {
  const expected = JSON.parse(readFileSync(join(FOLDER, "expected.json"), "utf8"));
  return readdirSync(FOLDER)
    .filter((name) => !OWN_FILES.includes(name))
    .map((name) => ({ name, text: readFileSync(join(FOLDER, name), "utf8"), says: expected[name] }));
}
