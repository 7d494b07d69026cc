import { createLog } from "../../src/turn/log";

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog("info", { write: (line) => lines.push(line) }));
  return lines.join("");
}

test("what people write and are called is left out, also one level deep", () => {
  const line = logged((log) => log.info({ delivery: "d1", text: "my-words", by: { id: "u1", name: "Ada" } }, "seen"));

  expect(line).toContain("d1");
  expect(line).not.toMatch(/my-words|Ada/);
});

test("an error tells where it broke and what caused it, without tokens and the request it belongs to", () => {
  const cause = Object.assign(new Error("401 for Bearer abc.def"), { code: "EAUTH", config: { body: "my-words" } });
  const line = logged((log) => log.error({ err: new Error("not sent with xoxb-1-2", { cause }) }, "failed"));

  expect(JSON.parse(line)).toMatchObject({ err: { type: "Error", cause: { type: "Error", code: "EAUTH" } } });
  expect(line).toContain("log.test.ts");
  expect(line).not.toMatch(/my-words|abc\.def|xoxb-1-2/);
});
