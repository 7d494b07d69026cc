import { sum, toJson } from "./format-report";
import type { RunOptions } from "./options";
import { isSound, type Report } from "./report";
import { run } from "./run";

jest.setTimeout(180_000);

/** Small and calm enough for every check; `npm run faults` does the same at any size. */
const SHORT: RunOptions = {
  store: "sqlite",
  replicas: 1,
  people: 6,
  kills: 3,
  seed: 3,
  isBroken: false,
  deadline: 120_000,
  patience: 30_000,
  atOnce: 8,
  platformFaults: 0.03,
  disturbed: false,
  clockSpeed: 5,
  logFile: undefined,
};

test.each<[string, Partial<RunOptions>]>([
  ["the one server", { store: "sqlite" }],
  ["any of two servers with one PostgreSQL", { store: "postgres", replicas: 2 }],
])("nobody loses anything when %s is killed in the middle of their talks", async (_which, changes) => {
  const report = await shortRun(changes);
  expect(report).toMatchObject({ lost: [], unsent: [], impossible: [], unfinished: [], conversations: 6 });
  expect(report.people).toEqual({ teams: 3, slack: 3 });
  expect(sum(report.kills)).toBeGreaterThanOrEqual(3);
  expect(JSON.parse(toJson(report))).toMatchObject({ lost: 0, unsent: 0, impossible: 0, unfinished: 0 });
});

test("a server that acknowledges before all is committed is found out", async () => {
  const report = await shortRun({ isBroken: true, people: 3, kills: 1, patience: 3_000, platformFaults: 0 });
  expect(report.unsent).not.toEqual([]);
  expect(isSound(report)).toBe(false);
});

function shortRun(changes: Partial<RunOptions>): Promise<Report> {
  return run({ ...SHORT, ...changes }, { tell: () => {}, signal: new AbortController().signal });
}
