import { spawnSync } from "node:child_process";
import { ROOT } from "../../src/root";

test("an unknown benchmark gets the list of those that there are", () => {
  const { status, stderr } = spawnSync("node", ["--import", "tsx", "test/bench/main.ts", "nonsense"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  expect(status).toBe(1);
  expect(stderr).toContain('There is no benchmark "nonsense". There are: planner, reading, optimum, growth, turns.');
});
