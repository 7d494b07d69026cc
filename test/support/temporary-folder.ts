import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new folder for one test file, removed after its tests. Call it at the top of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "reconnect-test-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
