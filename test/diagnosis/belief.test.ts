import fc from "fast-check";
import { afterAnswer, afterUnknown, believe, possibleAnswers } from "../../src/diagnosis/belief";
import type { Evidence } from "../../src/diagnosis/evidence";
import type { Knowledge } from "../../src/diagnosis/knowledge";
import { indexKnowledge } from "../../src/diagnosis/knowledge-index";
import { cause, fix, KITCHEN, observation } from "./small-knowledge";

const index = indexKnowledge(KITCHEN);
const answersOf = (knowledge: Knowledge) =>
  fc.record(
    Object.fromEntries(
      knowledge.observations.map(({ id, values }) => [id, fc.constantFrom(...values.map((v) => v.id))]),
    ),
    { requiredKeys: [] },
  );
const outcomesOf = (knowledge: Knowledge) =>
  fc.record(
    Object.fromEntries(
      knowledge.fixes.map(({ id }) => [id, fc.constantFrom("worked", "failed", "cannot", "declined" as const)]),
    ),
    { requiredKeys: [] },
  );

function chanceOf(id: string, evidence: Partial<Evidence>, knowledge = KITCHEN): number {
  const { chances } = believe(indexKnowledge(knowledge), { answers: {}, fixes: {}, ...evidence });
  return chances[knowledge.causes.findIndex((each) => each.id === id)] ?? 0;
}

test("the chances of all causes and of the unexplained add up to 1, whatever is known", () => {
  fc.assert(
    fc.property(answersOf(KITCHEN), outcomesOf(KITCHEN), (answers, fixes) => {
      const { chances } = believe(index, { answers, fixes } as Evidence);
      expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
      expect(Math.min(...chances)).toBeGreaterThan(0);
    }),
  );
});

test("the order of the answers does not matter", () => {
  fc.assert(
    fc.property(answersOf(KITCHEN), (answers) => {
      const backwards = Object.fromEntries(Object.entries(answers).reverse());
      const [a, b] = [answers, backwards].map(
        (each) => believe(index, { answers: each, fixes: {} } as Evidence).chances,
      );
      a?.forEach((chance, at) => {
        expect(chance).toBeCloseTo(b?.[at] ?? -1, 12);
      });
    }),
  );
});

test('"I don\'t know" leaves the chances as they are', () => {
  fc.assert(
    fc.property(answersOf(KITCHEN), fc.constantFrom("light", "sound", "fuse"), (answers, asked) => {
      const { [asked]: _, ...without } = answers as Record<string, string>;
      const before = believe(index, { answers: without, fixes: {} }).chances;
      expect(believe(index, { answers: { ...without, [asked]: "unknown" }, fixes: {} }).chances).toEqual(before);
    }),
  );
});

test("an answer shifts two causes against each other by about thirty times at most", () => {
  const before = chanceOf("no-power", {}) / chanceOf("no-water", {});
  const after =
    chanceOf("no-power", { answers: { light: "off" } }) / chanceOf("no-water", { answers: { light: "off" } });
  expect(after / before).toBeGreaterThan(25);
  expect(after / before).toBeLessThan(32);
});

test.each([undefined, "when-wrong"] as const)("averaged over all that may be said, nothing changes (%s)", (known) => {
  const knowledge: Knowledge = {
    ...KITCHEN,
    observations: KITCHEN.observations.map((one) => (known && one.id === "light" ? { ...one, known } : one)),
  };
  const belief = believe(indexKnowledge(knowledge), { answers: {}, fixes: {} });
  const answers = possibleAnswers(belief, "light");
  const unknown = 1 - answers.reduce((sum, { chance }) => sum + chance, 0);
  belief.chances.forEach((chance, at) => {
    const told = answers.map((answer) => answer.chance * (afterAnswer(belief, "light", answer).chances[at] ?? 0));
    const back = told.reduce((sum, one) => sum + one, unknown * (afterUnknown(belief, "light").chances[at] ?? 0));
    expect(back).toBeCloseTo(chance, 9);
  });
});

test("a finding that was not made speaks a little against the causes that would show it, and no other silence does", () => {
  const observations = (known?: "when-wrong") =>
    KITCHEN.observations.map((one) => (known && one.id === "light" ? { ...one, known } : one));
  const silent = { answers: { light: "unknown" } };
  const before = chanceOf("no-power", {});
  expect(chanceOf("no-power", silent)).toBe(before);
  const after = chanceOf("no-power", silent, { ...KITCHEN, observations: observations("when-wrong") });
  expect(after).toBeLessThan(before);
  expect(after).toBeGreaterThan(before / 5);
});

test("a fix that failed speaks against the causes it cures, one that worked for them", () => {
  const before = chanceOf("no-water", {});
  expect(chanceOf("no-water", { fixes: { fill: "failed" } })).toBeLessThan(before / 3);
  expect(chanceOf("no-water", { fixes: { fill: "worked" } })).toBeGreaterThan(0.85);
});

test("a fix that was not possible or not wanted says nothing about the causes", () => {
  const before = chanceOf("no-water", {});
  expect(chanceOf("no-water", { fixes: { fill: "cannot", "plug-in": "declined" } })).toBe(before);
});

test("what the outcome of a fix reveals counts like an answer, unless the person has said otherwise", () => {
  const knowledge = {
    ...KITCHEN,
    fixes: [fix("listen", ["blocked"], { chance: "rarely", reveals: { failed: { light: "off" } } })],
  };
  expect(chanceOf("no-power", { fixes: { listen: "failed" } }, knowledge)).toBeGreaterThan(0.8);
  expect(chanceOf("no-power", { answers: { light: "on" }, fixes: { listen: "failed" } }, knowledge)).toBeLessThan(0.1);
});

test("an answer can change what a fix is able to cure", () => {
  const knowledge: Knowledge = {
    ...KITCHEN,
    fixes: [
      {
        ...fix("fill", []),
        cures: [
          { cause: "no-water", chance: "usually", unless: [{ observation: "sound", value: "wet", chance: "no" }] },
        ],
      },
    ],
  };
  const after = (sound: string) => believe(indexKnowledge(knowledge), { answers: { sound }, fixes: {} }).candidates;
  expect(after("dry")).toHaveLength(1);
  expect(after("wet")).toHaveLength(0);
});

test("a code that a cause names speaks for it among the codes of its family", () => {
  const knowledge: Knowledge = {
    ...KITCHEN,
    causes: [cause("locked", { "error-code": { "0xd07": "typical" } }), cause("expired", {})],
    observations: [{ ...observation("error-code", ["none-shown"]), pattern: "^0x[0-9a-f]{1,8}$" }],
  };
  const chance = (code: string) => chanceOf("locked", { answers: { "error-code": code } }, knowledge);
  expect(chance("0xd07")).toBeGreaterThan(0.8);
  expect(chance("0xe07")).toBeCloseTo(0.465, 3);
});
