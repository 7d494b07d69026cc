import { spawnSync } from "node:child_process";
import { ROOT } from "../../src/root";

test("an unknown benchmark gets the list of those that there are", () => {
  const { status, stderr } = spawnSync("node", ["--import", "tsx", "src/commands/bench.ts", "nonsense"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  expect(status).toBe(1);
  expect(stderr).toContain('There is no benchmark "nonsense". There are: planner, reading, optimum.');
});

test("reading is timed with the phrases as they are now", () => {
  const { status, stdout } = spawnSync("node", ["--import", "tsx", "src/commands/bench.ts", "reading"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  expect(status).toBe(0);
  expect(stdout).toMatch(/short text +400 times/);
  expect(stdout).toMatch(/8000 characters +60 times/);
});
