import { createTeams, listenerOf } from "../../../src/app";
import { createTeamsAdapter, type TeamsConfig } from "../../../src/channels/teams/adapter";
import { teamsProblems } from "../../../src/channels/teams/check-limits";
import { mountTeams } from "../../../src/channels/teams/listen";
import { readTeamsActivity } from "../../../src/channels/teams/read-activity";
import type { Delivery } from "../../../src/conversation/event";
import { createServer } from "../../../src/server";
import { createLog } from "../../../src/turn/log";
import { startFakeConnector } from "../fake-connector";
import { startRealTalk } from "../real-talk";
import { type Payload, teamsFixture } from "../teams-fixture";
import { buttonOf } from "../teams-person";
import type { ChannelWorld } from "./channel-world";

/** Real HTTP both ways; the connector of Teams is a stand-in. */
export async function openTeams(): Promise<ChannelWorld> {
  const log = createLog("silent");
  const connector = await startFakeConnector();
  const config: TeamsConfig = { kind: "local" };
  const teams = createTeams({ config, adapter: createTeamsAdapter(config) });
  const { channel } = teams;
  const talk = startRealTalk("teams", channel);
  const listener = listenerOf(teams, talk, { log, now: Date.now });
  const server = createServer({
    log,
    local: true,
    ready: async () => ({ ready: true, parts: {} }),
    mounts: [(mounted) => mountTeams(mounted, listener)],
  });
  const port = await server.listen({ host: "127.0.0.1", port: 0 });
  const { place } = readTeamsActivity(teamsFixture("message-personal", { serviceUrl: connector.url }), 0) as Delivery;
  const sent = () => connector.received.map(({ activity }) => activity);
  let activities = 0;
  let last: Payload = {};

  async function send(activity: Payload): Promise<string> {
    last = activity;
    const response = await fetch(`http://127.0.0.1:${port}/api/messages`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(activity),
    });
    await talk.quiet();
    return response.text();
  }
  const fresh = (name: string, changes: Payload) => {
    activities += 1;
    return send({ ...teamsFixture(name), serviceUrl: connector.url, ...changes, id: `activity-${activities}` });
  };

  return {
    talk,
    post: async (view) => void (await channel.post(place, view)),
    say: (text) => fresh("message-personal", { text }),
    press(label, fields = {}) {
      const data = { ...buttonOf(sent(), label).data, ...fields };
      return fresh("invoke-execute", { value: { action: { type: "Action.Execute", verb: "choose", data } } });
    },
    pressAgain: () => fresh("invoke-execute", { value: last["value"] }),
    repeat: () => send(last),
    async hearItself() {
      const { recipient } = teamsFixture("message-personal");
      await fresh("message-personal", { from: recipient, text: "help" });
    },
    seen: () => sent().map((activity) => JSON.stringify(activity)),
    problems: () => sent().flatMap(teamsProblems),
    async stop() {
      await server.close();
      await talk.stop();
      await connector.stop();
    },
  };
}
