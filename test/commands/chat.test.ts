import { spawnSync } from "node:child_process";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..");

function chat(lines: readonly string[], ...words: readonly string[]) {
  const args = ["--import", "tsx", "src/commands/chat.ts", ...words];
  return spawnSync(process.execPath, args, { cwd: ROOT, input: lines.join("\n"), encoding: "utf8" });
}

test("the main job runs from piped lines to the fix and the summary, and ends with them", () => {
  const { stdout, stderr, status } = chat([
    "over the vpn my session freezes in the middle of work, 0x904",
    "1",
    "srv01.contoso.com",
    "5",
    "2",
    "1",
  ]);
  expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  expect(stdout).toContain("Make Remote Desktop use TCP only");
  expect(stdout).toContain("/v fClientDisableUDP /t REG_DWORD /d 1 /f");
  expect(stdout).toContain("== Solved ==");
  expect(stdout).toContain("/v fClientDisableUDP /f");
});

test("with --json every line is one view", () => {
  const { stdout, status } = chat(
    ["my azure vm says 0x904 / 0x7 right after the password", "1", "5", "1", "1", "human"],
    "--json",
  );
  const views = stdout
    .trim()
    .split("\n")
    .map((line): { kind: string; title: string } => JSON.parse(line));
  expect(status).toBe(0);
  expect(views[0]).toMatchObject({ kind: "notice", text: expect.stringContaining("Hello") });
  expect(views.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["intake", "question", "packet", "text"]));
});
