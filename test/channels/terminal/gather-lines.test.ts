import { setTimeout } from "node:timers/promises";
import { gatherLines } from "../../../src/channels/terminal/gather-lines";

async function* typed(...groups: readonly (readonly string[])[]): AsyncGenerator<string> {
  for (const group of groups) {
    yield* group;
    await setTimeout(150);
  }
}

async function all(lines: AsyncIterable<string>): Promise<readonly string[]> {
  const messages: string[] = [];
  for await (const message of lines) messages.push(message);
  return messages;
}

test("at a keyboard what comes at once is one message, what is typed later another", async () => {
  expect(await all(gatherLines(typed(["tcp=True", "ping=0", "--END--"], ["1"]), true))).toEqual([
    "tcp=True\nping=0\n--END--",
    "1",
  ]);
});

test("piped lines are one message each, but for those between fences", async () => {
  expect(await all(gatherLines(typed(["1", '"""', "tcp=True", "", "--END--", '"""', "2"]), false))).toEqual([
    "1",
    "tcp=True\n\n--END--",
    "2",
  ]);
});

test("a fence that is not closed ends with the input", async () => {
  expect(await all(gatherLines(typed(['"""', "a", "b"]), false))).toEqual(["a\nb"]);
});
