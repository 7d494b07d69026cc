import fc from "fast-check";
import { readTeamsActivity } from "../../../src/channels/teams/read-activity";
import type { Unsupported } from "../../../src/channels/unsupported";
import type { Delivery } from "../../../src/conversation/event";
import { type Payload, teamsFixture } from "../../support/teams-fixture";

const NOW = 1_767_603_600_000;
const TENANT = "11111111-2222-4333-8444-555555555555";
const OBJECT_ID = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";

test("a personal message becomes what was said, by whom and where", () => {
  expect(read("message-personal")).toEqual({
    id: "teams:a:1personal:1700000000001",
    at: NOW,
    by: { id: OBJECT_ID, name: "Ada Reporter" },
    place: {
      channel: "teams",
      tenant: TENANT,
      conversation: "a:1personal",
      visibility: "private",
      address: {
        channelId: "msteams",
        serviceUrl: "https://smba.trafficmanager.net/emea/",
        locale: "en-GB",
        conversation: { id: "a:1personal", tenantId: TENANT, conversationType: "personal" },
        user: { id: "29:1abcReporter", aadObjectId: OBJECT_ID },
        bot: { id: "28:bot-app-id", name: "Reconnect" },
      },
    },
    what: { kind: "said", text: "RDP fails with 0x904, extended 0x7" },
  });
});

test("in a channel the mention of the bot is left out and the thread is kept", () => {
  expect(read("message-channel")).toMatchObject({
    place: { conversation: "19:general@thread.tacv2;messageid=1699999999999", visibility: "shared" },
    what: { kind: "said", text: "I get 0x904" },
  });
});

test("a mention of somebody else stays in the text", () => {
  expect(read("message-group")).toMatchObject({
    place: { visibility: "shared" },
    what: { kind: "said", text: "please ask <at>Grace</at>" },
  });
});

test("somebody without an Entra object id is known by the id of the platform", () => {
  expect(read("message-personal", { from: { id: "29:guest" } })).toMatchObject({ by: { id: "29:guest" } });
});

test("the tenant is read from the channel data where the conversation names none", () => {
  const conversation = { id: "a:1personal", conversationType: "personal" };
  expect(read("message-personal", { conversation })).toMatchObject({ place: { tenant: TENANT } });
  expect(read("message-personal", { conversation, channelData: {} })).toMatchObject({ place: { tenant: "local" } });
});

test("a conversation of a kind not known counts as shared", () => {
  const conversation = { id: "x", tenantId: TENANT };
  expect(read("message-personal", { conversation })).toMatchObject({ place: { visibility: "shared" } });
});

test.each(["message-picture", "message-file"])("%s is a picture", (name) => {
  expect(read(name)).toMatchObject({ what: { kind: "sent-picture" } });
});

test("a picture with words is what the words say", () => {
  expect(read("message-picture", { text: "0x904" })).toMatchObject({ what: { kind: "said", text: "0x904" } });
});

test("a file that is no picture, and a message with nothing in it, are empty messages", () => {
  const attachments = [
    { contentType: "application/vnd.microsoft.teams.file.download.info", content: { fileType: "docx" } },
  ];
  expect(read("message-personal", { text: "", attachments })).toMatchObject({ what: { kind: "said", text: "" } });
  expect(read("message-personal", { text: null })).toMatchObject({ what: { kind: "said", text: "" } });
});

test("any text arrives as it was typed", () => {
  for (const text of ["${x} **b** <b>i</b>", "🙂 שלום", "\u0000\u0001", "x".repeat(100_000)]) {
    expect(read("message-personal", { text })).toMatchObject({ what: { kind: "said", text } });
  }
});

test("an action of a card is a press, with the message that carried the card", () => {
  expect(read("invoke-execute")).toMatchObject({
    what: {
      kind: "pressed",
      press: { case: "case-1", prompt: "prompt-2", choice: "worked", fields: {}, messageId: "1700000000000" },
    },
  });
});

test("a submitted card is a press with its fields", () => {
  expect(read("message-submit")).toMatchObject({
    what: {
      kind: "pressed",
      press: { case: "case-1", choice: "send", fields: { code: "0x904", environment: "vpn,gateway" } },
    },
  });
});

test("a card that a client refreshes by itself is no press", () => {
  const value = { trigger: "automatic", action: { data: { case: "c", prompt: "p", choice: "x" } } };
  expect(read("invoke-execute", { value })).toEqual({ kind: "unsupported", reason: "an automatic refresh" });
});

test("button data that is not made of short strings is unsupported, and says why", () => {
  const good = { case: "c", prompt: "p", choice: "x" };
  const many = Object.fromEntries(Array.from({ length: 31 }, (_, index) => [`field${index}`, "1"]));
  const strange: readonly [unknown, RegExp][] = [
    [undefined, /button data/],
    ["worked", /button data/],
    [[good], /button data/],
    [{ ...good, choice: ["x"] }, /choice/],
    [{ ...good, case: { id: "c" } }, /case/],
    [{ ...good, prompt: 7 }, /prompt/],
    [{ ...good, case: "" }, /case/],
    [{ ...good, case: "c".repeat(101) }, /case/],
    [{ ...good, code: { deep: { deeper: 1 } } }, /code/],
    [{ ...good, code: ["0x904"] }, /code/],
    [{ ...good, code: true }, /code/],
    [{ ...good, code: "0".repeat(4001) }, /code/],
    [{ ...good, ["f".repeat(101)]: "1" }, /too long/],
    [{ ...good, ...many }, /more than 30/],
  ];
  for (const [data, reason] of strange) {
    const value = { trigger: "manual", action: { type: "Action.Execute", data } };
    expect(read("invoke-execute", { value })).toMatchObject({
      kind: "unsupported",
      reason: expect.stringMatching(reason),
    });
  }
});

test("hand-made data of the right shape is passed on, to be checked against the case", () => {
  const value = {
    action: { data: JSON.parse('{"case":"no","prompt":"no","choice":"no","__proto__":"x","empty":null}') },
  };
  expect(read("invoke-execute", { value })).toMatchObject({
    what: { kind: "pressed", press: { case: "no", fields: {} } },
  });
});

test("an installation is seen for a person and for a team", () => {
  expect(read("installation-add")).toMatchObject({ place: { visibility: "private" }, what: { kind: "installed" } });
  expect(read("conversation-bot-added")).toMatchObject({
    place: { visibility: "shared" },
    what: { kind: "installed" },
  });
});

test.each(["installation-remove", "conversation-person-added", "reaction", "invoke-task-fetch"])(
  "%s is unsupported, with a reason",
  (name) => {
    expect(read(name)).toEqual({ kind: "unsupported", reason: expect.stringMatching(/./) });
  },
);

test("the bot does not answer itself", () => {
  const self = { id: "28:bot-app-id" };
  expect(read("message-personal", { from: self })).toEqual({ kind: "unsupported", reason: "sent by the bot itself" });
});

test("an activity without an id gets one of its content, the same each time", () => {
  const first = read("message-personal", { id: undefined });
  expect(first).toMatchObject({ id: expect.stringMatching(/^teams:a:1personal:[0-9a-f]{64}$/) });
  expect(read("message-personal", { id: undefined })).toEqual(first);
  expect(read("message-personal", { id: undefined, text: "other" })).not.toMatchObject({ id: (first as Delivery).id });
});

test("nothing that can be sent makes it throw", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(teamsFixture("message-channel"))), (value, key) => {
      readTeamsActivity(value, NOW);
      const result = readTeamsActivity(teamsFixture("message-channel", { [key]: value }), NOW);
      expect("reason" in result ? result.reason.length : 0).toBeLessThanOrEqual(300);
    }),
  );
});

function read(name: string, changes: Payload = {}): Delivery | Unsupported {
  return readTeamsActivity(teamsFixture(name, changes), NOW);
}
