import type { Block } from "../../../src/channels/slack/block";
import { slackProblems } from "../../../src/channels/slack/check-limits";
import { splitMessage } from "../../../src/channels/slack/split-message";

const words = (text: string): Block => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }],
});
const TEXT = "Title\nand the rest";

test("what fits stays one message", () => {
  const message = { text: TEXT, blocks: [words("a"), words("b")] };
  expect(splitMessage(message)).toEqual([message]);
});

test.each([
  ["many blocks", Array.from({ length: 100 }, (_, index) => words(`step ${index}`))],
  ["long blocks", Array.from({ length: 12 }, (_, index) => words(`${index}`.padEnd(2900, "x")))],
  ["blocks of many bytes", Array.from({ length: 12 }, (_, index) => words(`${index}`.padEnd(2900, "語")))],
])("%s come in several messages, each within the limits, nothing lost and in order", (_name, blocks) => {
  const parts = splitMessage({ text: TEXT, blocks });
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.flatMap(slackProblems)).toEqual([]);
  expect(parts.flatMap((part) => part.blocks)).toEqual(blocks);
});

test("notifications tell all with the first message, and the title with the others", () => {
  const parts = splitMessage({ text: TEXT, blocks: Array.from({ length: 50 }, () => words("x")) });
  expect(parts.map(({ text }) => text)).toEqual([TEXT, "Title"]);
});
