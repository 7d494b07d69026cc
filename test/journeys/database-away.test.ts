import { type FakeConnector, startFakeConnector } from "../support/fake-connector";
import { newDatabase, type PostgresServer, startPostgres } from "../support/postgres-server";
import { type KillableServer, startKillableServer } from "../support/server-in-process";
import { createTeamsPerson } from "../support/teams-person";

jest.setTimeout(120_000);

const OUTAGE_MS = 30_000;
const SEND_AGAIN = "Something went wrong here, and nothing was kept. Please send that again.";

let postgres: PostgresServer;
let connector: FakeConnector;
let server: KillableServer;
beforeAll(async () => {
  postgres = await startPostgres();
  connector = await startFakeConnector();
  server = await startKillableServer({ DATABASE_URL: await newDatabase(postgres) });
});
afterAll(async () => {
  await server.kill();
  await connector.stop();
  await postgres.remove();
});

test("while PostgreSQL is away for half a minute people are asked to send it again, and nothing they were told of is lost", async () => {
  const ada = createTeamsPerson(connector, someone("ada"));
  const ben = createTeamsPerson(connector, someone("ben"));
  await ada.say(server.port, "our azure vm says 0x904 / 0x7 right after the password");
  await ada.seenText("A few things at once");
  expect((await readiness()).status).toBe(200);

  await postgres.stop();
  const end = Date.now() + OUTAGE_MS;
  const told: string[] = [];
  for (let turn = 0; Date.now() < end; turn += 1) {
    const pressed = await ada.press(server.port, "Continue", { environment: "none" });
    told.push(((await pressed.json()) as { value: string }).value);
    expect((await ben.say(server.port, `attempt ${turn}`)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  expect(told.length).toBeGreaterThan(4);
  expect(new Set(told)).toEqual(new Set([SEND_AGAIN]));
  expect(saidTo("ben")).toEqual(told.map(() => SEND_AGAIN));
  expect(await readiness()).toEqual({
    status: 503,
    state: {
      ready: false,
      parts: { store: "cannot be read or written (ECONNREFUSED)", knowledge: expect.stringContaining("ready") },
    },
  });

  await postgres.start();
  await untilReady();
  const answer = await ada.press(server.port, "Continue", { environment: "none", "can-administer-host": "yes" });
  expect(await answer.json()).toMatchObject({ type: "application/vnd.microsoft.card.adaptive" });
  await ben.say(server.port, "0x904 / 0x7");
  await ada.say(server.port, "status");
  // The newest of all messages may be Ben's.
  const status = (await ada.seenText("Where we stand")).find((text) => text.includes("Where we stand"));
  expect(status).toContain("0x904");
  expect(status).toContain("You administer the target: Yes");
  await ben.seenText("A few things at once");
  expect(JSON.stringify(saidTo("ben"))).not.toContain("attempt");
});

function someone(name: string) {
  return {
    from: { id: `29:${name}`, aadObjectId: `${name}-0000`, name },
    conversation: { id: `a:${name}`, conversationType: "personal", tenantId: "11111111-2222-4333-8444-555555555555" },
  };
}

/** The plain texts of a conversation, oldest first. */
function saidTo(name: string): readonly string[] {
  const texts = connector.received.filter(({ conversation }) => conversation === `a:${name}`);
  return texts.flatMap(({ activity: { text } }) => (typeof text === "string" && text !== "" ? [text] : []));
}

async function readiness(): Promise<{ readonly status: number; readonly state: unknown }> {
  const response = await fetch(`http://127.0.0.1:${server.port}/readyz`);
  return { status: response.status, state: await response.json() };
}

async function untilReady(): Promise<void> {
  while ((await readiness()).status !== 200) await new Promise((resolve) => setTimeout(resolve, 200));
}
