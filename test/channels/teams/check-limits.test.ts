import { join } from "node:path";
import { teamsProblems } from "../../../src/channels/teams/check-limits";
import { createTeamsRenderer } from "../../../src/channels/teams/render";
import type { View } from "../../../src/view/view";
import { createBareView } from "../../../src/view/view-context";

const render = createTeamsRenderer(join(__dirname, "../../../cards/teams"), { lang: "en", pick: "Pick one" });
const x = (count: number) => "x".repeat(count);
const problems = (kind: View["kind"], parts: Partial<View>) =>
  teamsProblems(render(createBareView(kind, { title: "x", ...parts })));
const choices = (count: number, label = "x") =>
  Array.from({ length: count }, (_, index) => ({ id: `c${index}`, label }));
const listOf = (options: View["choices"]): Partial<View> => ({
  fields: [{ kind: "one", id: "answer", label: "y", options }],
});

test("cards within the limits have no problem", () => {
  expect(problems("fix", { title: x(60), text: [x(3000)], choices: choices(5, x(40)) })).toEqual([]);
  expect(problems("question", { choices: choices(5, x(75)) })).toEqual([]);
  expect(problems("question", listOf(choices(30, x(75))))).toEqual([]);
});

test.each<[string, readonly string[], string]>([
  ["a title", problems("fix", { title: x(61) }), "has a title of 61 characters"],
  ["the title of a consent", problems("consent", { title: x(61) }), "has a title of 61 characters"],
  ["buttons", problems("fix", { choices: choices(7) }), "has 7 buttons; at most 6 fit."],
  ["a button", problems("fix", { choices: choices(1, x(41)) }), "has a button of 41 characters"],
  ["an answer", problems("question", { choices: choices(1, x(76)) }), "has a button of 76 characters"],
  ["an id", problems("fix", { choices: [{ id: x(101), label: "x" }] }), "has the id of a choice of 101 characters"],
  ["an option", problems("question", listOf(choices(1, x(76)))), "has an option of 76 characters"],
  [
    "the id of an option",
    problems("intake", listOf([{ id: x(101), label: "x" }])),
    "has the id of an option of 101 characters",
  ],
  ["bytes", problems("fix", { text: Array.from({ length: 300 }, () => "x") }), "bytes; at most 26500 fit."],
  ["the bytes of a plain text", problems("notice", { text: [x(14_000)] }), "bytes; at most 26500 fit."],
])("too much is told: %s", (_what, found, expected) => {
  expect(found.join("\n")).toContain(expected);
});

test("characters are counted as they are shown, once", () => {
  const command = { shell: "cmd", label: "cmd", run: x(4000) } as const;
  const sections = [{ title: "y", steps: [{ number: "", text: "z", click: "", command }] }];
  const told = (text: string) =>
    problems("fix", { text: [text], sections }).filter((one) => one.includes("characters"));
  expect(told("*".repeat(5900))).toEqual([]);
  expect(told("*".repeat(6000))).toEqual(["has 10006 characters; at most 10000 fit."]);
});

test("an option of what can be corrected holds a name and a value", () => {
  const correct = (length: number): Partial<View> => ({
    ...listOf([{ id: "a", label: x(length) }]),
    choices: [{ id: "correct-this", label: "Change" }],
  });
  expect(problems("question", correct(150))).toEqual([]);
  expect(problems("question", correct(151))).toEqual([expect.stringContaining("has an option of 151 characters")]);
});

test("what was asked may be long once it is settled", () => {
  expect(problems("settled", { title: x(120) })).toEqual([]);
});
