import fc from "fast-check";
import { loadKnowledge } from "../../../src/knowledge/load-knowledge";
import { knownCodes } from "../../../src/reading/known-codes";
import { createReadMessage } from "../../../src/reading/read-message";
import { BUILT_IN } from "../../../src/take-knowledge";
import { type OutputSample, outputSamples } from "../../support/output-samples";

const { knowledge, phrases } = loadKnowledge(BUILT_IN);
const read = createReadMessage({
  phrases,
  codes: knownCodes(knowledge.codes),
  corrections: knowledge.corrections,
  triage: knowledge.triage,
});
const SAMPLES = outputSamples();
/** The same runs every time: what is damaged in three ways at once may, once in many thousands, look like words. */
const RUNS = { numRuns: 3000, seed: 20261121 };

/** A text made of whole samples, and all that they say. */
interface Pasted {
  readonly text: string;
  readonly says: ReadonlySet<string>;
}
type Mutation = (pasted: Pasted) => Pasted;

const said = ({ says }: OutputSample) => Object.entries(says).map(([observation, value]) => `${observation}=${value}`);
const change =
  (edit: (text: string) => string): Mutation =>
  ({ text, says }) => ({ text: edit(text), says });
const eachLine = (edit: (line: string, at: number) => string | readonly string[]) =>
  change((text) => text.split("\n").flatMap(edit).join("\n"));

const sample = fc.constantFrom(...SAMPLES).map((one): Pasted => ({ text: one.text, says: new Set(said(one)) }));
const share = fc.double({ min: 0, max: 1, noNaN: true });
const at = (lines: readonly string[], where: number) => Math.floor(where * lines.length);

const FULL_WIDTH_FROM = 0xfee0;
const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + FULL_WIDTH_FROM));

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  share.map((where) => change((text) => text.slice(Math.floor(where * text.length)))),
  share.map((where) => change((text) => text.slice(0, Math.floor(where * text.length)))),
  share.map((where) =>
    change((text) =>
      text
        .split("\n")
        .filter((_, index, all) => index !== at(all, where))
        .join("\n"),
    ),
  ),
  share.map((where) =>
    change((text) => {
      const lines = text.split("\n");
      return [...lines.slice(0, at(lines, where)), "", ...lines.slice(at(lines, where))].join("\n");
    }),
  ),
  fc
    .integer({ min: 50, max: 120 })
    .map((width) => eachLine((line) => (line.match(new RegExp(`.{1,${width}}`, "gu")) ?? [""]).slice())),
  fc.constantFrom("> ", "    ", "| ", "* ", "\t", ">> ", "- ").map((prefix) => eachLine((line) => prefix + line)),
  fc.constantFrom(": ", ". ", "  ", " | ", "\t").map((sign) => eachLine((line, index) => `${index + 1}${sign}${line}`)),
  fc.constant(change((text) => text.replaceAll("\n", "\r\n"))),
  fc.constant(change((text) => text.replaceAll("\n", "\n\n"))),
  fc.constant(change(fullWidth)),
  fc.constant(change((text) => text.replace(/ {2,}/g, "\t"))),
  fc.constant(change((text) => text.replace(/ {2,}/g, " "))),
  fc.constant(change((text) => text.replaceAll(" ", "\u00a0"))),
  fc.constant(change((text) => `\`\`\`\n${text}\n\`\`\``)),
  fc.constant(eachLine((line) => (line === "" ? "" : `**${line}**`))),
  fc.constant(eachLine((line) => line.trim())),
  fc.constantFrom("PS C:\\> ", "C:\\Users\\me>").map((prompt) => change((text) => `${prompt}\n${text}\n${prompt}`)),
  fc.constant(change((text) => text.toUpperCase())),
  fc.constant(change((text) => text.toLowerCase())),
  fc.tuple(share, fc.constantFrom(..."abcxyzABCXYZ")).map(([where, letter]) =>
    change((text) => {
      const index = Math.floor(where * text.length);
      return /[a-z]/i.test(text[index] ?? "") ? text.slice(0, index) + letter + text.slice(index + 1) : text;
    }),
  ),
  fc.tuple(sample, fc.constantFrom("\n", "\n\n", "")).map(
    ([other, between]): Mutation =>
      ({ text, says }) => ({ text: text + between + other.text, says: new Set([...says, ...other.says]) }),
  ),
  fc.constant(
    change((text) => JSON.stringify({ value: [{ code: "ComponentStatus/StdOut/succeeded", message: text }] })),
  ),
);

const pasted = fc
  .tuple(sample, fc.array(mutation, { minLength: 1, maxLength: 3 }))
  .map(([start, mutations]) => mutations.reduce((text, mutate) => mutate(text), start));

// A code and words of the dialog may be cut to others: that is a matter of reading words.
const OF_WORDS = ["error-code", "extended-code", "error-text"];

test("an output that was cut, wrapped, quoted or mixed never says more than it said", () => {
  fc.assert(
    fc.property(pasted, ({ text, says }) => {
      const answers = read(text).answers.filter(({ observation }) => !OF_WORDS.includes(observation));
      const wrong = answers.map(({ observation, value }) => `${observation}=${value}`).filter((one) => !says.has(one));
      expect(wrong).toEqual([]);
    }),
    RUNS,
  );
});
