import { type ChildProcess, spawn } from "node:child_process";
import { request } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { temporaryFolder } from "../support/temporary-folder";

jest.setTimeout(60_000);

const folder = temporaryFolder();
const ROOT = join(__dirname, "..", "..");
const TEAMS = {
  MicrosoftAppId: "99999999-8888-4777-8666-555555555555",
  MicrosoftAppTenantId: "11111111-2222-4333-8444-555555555555",
  MicrosoftAppPassword: "not-a-real-one",
};
let server: ChildProcess;
afterEach(() => server.kill("SIGKILL"));

test("on SIGTERM the server is not ready at once, answers what is under way, and ends with 0", async () => {
  server = spawn(process.execPath, ["--import", "tsx", "src/main.ts"], {
    cwd: ROOT,
    env: { ...process.env, ...TEAMS, PORT: "0", HOST: "127.0.0.1", DATA_DIR: folder, DATABASE_URL: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = `http://127.0.0.1:${await portOf(server)}`;
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  const slow = beginPost(`${url}/api/messages`);
  await untilArrived(url);

  server.kill("SIGTERM");
  await untilNotReady(url);
  const late = await fetch(`${url}/api/messages`, { method: "POST", body: "{}" });
  expect(late.status).toBe(503);
  expect(await slow.finish()).toBe(400);
  expect(await new Promise((resolve) => server.once("exit", resolve))).toBe(0);
});

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`The server ended with ${code}.`)));
    const lines = createInterface({ input: child.stdout ?? process.stdin });
    lines.on("line", (line) => {
      const { msg, port } = JSON.parse(line) as { msg: string; port: number };
      if (msg === "listening") resolve(port);
    });
  });
}

/** A request whose body takes its time. */
function beginPost(url: string): { finish(): Promise<number | undefined> } {
  const sending = request(url, { method: "POST", headers: { "content-type": "application/json" } });
  const answered = new Promise<number | undefined>((resolve, reject) => {
    sending.once("response", (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sending.once("error", reject);
  });
  sending.write("{");
  return {
    finish() {
      sending.end();
      return answered;
    },
  };
}

/** Requests arrive in the order in which their connections were made; one that was answered came after. */
async function untilArrived(url: string): Promise<void> {
  for (let count = 0; count < 5; count += 1) await fetch(`${url}/healthz`);
}

async function untilNotReady(url: string): Promise<void> {
  for (;;) {
    const { status } = await fetch(`${url}/readyz`);
    if (status === 503) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
