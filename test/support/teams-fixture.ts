import { readFileSync } from "node:fs";
import { join } from "node:path";

export type Payload = Record<string, unknown>;

/** An activity in the form that Teams documents, with what a test wants otherwise. */
export function teamsFixture(name: string, changes: Payload = {}): Payload {
  const path = join(__dirname, "../fixtures/teams", `${name}.json`);
  return { ...(JSON.parse(readFileSync(path, "utf8")) as Payload), ...changes };
}
