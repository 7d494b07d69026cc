import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadKnowledge } from "../../src/knowledge/load-knowledge";
import { knownCodes } from "../../src/reading/known-codes";
import { createReadMessage } from "../../src/reading/read-message";

interface Saying {
  readonly text: string;
  readonly says: Readonly<Record<string, string>>;
  readonly hints?: Readonly<Record<string, string>>;
}

/** Observations that only a measurement can tell; nobody says them in words. */
const NEVER_SAID = ["tls-probe"];

const { knowledge, phrases } = loadKnowledge(join(__dirname, "../../knowledge"));
const read = createReadMessage({ phrases, codes: knownCodes(knowledge.codes), corrections: [], triage: [] });
const SAYINGS = readFileSync(join(__dirname, "../fixtures/sayings.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Saying);

test.each(SAYINGS.map((saying) => [saying.text, saying] as const))("%j is understood", (text, { says, hints }) => {
  const reading = read(text);
  const asRecord = (answers: typeof reading.answers) =>
    Object.fromEntries(answers.map(({ observation, value }) => [observation, value]));
  expect([asRecord(reading.answers), asRecord(reading.hints)]).toEqual([says, hints ?? {}]);
});

test("every value that people can tell has a saying", () => {
  const said = new Set(SAYINGS.flatMap(({ says, hints }) => Object.entries({ ...hints, ...says }).map(String)));
  const missing = knowledge.observations
    .filter(({ id }) => !NEVER_SAID.includes(id))
    .flatMap(({ id, values }) => values.map((value) => `${id},${value.id}`))
    .filter((answer) => !answer.endsWith(",unknown") && !said.has(answer));
  expect(missing).toEqual([]);
});
