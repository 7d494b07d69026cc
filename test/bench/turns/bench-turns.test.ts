import { benchTurns } from "./bench-turns";
import { formatTurns } from "./report";

jest.setTimeout(120_000);

test("turns compares our server on both databases with a bot that only echoes", async () => {
  const report = await benchTurns({
    block: { turns: 4 },
    rounds: 1,
    connections: 2,
    regulars: 4,
    starts: 1,
    progress: () => {},
    clock: () => performance.now(),
  });

  expect(report.servers.map(({ server }) => server)).toEqual(["echo", "sqlite", "postgres"]);
  expect(report.servers.every(({ errors, idle, loaded }) => errors === 0 && Math.min(idle, loaded) > 0)).toBe(true);
  expect(report.turns).toHaveLength(2 + 2 * 2 * 3);
  for (const { server, turns, failed, toEcho, answer, message } of report.turns) {
    expect({ turns, failed }).toEqual({ turns: 4, failed: 0 });
    expect(Math.min(toEcho.perSecond, toEcho.deliveredPerSecond, toEcho.cpu)).toBeGreaterThan(0);
    if (server !== "echo") expect(message.half).toBeGreaterThan(0);
    expect(answer.half).toBeGreaterThan(0);
  }
  expect(formatTurns(report).join("\n")).toMatch(/sqlite, opening, 2 at once +× \d/);
});
