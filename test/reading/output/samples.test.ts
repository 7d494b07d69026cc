import { loadKnowledge } from "../../../src/knowledge/load-knowledge";
import { knownCodes } from "../../../src/reading/known-codes";
import { readOutput } from "../../../src/reading/output/read-output";
import { createReadMessage } from "../../../src/reading/read-message";
import { BUILT_IN } from "../../../src/take-knowledge";
import { outputSamples } from "../../support/output-samples";

const { knowledge, phrases } = loadKnowledge(BUILT_IN);
const read = createReadMessage({
  phrases,
  codes: knownCodes(knowledge.codes),
  corrections: knowledge.corrections,
  triage: knowledge.triage,
});
const SAMPLES = outputSamples();
const answersTo = (text: string) =>
  Object.fromEntries(read(text).answers.map(({ observation, value }) => [observation, value]));

test.each(SAMPLES)("$name says what it says, and no more", ({ text, says }) => {
  expect(answersTo(text)).toEqual(says);
});

test.each(SAMPLES.filter(({ name }) => !name.startsWith("dialog")))("$name leaves no words to read", ({ text }) => {
  expect(readOutput(text).speech).toBe("");
});

test("all samples have an expectation", () => {
  expect(SAMPLES.filter(({ says }) => says === undefined)).toEqual([]);
  expect(SAMPLES).toHaveLength(46);
});
