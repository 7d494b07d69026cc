import { SendError } from "../../../src/channels/channel";
import { createTeamsAdapter } from "../../../src/channels/teams/adapter";
import { readTeamsActivity } from "../../../src/channels/teams/read-activity";
import { createTeamsChannel } from "../../../src/channels/teams/send";
import type { Place } from "../../../src/conversation/event";
import { type ConnectorReply, type FakeConnector, startFakeConnector } from "../../support/fake-connector";
import { type Payload, teamsFixture } from "../../support/teams-fixture";
import { renderPlainly, viewOf } from "../../support/teams-server";

const VIEW = viewOf("fix", "Restart the service");
const local = createTeamsAdapter({ kind: "local" });

let connector: FakeConnector;

beforeEach(async () => {
  connector = await startFakeConnector();
});

afterEach(() => connector.stop());

test("a new message goes to the conversation itself, and its id comes back", async () => {
  const id = await channel().post(place("message-personal"), VIEW);

  expect(id).toBe("message-1");
  expect(connector.received).toMatchObject([
    {
      method: "POST",
      conversation: "a:1personal",
      activityId: undefined,
      authorization: undefined,
      activity: {
        type: "message",
        from: { id: "28:bot-app-id" },
        recipient: { id: "29:1abcReporter" },
        conversation: { id: "a:1personal" },
        attachments: [{ contentType: "application/vnd.microsoft.card.adaptive" }],
      },
    },
  ]);
  expect(connector.received[0]?.activity).not.toHaveProperty("replyToId");
});

test("an answer in a channel stays in its thread", async () => {
  await channel().post(place("message-channel"), VIEW);
  expect(connector.received[0]?.conversation).toBe("19:general@thread.tacv2;messageid=1699999999999");
});

test("a message is replaced where it stands", async () => {
  await channel().replace(place("message-channel"), "1700000000000", viewOf("settled", "It worked"));
  expect(connector.received).toMatchObject([
    {
      method: "PUT",
      conversation: "19:general@thread.tacv2;messageid=1699999999999",
      activityId: "1700000000000",
      activity: { id: "1700000000000", type: "message" },
    },
  ]);
});

test("a plain text is sent as one", async () => {
  await channel().post(place("message-personal"), viewOf("notice", "Hello"));
  expect(connector.received[0]?.activity).toMatchObject({ type: "message", text: "Hello" });
});

describe("refused for good:", () => {
  test.each([
    [400, "BadSyntax", "refused"],
    [413, "MessageSizeTooBig", "refused"],
    [403, "BotNotInConversationRoster", "gone"],
    [403, "ConversationBlockedByUser", "gone"],
    [404, "ConversationNotFound", "gone"],
  ])("%d %s", async (status, code, failure) => {
    const error = await failureOf({ status, body: { error: { code, message: "secret text of a person" } } });
    expect(error).toMatchObject({ failure, message: `Teams did not take the message: HTTP ${status}, ${code}.` });
  });

  test("a card to replace that is no more, without giving the person up", async () => {
    connector.respondWith(() => ({ status: 404, body: { error: { code: "ActivityNotFoundInConversation" } } }));
    await expect(channel().replace(place("message-personal"), "m1", VIEW)).rejects.toMatchObject({
      failure: "refused",
    });
  });
});

describe("worth another try, which is not the library's:", () => {
  test.each([401, 412, 429, 500, 502, 503, 504])("%d", async (status) => {
    expect(await failureOf({ status })).toMatchObject({ failure: "later", retryAfter: undefined });
    expect(connector.received).toHaveLength(1);
  });

  test("a server that asks to wait is heard", async () => {
    const error = await failureOf({ status: 429, headers: { "retry-after": "600" } });
    expect(error).toMatchObject({ failure: "later", retryAfter: 600_000 });
    expect(connector.received).toHaveLength(1);
  });

  test("a server that never answers", async () => {
    expect(await failureOf("hang")).toMatchObject({ failure: "later" });
  });

  test("a server that is not there", async () => {
    await connector.stop();
    await expect(channel(300).post(place("message-personal"), VIEW)).rejects.toMatchObject({ failure: "later" });
    connector = await startFakeConnector();
  });
});

test("a reference that cannot be used is an error to send, not a crash", async () => {
  const broken = { ...place("message-personal"), address: undefined };
  await expect(channel().post(broken, VIEW)).rejects.toBeInstanceOf(SendError);
});

function channel(deadline = 1000) {
  return createTeamsChannel(local, renderPlainly, deadline);
}

/** Where an activity of the fixture came from, with the fake connector for Teams. */
function place(name: string, changes: Payload = {}): Place {
  const delivery = readTeamsActivity(teamsFixture(name, { serviceUrl: connector.url, ...changes }), 0);
  if ("reason" in delivery) throw new Error(delivery.reason);
  return delivery.place;
}

async function failureOf(reply: ConnectorReply): Promise<unknown> {
  connector.respondWith(() => reply);
  return channel(300)
    .post(place("message-personal"), VIEW)
    .catch((error: unknown) => error);
}
