import { join } from "node:path";
import { setTimeout as rest } from "node:timers/promises";
import { ENGLISH } from "../../src/view/sentences";
import { createCleanup } from "../faults/cleanup";
import { openChannels } from "../faults/open-channels";
import { postRequest } from "../faults/post-request";
import { prepareReplica } from "../faults/replica";
import { newDatabase, startPostgres } from "../support/postgres-server";
import { until } from "../support/slack-world";
import { temporaryFolder } from "../support/temporary-folder";

jest.setTimeout(120_000);

const folder = temporaryFolder();
const cleanup = createCleanup();
afterAll(cleanup.run);

test("what a command brought comes from another replica when the one that acknowledged it is killed at once", async () => {
  const postgres = await startPostgres();
  cleanup.later(postgres.remove);
  const { signal } = new AbortController();
  const { channels, platform, tokens } = await openChannels({ faultFor: () => "none", signal }, cleanup);
  const slack = channels.find(({ name }) => name === "slack");
  const [ada] = slack ? [slack.whoIs(0)] : [];
  if (!slack || !ada) throw new Error("There is nobody in Slack.");
  const settings = {
    database: { kind: "postgres", url: await newDatabase(postgres) },
    tokens,
    slack: { platformUrl: platform.url, workspaces: [ada.tenant] },
    // A dead replica's claims end after half a minute of the bots' clock.
    clock: { epoch: Date.now(), speed: 20, ahead: 0 },
    isBroken: false,
    logFile: join(folder, "replicas.log"),
  } as const;
  // One after the other: the first brings the tables up to date.
  const first = await prepareReplica().start(settings);
  const second = await prepareReplica().start(settings);
  cleanup.later(() => Promise.all([first.kill(), second.kill()]));

  const stands = first.stopAt("after-ack", 20_000);
  await rest(500);
  const command = { kind: "say", text: "0x904 / 0x7", elsewhere: true } as const;
  const request = slack.requestFor(command, { who: ada, id: "trigger-1", shown: [] });
  if (!request) throw new Error("There is no such command.");
  const answer = await postRequest(`http://127.0.0.1:${first.port}`, request);
  expect(await answer.json()).toMatchObject({ response_type: "ephemeral", text: ENGLISH.slack.inDirect });
  expect(await stands).toBe(true);
  const shown = () => platform.chat(ada.conversation).map(({ content }) => String(content["text"]));
  expect(shown()).toEqual([]);
  await first.kill();

  await until(() => (shown().length > 1 ? true : undefined), "the messages of the other replica");
  expect(shown()).toEqual([expect.stringContaining("Hello"), expect.stringContaining(ENGLISH.intakeTitle)]);
});
