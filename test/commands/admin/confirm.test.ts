import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { confirm } from "../../../src/commands/admin/confirm";

async function answered(typed: string): Promise<{ readonly yes: boolean; readonly shown: string }> {
  const input = new PassThrough();
  const output = new PassThrough();
  const asking = confirm("All will be erased.", { input, output });
  input.end(typed);
  const yes = await asking;
  output.end();
  return { yes, shown: await text(output) };
}

test("only the whole word yes is a yes", async () => {
  expect(await answered("yes\n")).toMatchObject({ yes: true });
  expect(await answered(" YES \n")).toMatchObject({ yes: true });
  for (const typed of ["y\n", "no\n", "yes please\n", "\n"])
    expect(await answered(typed)).toMatchObject({ yes: false });
});

test("an end without an answer is no yes", async () => {
  expect(await answered("")).toMatchObject({ yes: false });
});

test("the question says what to type", async () => {
  expect((await answered("no\n")).shown).toContain("All will be erased. Type yes to go on: ");
});
