import type { Block } from "../../../src/channels/slack/block";
import { slackProblems } from "../../../src/channels/slack/check-limits";
import { LIMITS } from "../../../src/channels/slack/limits";

const plain = (text: string) => ({ type: "plain_text", text, emoji: false });
const rich = (text: string): Block => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }],
});
const actions = (...elements: readonly object[]): Block => ({ type: "actions", elements });
const button = (label: string, more: object = {}) => ({ type: "button", text: plain(label), ...more });
const input = (element: object, label = "x"): Block => ({ type: "input", label: plain(label), element });
const option = (text: string, value = "a", more: object = {}) => ({ text: plain(text), value, ...more });
const x = (count: number) => "x".repeat(count);
const times = <T>(count: number, one: T): readonly T[] => Array.from({ length: count }, () => one);

const problems = (...blocks: readonly Block[]) => slackProblems({ text: "x", blocks });

test("a message within the limits has no problem", () => {
  expect(
    problems(
      { type: "header", text: plain(x(150)) },
      rich(x(3000)),
      input({ type: "plain_text_input", action_id: "field:a", max_length: 3000, placeholder: plain(x(150)) }),
      input({
        type: "static_select",
        action_id: "field:b",
        options: [option(x(75), x(150)), ...times(99, option("x"))],
      }),
      { type: "context", elements: [plain("x")] },
      actions(button(x(75), { action_id: "choose:a", value: x(2000) })),
    ),
  ).toEqual([]);
});

test.each<[string, readonly string[], string]>([
  ["a header", problems({ type: "header", text: plain(x(151)) }), "has a header of 151 characters"],
  ["a rich text", problems(rich(x(3001))), "has a block of 3001 characters"],
  ["an empty text", problems(rich("")), "has an empty text"],
  ["an empty rich text", problems({ type: "rich_text", elements: [] }), "has a rich text with nothing in it"],
  [
    "an empty command",
    problems({ type: "rich_text", elements: [{ type: "rich_text_preformatted", elements: [] }] }),
    "has a command with nothing in it",
  ],
  ["a section", problems({ type: "section", text: plain(x(3001)) }), "has a text of 3001 characters"],
  [
    "fields of a section",
    problems({ type: "section", fields: times(11, plain("x")) }),
    "has 11 fields in a section; at most 10 fit.",
  ],
  ["a field of a section", problems({ type: "section", fields: [plain(x(2001))] }), "has a field of 2001 characters"],
  ["small print", problems({ type: "context", elements: times(11, plain("x")) }), "has 11 pieces of small print"],
  ["a row of buttons", problems(actions(...times(26, button("x")))), "has 26 buttons in a row; at most 25 fit."],
  ["no button", problems(actions()), "has a row of buttons with nothing in it"],
  ["the label of a button", problems(actions(button(x(76)))), "has a button of 76 characters"],
  ["the value of a button", problems(actions(button("x", { value: x(2001) }))), "has the value of a button of 2001"],
  ["an id", problems(actions(button("x", { action_id: x(256) }))), "has the action_id of 256 characters"],
  [
    "the label of a field",
    problems(input({ type: "checkboxes", options: [option("x")] }, x(2001))),
    "has the label of a field",
  ],
  ["what can be typed", problems(input({ type: "plain_text_input", max_length: 3001 })), "has 3001 characters to type"],
  [
    "the hint in a field",
    problems(input({ type: "plain_text_input", placeholder: plain(x(151)) })),
    "has the hint in a field",
  ],
  [
    "options",
    problems(input({ type: "static_select", options: times(101, option("x")) })),
    "has 101 options in a list",
  ],
  [
    "no option",
    problems(input({ type: "static_select", options: [] })),
    "has a list to choose from with nothing in it",
  ],
  ["check boxes", problems(input({ type: "checkboxes", options: times(11, option("x")) })), "has 11 options in a list"],
  ["an option", problems(input({ type: "checkboxes", options: [option(x(76))] })), "has an option of 76 characters"],
  [
    "the value of an option",
    problems(input({ type: "checkboxes", options: [option("x", x(151))] })),
    "has the value of an option",
  ],
  [
    "the description of an option",
    problems(input({ type: "checkboxes", options: [option("x", "a", { description: plain(x(76)) })] })),
    "has the end of an option of 76 characters",
  ],
  ["blocks", problems(...times(46, rich("x"))), "has 46 blocks; at most 45 fit."],
  ["characters", problems(...times(4, rich(x(2501)))), "has 10004 characters; at most 10000 fit."],
  [
    "many blocks with much text",
    problems(...times(40, rich(x(210)))),
    "has 13400 characters, with 125 counted for each block; at most 13000 fit.",
  ],
])("too much is told: %s", (_what, found, expected) => {
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(expected);
});

test("bytes are counted as they are sent", () => {
  const [problem] = problems(...times(4, rich("€".repeat(2400))));
  expect(problem).toMatch(/^has \d+ bytes; at most 25000 fit\.$/);
});

test("the text for notifications must be there and may not be long", () => {
  const blocks = [rich("x")];
  expect(slackProblems({ text: "", blocks })).toEqual([
    "has no text for notifications; give it a title or a paragraph.",
  ]);
  const [problem] = slackProblems({ text: x(LIMITS.messageText + 1), blocks });
  expect(problem).toContain("has a text for notifications of 4001 characters");
  expect(slackProblems({ text: "x", blocks: [] })).toEqual(["has nothing to show; give it a title or a paragraph."]);
});

test("ids are unique in a message", () => {
  const twice = actions(button("x", { action_id: "choose:a" }), button("y", { action_id: "choose:a" }));
  expect(problems(twice)).toEqual(['has the action_id "choose:a" more than once; each must be its own.']);
  const block = { ...rich("x"), block_id: "b" };
  expect(problems(block, block)).toEqual(['has the block_id "b" more than once; each must be its own.']);
});
