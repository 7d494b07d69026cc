import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { temporaryFolder } from "../support/temporary-folder";

jest.setTimeout(120_000);

const ROOT = join(__dirname, "..", "..");
const folder = temporaryFolder();
const own = join(folder, "own");

interface Line {
  readonly msg: string;
  readonly port?: number;
  readonly problems?: readonly string[];
}

let port: number | undefined;
const server: { process?: ChildProcess; lines: Line[] } = { lines: [] };

beforeAll(async () => {
  mkdirSync(join(own, "fixes"), { recursive: true });
  writeFileSync(join(own, "policy.yaml"), "hide: [restart-router]\n");
  const child = spawn(process.execPath, ["--import", "tsx", "src/main.ts"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      PORT: "0",
      HOST: "127.0.0.1",
      DATA_DIR: join(folder, "data"),
      KNOWLEDGE_DIR: own,
      LOG_LEVEL: "info",
      MicrosoftAppId: "00000000-0000-0000-0000-000000000001",
      MicrosoftAppTenantId: "00000000-0000-0000-0000-000000000002",
      MicrosoftAppPassword: "not-used-here",
    },
  });
  server.process = child;
  createInterface({ input: child.stdout }).on("line", (line) => server.lines.push(JSON.parse(line) as Line));
  port = (await line("listening")).port;
});
afterAll(async () => {
  const { process: child } = server;
  if (!child || child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
});

/** The first log line with these words that was not looked at before. */
async function line(msg: string): Promise<Line> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (typeof server.process?.exitCode === "number") break;
    const at = server.lines.findIndex((one) => one.msg.includes(msg));
    if (at >= 0) return server.lines.splice(0, at + 1).at(-1) as Line;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The server never said "${msg}".`);
}

async function ready(): Promise<{ readonly status: number; readonly knowledge: string }> {
  const response = await fetch(`http://127.0.0.1:${port}/readyz`);
  const body = (await response.json()) as { readonly parts: { readonly knowledge: string } };
  return { status: response.status, knowledge: body.parts.knowledge };
}

test("a running server takes changed knowledge on SIGHUP, and keeps the old one when the change is wrong", async () => {
  const fixes = Number(/(\d+) fixes/.exec((await ready()).knowledge)?.[1]);

  const good = readFileSync(join(ROOT, "knowledge", "fixes", "restart-router.yaml"), "utf8");
  const file = join(own, "fixes", "restart-our-router.yaml");
  writeFileSync(file, good.replace("id: restart-router", "id: restart-our-router").replace("risk:", "risc:"));
  server.process?.kill("SIGHUP");
  const refused = await line("kept the old knowledge");
  expect(refused.problems?.join("\n")).toMatch(/restart-our-router\.yaml:\d+ "risc" is no known key/);
  expect(await ready()).toEqual({
    status: 200,
    knowledge: expect.stringMatching(
      new RegExp(`^ready, ${fixes} fixes; changes of .* not taken: \\d+ to mend, see the log$`),
    ),
  });

  writeFileSync(file, good.replace("id: restart-router", "id: restart-our-router"));
  server.process?.kill("SIGHUP");
  await line("took changed knowledge");
  expect(await ready()).toEqual({ status: 200, knowledge: `ready, ${fixes + 1} fixes` });
});
