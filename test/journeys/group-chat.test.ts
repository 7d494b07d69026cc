import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FakeConnector, startFakeConnector } from "../support/fake-connector";
import { type KillableServer, startKillableServer } from "../support/server-in-process";
import { type Payload, teamsFixture } from "../support/teams-fixture";
import { createTeamsPerson } from "../support/teams-person";

jest.setTimeout(120_000);

const { conversation, entities } = teamsFixture("message-group");
const ROOM = conversation as Payload;
const ADA: Payload = { id: "29:ada", name: "Ada", aadObjectId: "aaaaaaaa-0000-4000-8000-000000000001" };
/** Another person with the same name. */
const OTHER_ADA: Payload = { id: "29:other", name: "Ada", aadObjectId: "aaaaaaaa-0000-4000-8000-000000000002" };

let folder: string;
let connector: FakeConnector;
let server: KillableServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "reconnect-group-"));
  connector = await startFakeConnector();
  server = await startKillableServer({ DATA_DIR: folder });
});
afterAll(async () => {
  await server?.kill();
  await connector?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("in a group chat only the person whose case it is can answer it, whatever their name", async () => {
  const ada = createTeamsPerson(connector, { from: ADA, conversation, entities });
  const stranger = createTeamsPerson(connector, { from: OTHER_ADA, conversation, entities });
  await ada.say(server.port, "<at>Reconnect</at> my azure vm says 0x904 / 0x7");
  await ada.seenText("A few things at once");

  const refused = await stranger.press(server.port, "Continue", { "can-administer-host": "yes" });
  expect(await refused.json()).toMatchObject({
    type: "application/vnd.microsoft.activity.message",
    value: expect.stringContaining("Only the person who began this case"),
  });

  const taken = await ada.press(server.port, "Continue", { environment: "none", "can-administer-host": "no" });
  expect(await taken.json()).toMatchObject({ type: "application/vnd.microsoft.card.adaptive" });
  const shown = await ada.seenText("Why I ask");
  expect(shown.every((text) => text.includes(String(ROOM["id"])))).toBe(true);
});

test("somebody else in the same group has a case of their own", async () => {
  const stranger = createTeamsPerson(connector, { from: OTHER_ADA, conversation, entities });
  await stranger.say(server.port, "<at>Reconnect</at> status");
  const shown = await stranger.seenText("Where we stand");
  expect(shown.find((text) => text.includes("Where we stand"))).toContain("We have just begun");
});
