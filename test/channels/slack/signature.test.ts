import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { sign } from "../../../src/commands/slack-playground/signed-sender";
import { SECRET, type SlackWorld, startSlackWorld } from "../../support/slack-world";
import { temporaryFolder } from "../../support/temporary-folder";

jest.setTimeout(60_000);

const folder = temporaryFolder();
let world: SlackWorld;

beforeAll(async () => {
  world = await startSlackWorld({ people: ["ada"], settings: { DATA_DIR: folder } });
});
afterAll(async () => world?.stop());

const now = () => Math.floor(Date.now() / 1000);

/** With node's own client, because fetch joins headers that come twice. */
function post(body: string, headers: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: "127.0.0.1", port: world.app.port, path: "/slack/events", method: "POST", headers: headers as never },
      (response) => {
        response.resume();
        response.on("end", () => resolve(response.statusCode ?? 0));
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

function signed(body: string, time = String(now()), secret = SECRET): readonly string[] {
  const size = String(Buffer.byteLength(body));
  const type = ["Host", "127.0.0.1", "Content-Type", "application/json", "Content-Length", size];
  return [...type, "X-Slack-Request-Timestamp", time, "X-Slack-Signature", sign(secret, time, body)];
}

const challenge = () => JSON.stringify({ type: "url_verification", challenge: `häß-${randomUUID()}` });

test("a request that Slack signed is taken, also with characters of several bytes", async () => {
  const body = challenge();
  expect(await post(body, signed(body))).toBe(200);
});

test.each([
  ["six minutes ago", -360, 401],
  ["six minutes ahead", 360, 401],
  ["four minutes ago", -240, 200],
  ["four minutes ahead", 240, 200],
])("a request of %s (%d seconds off) gets %d", async (_name, seconds, status) => {
  const body = challenge();
  expect(await post(body, signed(body, String(now() + seconds)))).toBe(status);
});

test("a request whose body was changed, or that another secret signed, is refused", async () => {
  const body = challenge();
  expect(await post(body.replace("häß", "hab"), signed(body.replace("häß", "hub")))).toBe(401);
  expect(await post(body, signed(body, String(now()), "another"))).toBe(401);
  expect(await post(body, signed(body, String(now()), ""))).toBe(401);
});

test("a request without a signature, without a time, or with one that is no number is refused", async () => {
  const body = challenge();
  const headers = signed(body);
  const without = (name: string) => {
    const at = headers.indexOf(name);
    return headers.filter((_one, index) => index !== at && index !== at + 1);
  };
  expect(await post(body, without("X-Slack-Signature"))).toBe(401);
  const timeless = without("X-Slack-Request-Timestamp");
  expect(await post(body, timeless)).toBe(401);
  expect(await post(body, [...timeless, "X-Slack-Request-Timestamp", "soon"])).toBe(401);
});

test("a header that comes twice is refused, whichever of the two is right", async () => {
  const body = challenge();
  const headers = signed(body);
  expect(await post(body, [...headers, "X-Slack-Signature", "v0=00"])).toBe(401);
  expect(await post(body, [...headers, "X-Slack-Request-Timestamp", String(now())])).toBe(401);
});

test("another version of the signature is refused", async () => {
  const body = challenge();
  const headers = signed(body).map((one) => one.replace(/^v0=/, "v1="));
  expect(await post(body, headers)).toBe(401);
});

test("what is signed and is no JSON, or no event, does no harm", async () => {
  for (const body of ["{", "[]", '{"type":"event_callback"}', '{"type":"event_callback","event":{"type":"message"}}']) {
    expect([200, 400, 503]).toContain(await post(body, signed(body)));
  }
  const body = challenge();
  expect(await post(body, signed(body))).toBe(200);
});

test("a body that is far too large is refused", async () => {
  const body = JSON.stringify({ type: "url_verification", challenge: "x".repeat(2 * 1024 * 1024) });
  expect(await post(body, signed(body)).catch(() => 413)).toBe(413);
});
