import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FakeConnector, startFakeConnector } from "../support/fake-connector";
import { type KillableServer, startKillableServer } from "../support/server-in-process";
import { createTeamsPerson, type TeamsPerson } from "../support/teams-person";

jest.setTimeout(120_000);

let folder: string;
let connector: FakeConnector;
let person: TeamsPerson;
let server: KillableServer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "reconnect-power-cut-"));
  connector = await startFakeConnector();
  person = createTeamsPerson(connector);
  server = await startKillableServer({ DATA_DIR: folder });
});
afterEach(async () => {
  await server.kill();
  await connector.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function cutPower(): Promise<void> {
  await server.kill();
  server = await startKillableServer({ DATA_DIR: folder });
}

test("the same case goes on with the next answer after a kill between two answers", async () => {
  await person.say(server.port, "our azure vm says 0x904 / 0x7 right after the password");
  await person.seen(2); // welcome, form
  await cutPower();

  const answer = await person.press(server.port, "Continue", { environment: "none", "can-administer-host": "yes" });
  expect(await answer.json()).toMatchObject({ statusCode: 200, type: "application/vnd.microsoft.card.adaptive" });
  await person.seen(3); // the next card
  const shown = await person.seenText("Hello");
  expect(shown[0]).toContain("Hello");
  expect(shown[1]).toContain("Azure VM: Yes");

  await cutPower();
  await person.say(server.port, "status");
  const status = (await person.seenText("Where we stand")).at(-1);
  expect(status).toContain("0x904");
  expect(status).toContain("You administer the target: Yes");
});

test("a reply that was acknowledged but not sent comes after the restart", async () => {
  connector.respondWith(() => "hang");
  const response = await person.say(server.port, "0x904 / 0x7");
  expect(response.status).toBe(200);
  await server.kill();

  connector.respondWith(() => ({ status: 201, body: { id: "m" } }));
  const before = connector.received.length;
  server = await startKillableServer({ DATA_DIR: folder });
  const texts = (await person.seen(before + 2)).slice(before).map((activity) => JSON.stringify(activity));
  expect(texts[0]).toContain("Hello");
  expect(texts[1]).toContain("A few things at once");
});

test("the same delivery twice, with a kill in between, is answered once; at worst its messages repeat", async () => {
  await person.say(server.port, "0x904 / 0x7", "same");
  await person.seen(2);
  await cutPower();
  expect((await person.say(server.port, "0x904 / 0x7", "same")).status).toBe(200);
  await person.say(server.port, "help");
  const shown = await person.seenText("What you can type");
  const prompts = shown.flatMap((text) => [...text.matchAll(/"prompt":"(\d+)"/g)].map(([, prompt]) => prompt));
  expect(new Set(prompts)).toEqual(new Set(["1"]));
});

test("two messages of one person at once both count", async () => {
  await Promise.all([person.say(server.port, "it is an azure vm"), person.say(server.port, "it says 0x904 / 0x7")]);
  await person.say(server.port, "status");
  const status = (await person.seenText("Where we stand")).at(-1);
  expect(status).toContain("Azure VM");
  expect(status).toContain("0x904");
});
