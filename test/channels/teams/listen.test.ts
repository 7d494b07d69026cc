import { gzipSync } from "node:zlib";
import type { Outcome } from "../../../src/channels/channel";
import { type Payload, teamsFixture } from "../../support/teams-fixture";
import { SENTENCES, startTeamsServer, type TeamsServer, viewOf } from "../../support/teams-server";

const MESSAGE_TYPE = "application/vnd.microsoft.activity.message";
const HERE = { serviceUrl: "http://localhost:5000/_connector" };

let server: TeamsServer;
let outcome: () => Promise<Outcome>;

beforeEach(async () => {
  outcome = async () => ({ kind: "answered", answer: undefined });
  server = await startTeamsServer({ kind: "local" }, () => outcome());
});

afterEach(() => server.stop());

test("a message is taken, acknowledged, and only then sent for", async () => {
  let commit: (outcome: Outcome) => void = () => undefined;
  outcome = () => new Promise((resolve) => (commit = resolve));
  const pending = server.post(local("message-personal"));
  await until(() => server.taken.length === 1);
  expect(server.kicks()).toBe(0);

  commit({ kind: "answered", answer: undefined });
  const response = await pending;

  expect(response.status).toBe(200);
  expect(await response.text()).toBe("");
  expect(server.taken).toMatchObject([{ what: { kind: "said", text: "RDP fails with 0x904, extended 0x7" } }]);
  await until(() => server.kicks() === 1);
});

test("a press is answered with the settled card", async () => {
  outcome = async () => ({ kind: "answered", answer: viewOf("settled", "It worked") });
  expect(await pressAnswer()).toEqual({
    statusCode: 200,
    type: "application/vnd.microsoft.card.adaptive",
    value: expect.objectContaining({ type: "AdaptiveCard", body: [{ type: "TextBlock", text: "It worked" }] }),
  });
});

test("a press is answered with a notice as plain text", async () => {
  outcome = async () => ({ kind: "answered", answer: viewOf("notice", "Already answered", ["Nothing changed."]) });
  expect(await pressAnswer()).toEqual({
    statusCode: 200,
    type: MESSAGE_TYPE,
    value: "Already answered\n\nNothing changed.",
  });
});

test("a press without an answer gets a short text, never nothing", async () => {
  expect(await pressAnswer()).toEqual({ statusCode: 200, type: MESSAGE_TYPE, value: SENTENCES.taken });
  outcome = async () => ({ kind: "answered", answer: viewOf("notice", "") });
  expect(await pressAnswer()).toEqual({ statusCode: 200, type: MESSAGE_TYPE, value: SENTENCES.taken });
});

test("a press that could not be taken can be tried again, and nothing is sent", async () => {
  outcome = async () => ({ kind: "failed" });
  expect(await pressAnswer()).toEqual({ statusCode: 200, type: MESSAGE_TYPE, value: SENTENCES.failed });
  expect(server.apologies).toEqual([]);
  expect(server.kicks()).toBe(0);
});

test("a message that could not be taken is acknowledged, and the person is told", async () => {
  outcome = async () => {
    throw new Error("the store is gone");
  };
  expect((await server.post(local("message-personal"))).status).toBe(200);
  await until(() => server.apologies.length === 1);
  expect(server.apologies).toMatchObject([{ conversation: "a:1personal" }]);
  expect(server.kicks()).toBe(0);
});

test("a message that could not be taken is not acknowledged where the person cannot be told", async () => {
  outcome = async () => ({ kind: "failed" });
  server.refuseApologies();
  const response = await server.post(local("message-personal"));
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({ error: expect.stringMatching(/Try again later\.$/) });
});

test("what the bot has no use for is acknowledged without a turn", async () => {
  expect((await server.post(local("reaction"))).status).toBe(200);
  const response = await server.post(local("invoke-task-fetch"));
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ type: MESSAGE_TYPE, value: SENTENCES.unsupported });
  expect(server.taken).toEqual([]);
});

test("hand-made button data gets a plain answer and no turn", async () => {
  const value = { action: { data: { case: ["c"], prompt: {}, choice: 1 } } };
  expect(await pressAnswer({ value })).toMatchObject({ value: SENTENCES.unsupported });
  expect(server.taken).toEqual([]);
});

describe("not an activity:", () => {
  test.each([
    { what: "broken JSON", body: "{", status: 400 },
    { what: "an empty body", body: "", status: 400 },
    { what: "a number", body: "7", status: 400 },
    { what: "null", body: "null", status: 400 },
    { what: "a list", body: "[]", status: 400 },
    { what: "an object without a type", body: { hello: "world" }, status: 400 },
    { what: "an activity from nowhere", body: { type: "message" }, status: 400 },
    { what: "binary", body: "\u0000\u0001\ufffd", status: 400 },
    { what: "a form", body: "type=message", status: 415, contentType: "application/x-www-form-urlencoded" },
    { what: "more than a megabyte", body: { type: "message", text: "x".repeat(1024 * 1024) }, status: 413 },
  ])("$what", async ({ body, status, contentType = "application/json" }) => {
    const response = await server.post(body, { "content-type": contentType });
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: expect.stringMatching(/^[A-Z].*\.$/) });
    expect(server.taken).toEqual([]);
  });

  test("a packed body, however small", async () => {
    const packed = gzipSync(JSON.stringify(local("message-personal"))).toString("latin1");
    expect((await server.post(packed, { "content-encoding": "gzip" })).status).toBe(415);
  });
});

test("a message just under a megabyte, in any script, is taken whole", async () => {
  const text = "שלום 🙂 ".repeat(50_000);
  expect((await server.post(local("message-personal", { text }))).status).toBe(200);
  expect(server.taken).toMatchObject([{ what: { kind: "said", text: text.trim() } }]);
});

test("in local mode the bot is not made to call other machines", async () => {
  for (const serviceUrl of [
    "https://smba.trafficmanager.net/emea/",
    "http://localhost.evil.test/",
    "http://10.0.0.1/",
  ]) {
    expect((await server.post(local("message-personal", { serviceUrl }))).status).toBe(403);
  }
  for (const serviceUrl of ["http://127.0.0.1:5000/", "http://[::1]:5000/"]) {
    expect((await server.post(local("message-personal", { serviceUrl }))).status).toBe(200);
  }
});

test("in local mode the Emulator may talk too, other channels may not", async () => {
  expect((await server.post(local("message-personal", { channelId: "emulator" }))).status).toBe(200);
  expect((await server.post(local("message-personal", { channelId: "webchat" }))).status).toBe(403);
});

test("a caller who hangs up in the middle does no harm", async () => {
  const body = new ReadableStream({
    start: (controller) => {
      controller.enqueue(new TextEncoder().encode('{"type":'));
      setTimeout(() => controller.error(new Error("gone")), 20);
    },
  });
  const init = { method: "POST", body, duplex: "half", headers: { "content-type": "application/json" } };
  await expect(fetch(server.url, init as RequestInit)).rejects.toThrow();
  expect((await server.post(local("message-personal"))).status).toBe(200);
});

function local(name: string, changes: Payload = {}): Payload {
  return teamsFixture(name, { ...HERE, ...changes });
}

async function pressAnswer(changes: Payload = {}): Promise<unknown> {
  const response = await server.post(local("invoke-execute", changes));
  expect(response.status).toBe(200);
  return response.json();
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
