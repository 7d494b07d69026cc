import { createSlackClient } from "../../../src/channels/slack/client";
import type { Outsiders } from "../../../src/channels/slack/config";
import { createGate } from "../../../src/channels/slack/gate";
import { senderOf } from "../../../src/channels/slack/incoming";
import { createWorkspaceLookup } from "../../../src/channels/slack/workspace";
import { answerJson, startLoopbackServer } from "../../../src/commands/loopback-server";
import { type SlackProxy, startSlackProxy } from "../../support/slack-proxy";
import { until } from "../../support/slack-world";

jest.setTimeout(30_000);

/** Nothing is passed on: the profiles are those of the test. */
let slack: SlackProxy;
let clock = 0;

beforeEach(async () => {
  slack = await startSlackProxy("http://127.0.0.1:9/api/");
});
afterEach(async () => slack.stop());

function gate(outsiders: Outsiders = "none", workspaces: readonly string[] = []) {
  const client = createSlackClient({ botToken: "xoxb-1", apiUrl: slack.apiUrl });
  const workspace = createWorkspaceLookup(client);
  return createGate({ config: { workspaces, outsiders }, client, workspace, now: () => clock });
}

function profile(user: object, times = 1): void {
  slack.refuse("users.info", { body: { ok: true, user: { id: "U1", team_id: "T1", ...user } } }, times);
}

function ownTeam(times = 1): void {
  slack.refuse("auth.test", { body: { ok: true, team_id: "T1" } }, times);
}

const ADA = senderOf("U1", undefined, "T1");

test("a member of the token's own workspace is let in, with the name that Slack knows", async () => {
  ownTeam();
  profile({ real_name: " Ada Example " });
  expect(await gate()(ADA)).toEqual({ kind: "admitted", name: "Ada Example" });
});

test("another workspace is refused before anybody is looked up", async () => {
  ownTeam();
  expect(await gate()(senderOf("U1", undefined, "T2"))).toMatchObject({ kind: "refused" });
  expect(slack.calls.map(({ method }) => method)).toEqual(["auth.test"]);
});

test("a list of workspaces, or of organisations, takes the place of the own one", async () => {
  profile({ team_id: "T7" });
  expect(await gate("none", ["T7"])(senderOf("U1", undefined, "T7"))).toMatchObject({ kind: "admitted" });
  profile({ team_id: "T8", enterprise_user: { enterprise_id: "E1", teams: ["T8"] } });
  expect(await gate("none", ["E1"])(senderOf("U1", "E1", "T8"))).toMatchObject({ kind: "admitted" });
  expect(await gate("none", ["T7"])(ADA)).toMatchObject({ kind: "refused" });
});

test("somebody whom Slack has deactivated, and another bot, are refused whatever the setting", async () => {
  ownTeam(2);
  profile({ deleted: true });
  expect(await gate("all")(ADA)).toMatchObject({ kind: "refused", reason: "deactivated", isTold: false });
  profile({ is_bot: true });
  expect(await gate("all")(ADA)).toMatchObject({ kind: "refused", reason: "a bot", isTold: false });
});

test.each([
  ["none", "refused"],
  ["guests", "admitted"],
  ["all", "admitted"],
] as const)("with outsiders %s a guest is %s", async (outsiders, kind) => {
  ownTeam();
  profile({ is_restricted: true });
  expect(await gate(outsiders)(ADA)).toMatchObject({ kind });
});

test.each([
  ["none", "refused"],
  ["guests", "refused"],
  ["all", "admitted"],
] as const)("with outsiders %s somebody of another company is %s", async (outsiders, kind) => {
  ownTeam();
  profile({ team_id: "T9" });
  expect(await gate(outsiders)(senderOf("U1", undefined, "T1", "T9"))).toMatchObject({ kind });
});

test("somebody of another company is one also where the request does not say so, but the profile does", async () => {
  ownTeam();
  profile({ team_id: "T9" });
  expect(await gate()(ADA)).toMatchObject({ kind: "refused" });
});

test("the organisation of the channel does not make a stranger a member", async () => {
  profile({ team_id: "T9", enterprise_user: { enterprise_id: "E9", teams: ["T9"] } });
  expect(await gate("none", ["E1"])(senderOf("U1", "E1", "T1", "T9"))).toMatchObject({ kind: "refused" });
});

test("where Slack cannot be asked nobody is let in, and nobody is called a stranger", async () => {
  ownTeam();
  slack.refuse("users.info", { status: 500 });
  expect(await gate()(ADA)).toEqual({ kind: "unavailable", reason: "HTTP 500" });
});

test("a profile is asked for once in ten minutes", async () => {
  ownTeam();
  profile({}, 1);
  const admit = gate();
  await admit(ADA);
  await admit(ADA);
  expect(slack.calls.filter(({ method }) => method === "users.info")).toHaveLength(1);
  clock += 10 * 60_000 + 1;
  profile({ deleted: true });
  expect(await admit(ADA)).toMatchObject({ kind: "refused" });
});

test("a profile that comes too late for one request is there for the next", async () => {
  let answer = () => {};
  const slow = await startLoopbackServer((_request, response) => {
    answer = () => answerJson(response, { status: 200, body: { ok: true, user: { id: "U1", team_id: "T1" } } });
  });
  const client = createSlackClient({ botToken: "xoxb-1", apiUrl: `${slow.url}/api/` });
  const config = { workspaces: ["T1"], outsiders: "none" } as const;
  const admit = createGate({ config, client, workspace: createWorkspaceLookup(client), now: () => clock });
  expect(await admit(ADA)).toMatchObject({ kind: "unavailable" });
  answer();
  await until(async () => ((await admit(ADA)).kind === "admitted" ? true : undefined), "the profile");
  await slow.stop();
});
