import { followAnswers } from "../../src/reading/follow-answers";

const CONSEQUENCES = [
  { source: { observation: "changed", value: "update" }, answer: { observation: "worked", value: "yes" } },
  { source: { observation: "upgrade", value: "yes" }, answer: { observation: "changed", value: "update" } },
];

test("what follows from an answer is one, and more may follow from it", () => {
  const said = { answers: [{ observation: "upgrade", value: "yes" }], hints: [] };
  expect(followAnswers(said, CONSEQUENCES).answers.map(({ observation }) => observation)).toEqual([
    "upgrade",
    "changed",
    "worked",
  ]);
});

test("what follows from a hint is a hint", () => {
  const said = { answers: [], hints: [{ observation: "changed", value: "update" }] };
  expect(followAnswers(said, CONSEQUENCES)).toEqual({
    answers: [],
    hints: [...said.hints, { observation: "worked", value: "yes" }],
  });
});

test("what the text says itself stays", () => {
  const answers = [
    { observation: "changed", value: "update" },
    { observation: "worked", value: "no" },
  ];
  expect(followAnswers({ answers, hints: [] }, CONSEQUENCES)).toEqual({ answers, hints: [] });
});
