import { setTimeout as rest } from "node:timers/promises";
import { answerJson, startLoopbackServer } from "../../../src/commands/loopback-server";
import { type SlackWorld, startSlackWorld } from "../../support/slack-world";
import { temporaryFolder } from "../../support/temporary-folder";

jest.setTimeout(60_000);

const LONGER_THAN_SLACK_WAITS_MS = 3_200;

const folder = temporaryFolder();
let world: SlackWorld;

beforeAll(async () => {
  world = await startSlackWorld({ people: ["ada", "ben", "cleo"], settings: { DATA_DIR: folder } });
});
afterAll(async () => world?.stop());

/** The turn of somebody whom the bot does not know yet fails. */
function failOnce(): void {
  world.proxy.refuse("users.info", { status: 503 });
}

test("a message that was not taken is acknowledged only where its sender could be told", async () => {
  const cleo = await world.person("cleo");
  failOnce();
  world.proxy.refuse("chat.postMessage", { status: 503 });
  expect((await cleo.say("0x904")).status).toBe(503);
  failOnce();
  expect((await cleo.say("0x904")).status).toBe(200);
});

test("a press that was not taken is not acknowledged, because a remark about it may be lost", async () => {
  const ada = await world.person("ada");
  failOnce();
  expect((await ada.pressStart()).status).toBe(503);
  expect((await ada.pressStart()).status).toBe(200);
});

test("a shortcut that was not taken is not acknowledged either", async () => {
  const ben = await world.person("ben");
  failOnce();
  expect((await ben.troubleshoot({ text: "0x904" })).status).toBe(503);
  expect((await ben.troubleshoot({ text: "0x904" })).status).toBe(200);
});

test("an answer that takes longer than Slack waits is still the bot's own", async () => {
  const slow = await startLoopbackServer(async (request, response) => {
    // Nobody is known, and to tell them takes too long.
    if (request.url?.endsWith("users.info")) return answerJson(response, { status: 503 });
    if (request.url?.endsWith("chat.postMessage")) await rest(LONGER_THAN_SLACK_WAITS_MS);
    answerJson(response, { status: 200, body: { ok: true, team_id: "T000000001", channel: { id: "D1" }, ts: "1.2" } });
  });
  const settings = { SLACK_API_URL: `${slow.url}/api/`, DATA_DIR: `${folder}/slow` };
  const other = await startSlackWorld({ people: ["dan"], settings });
  const dan = await other.person("dan");
  expect((await dan.say("0x904")).status).toBe(200);
  await other.stop();
  await slow.stop();
});
