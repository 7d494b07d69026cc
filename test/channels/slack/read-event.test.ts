import { readSlackEvent } from "../../../src/channels/slack/read-event";

const MESSAGE = { type: "message", channel_type: "im", channel: "D1", user: "U1", text: "it fails", ts: "5.1" };
const PICTURE = { mimetype: "image/png", url_private: "https://files.slack.com/x.png" };

function read(event: object, envelope: object = {}) {
  return readSlackEvent({ type: "event_callback", team_id: "T1", event_id: "Ev1", event, ...envelope }, 42);
}

test("a direct message is said in the person's one private place", () => {
  expect(read(MESSAGE)).toEqual({
    kind: "delivery",
    sender: { user: "U1", teams: ["T1"], enterprise: undefined },
    delivery: {
      id: "slack:T1:Ev1",
      at: 42,
      by: { id: "U1" },
      place: { channel: "slack", tenant: "T1", conversation: "@U1", visibility: "private", address: { user: "U1" } },
      what: { kind: "said", text: "it fails" },
    },
  });
});

test("in a thread of the direct messages the answer comes there, and the talk is the same", () => {
  expect(read({ ...MESSAGE, thread_ts: "4.0" })).toMatchObject({
    delivery: { place: { conversation: "@U1", address: { user: "U1", thread: "4.0" } } },
  });
});

test.each([
  ["begins a thread at itself", {}, "C1:5.1"],
  ["in a thread goes on there", { thread_ts: "4.0" }, "C1:4.0"],
])("a mention %s, and is paced with its channel", (_name, more, conversation) => {
  const mention = { ...MESSAGE, type: "app_mention", channel_type: "channel", channel: "C1", text: "<@U0BOT> 0x904" };
  expect(read({ ...mention, ...more })).toMatchObject({
    delivery: { place: { conversation, queue: "C1", visibility: "shared" }, what: { kind: "said", text: "0x904" } },
  });
});

test("a picture without words is one, with words it is the words", () => {
  const sent = { ...MESSAGE, subtype: "file_share", files: [PICTURE] };
  expect(read({ ...sent, text: "" })).toMatchObject({ delivery: { what: { kind: "sent-picture" } } });
  expect(read(sent)).toMatchObject({ delivery: { what: { kind: "said", text: "it fails" } } });
  const paper = { ...sent, text: "", files: [{ mimetype: "application/pdf" }] };
  expect(read(paper)).toMatchObject({ delivery: { what: { kind: "said", text: "" } } });
});

test("every workspace that a message names is told, so that a stranger's own one is seen", () => {
  const foreign = { ...MESSAGE, user_team: "T2", source_team: "T2" };
  expect(read(foreign, { enterprise_id: "E1" })).toMatchObject({
    sender: { user: "U1", teams: ["T1", "T2"], enterprise: "E1" },
  });
});

test("the first look at the messages is how somebody meets the bot, however often they look", () => {
  const opened = { type: "app_home_opened", user: "U1", channel: "D1", tab: "messages" };
  expect(read(opened)).toMatchObject({ delivery: { id: "slack:T1:met:U1", what: { kind: "installed" } } });
  expect(read(opened, { event_id: "Ev2" })).toMatchObject({ delivery: { id: "slack:T1:met:U1" } });
});

test.each([
  ["nothing", undefined],
  ["a text", "event"],
  ["no event", { event: undefined }],
  ["a message without a channel", { event: { type: "message", user: "U1", ts: "1.1" } }],
  ["an event of another kind", { event: { type: "reaction_added" } }],
])("%s is unsupported, with a reason", (_name, envelope) => {
  const body =
    typeof envelope === "object" ? { type: "event_callback", team_id: "T1", event_id: "Ev1", ...envelope } : envelope;
  expect(readSlackEvent(body, 42)).toEqual({ kind: "unsupported", reason: expect.stringMatching(/\w+/) });
});
