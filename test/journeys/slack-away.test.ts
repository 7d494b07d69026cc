import { TEAM } from "../../src/commands/slack-playground/emulator";
import { ENGLISH } from "../../src/view/sentences";
import type { SlackProxy } from "../support/slack-proxy";
import { type SlackWorld, seen, startSlackWorld, until } from "../support/slack-world";
import { temporaryFolder } from "../support/temporary-folder";

jest.setTimeout(60_000);

const folder = temporaryFolder();
let world: SlackWorld;
/** Milliseconds by which the bot's clock is ahead. */
let ahead = 0;

beforeEach(async () => {
  ahead = 0;
  const settings = { DATA_DIR: `${folder}/${expect.getState().currentTestName?.length}` };
  world = await startSlackWorld({ people: ["ada"], settings, outside: { now: () => Date.now() + ahead } });
});
afterEach(async () => world?.stop());

async function readiness(): Promise<{ readonly status: number; readonly slack: string }> {
  const response = await fetch(`http://127.0.0.1:${world.app.port}/readyz`);
  const { parts } = (await response.json()) as { parts: { slack: string } };
  return { status: response.status, slack: parts.slack };
}

const READY = { status: 200, slack: "ready" };
const tell = (event: object) =>
  world.sender.json({ type: "event_callback", team_id: TEAM, event_id: `Ev${Math.random()}`, event });

test.each([
  ["uninstalled", { type: "app_uninstalled" }, "account_inactive"],
  ["token revoked", { type: "tokens_revoked", tokens: { bot: ["U0RECONNECT"] } }, "token_revoked"],
])(
  "%s: nothing is sent, the probe says why, and all that waited comes when the bot may speak again",
  async (reason, event, code) => {
    expect(await readiness()).toEqual(READY);
    const ada = await world.person("ada");
    await ada.command("help");
    let isOut = true;
    for (const method of ["auth.test", "conversations.open", "chat.postMessage"]) {
      world.proxy.refuse(method, code, 99, () => isOut);
    }
    await tell(event);
    expect(await readiness()).toEqual({ status: 503, slack: reason });

    const before = world.proxy.calls.length;
    await ada.command("0x904 / 0x7");
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const sent = world.proxy.calls.slice(before).filter(({ method }) => method.startsWith("chat."));
    expect(sent).toEqual([]);

    ahead += 61_000;
    await until(async () => ((await readiness()).slack === code ? true : undefined), code);
    isOut = false;
    ahead += 61_000;
    await until(async () => ((await readiness()).status === 200 ? true : undefined), "the probe");
    expect(await readiness()).toEqual(READY);
    ahead += 10 * 60_000;
    await seen(ada, ENGLISH.intakeTitle);
  },
);

test("tokens of people alone do not concern the bot", async () => {
  await tell({ type: "tokens_revoked", tokens: { oauth: ["U1"] } });
  expect(await readiness()).toEqual(READY);
});

test("a token that Slack does not take is noticed at the start, not at the first message", async () => {
  await world.stop();
  const settings = { DATA_DIR: `${folder}/wrong` };
  const prepare = ({ refuse }: SlackProxy) => refuse("auth.test", "invalid_auth", 99);
  world = await startSlackWorld({ people: ["ada"], settings, prepare });
  await until(() => world.proxy.calls[0], "the question");
  expect(await readiness()).toEqual({ status: 503, slack: "invalid_auth" });
});

test("until Slack has been reached once, nobody claims that it is ready", async () => {
  await world.stop();
  const prepare = ({ refuse }: SlackProxy) => refuse("auth.test", { status: 503 }, 2);
  world = await startSlackWorld({ people: ["ada"], settings: { DATA_DIR: `${folder}/unreached` }, prepare });
  await until(() => world.proxy.calls[0], "the question");
  expect(await readiness()).toEqual({ status: 503, slack: "not reached yet" });
  expect(await readiness()).toEqual(READY);
});
