import type { TeamsConfig } from "../../../src/channels/teams/adapter";
import { teamsFixture } from "../../support/teams-fixture";
import { startTeamsServer, type TeamsServer } from "../../support/teams-server";
import { startTokenIssuer, type TokenIssuer, unsignedToken } from "../../support/token-issuer";

const APP_ID = "99999999-8888-4777-8666-555555555555";
const TENANT = "11111111-2222-4333-8444-555555555555";
const OTHER_TENANT = "00000000-2222-4333-8444-555555555555";
const SERVICE_URL = "https://smba.trafficmanager.net/emea/";

let issuer: TokenIssuer;
let server: TeamsServer;

beforeAll(async () => {
  // The library writes every refused token to the console.
  jest.spyOn(console, "error").mockImplementation(() => undefined);
  issuer = await startTokenIssuer();
  server = await startTeamsServer(configWith({}));
});

afterAll(async () => {
  await server.stop();
  await issuer.stop();
  jest.restoreAllMocks();
});

test("a good token from our own tenant is let in", async () => {
  const before = server.taken.length;
  expect(await statusOf(issuer.token(goodClaims()))).toBe(200);
  expect(server.taken.length).toBe(before + 1);
});

describe("refused before any turn:", () => {
  const refused: readonly [string, () => string | undefined][] = [
    ["another issuer", () => issuer.token({ ...goodClaims(), iss: "https://elsewhere.test" })],
    ["no issuer", () => issuer.token({ ...goodClaims(), iss: undefined })],
    ["another audience", () => issuer.token({ ...goodClaims(), aud: "00000000-0000-4000-8000-000000000000" })],
    ["a token that ran out ten minutes ago", () => issuer.token({ ...goodClaims(), exp: seconds() - 600 })],
    ["a token that is valid from tomorrow", () => issuer.token({ ...goodClaims(), nbf: seconds() + 86_400 })],
    ["another service URL in the token", () => issuer.token({ ...goodClaims(), serviceurl: "https://evil.test/" })],
    ["no service URL in the token", () => issuer.token({ ...goodClaims(), serviceurl: undefined })],
    ["a token that nobody signed", () => unsignedToken(goodClaims())],
    ["a token signed by a stranger", () => issuer.token(goodClaims(), "stranger")],
    ["a key that is endorsed for another channel only", () => issuer.token(goodClaims(), "webchat")],
    ["an issuer of the Emulator", () => issuer.token(emulatorClaims())],
    ["something that is no token", () => "garbage"],
    ["an empty token", () => ""],
    ["no token", () => undefined],
  ];

  test.each(refused)("%s", async (_name, token) => {
    const before = server.taken.length;
    expect(await statusOf(token())).toBe(401);
    expect(server.taken.length).toBe(before);
  });
});

test("a good token does not open the door to another tenant", async () => {
  const foreign = teamsFixture("message-personal", {
    conversation: { id: "a:1", conversationType: "personal", tenantId: OTHER_TENANT },
    channelData: { tenant: { id: OTHER_TENANT } },
  });
  const guest = teamsFixture("message-personal", { channelData: { tenant: { id: OTHER_TENANT } } });
  const nowhere = teamsFixture("message-personal", { conversation: { id: "a:1" }, channelData: undefined });
  for (const activity of [foreign, guest, nowhere]) {
    expect(await statusOf(issuer.token(goodClaims()), activity)).toBe(403);
  }
});

test("a list of tenants takes the place of our own", async () => {
  const other = await startTeamsServer(configWith({ allowedTenants: [OTHER_TENANT.toUpperCase()] }));
  const activity = { conversation: { id: "a:1", tenantId: OTHER_TENANT }, channelData: undefined };
  expect(await statusOf(issuer.token(goodClaims()), teamsFixture("message-personal", activity), other)).toBe(200);
  expect(await statusOf(issuer.token(goodClaims()), teamsFixture("message-personal"), other)).toBe(403);
  await other.stop();
});

test("a good token does not help an activity without a service URL, or with one that is not https", async () => {
  const token = issuer.token({ ...goodClaims(), serviceurl: "" });
  expect(await statusOf(token, teamsFixture("message-personal", { serviceUrl: "" }))).toBe(400);
  expect(await statusOf(token, teamsFixture("message-personal", { serviceUrl: undefined }))).toBe(400);
  const open = issuer.token({ ...goodClaims(), serviceurl: "http://smba.trafficmanager.net/" });
  expect(
    await statusOf(open, teamsFixture("message-personal", { serviceUrl: "http://smba.trafficmanager.net/" })),
  ).toBe(403);
});

test("a good token does not help a channel that is not Teams", async () => {
  for (const channelId of ["webchat", "emulator", "AseChannel"]) {
    expect(await statusOf(issuer.token(goodClaims()), teamsFixture("message-personal", { channelId }))).toBe(403);
  }
});

test("keys that cannot be fetched are our trouble, not the caller's", async () => {
  const tokens = { issuer: issuer.source.issuer, metadataUrl: "http://127.0.0.1:1/metadata" };
  const blind = await startTeamsServer(configWith({ tokens }));
  expect(await statusOf(issuer.token(goodClaims()), teamsFixture("message-personal"), blind)).toBe(503);
  expect(blind.taken).toEqual([]);
  await blind.stop();
});

function configWith(changes: Partial<Extract<TeamsConfig, { kind: "cloud" }>>): TeamsConfig {
  return {
    kind: "cloud",
    appType: "SingleTenant",
    appId: APP_ID,
    appPassword: "secret",
    tenantId: TENANT,
    tokens: issuer.source,
    ...changes,
  };
}

function goodClaims(): Record<string, unknown> {
  return {
    iss: issuer.source.issuer,
    aud: APP_ID,
    serviceurl: SERVICE_URL,
    nbf: seconds() - 60,
    exp: seconds() + 3600,
  };
}

/** Signed by a key the library trusts for the Emulator too, so only our own check is in the way. */
function emulatorClaims(): Record<string, unknown> {
  const iss = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/";
  return { ...goodClaims(), iss, appid: APP_ID, ver: "1.0" };
}

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}

async function statusOf(
  token: string | undefined,
  activity = teamsFixture("message-personal"),
  at = server,
): Promise<number> {
  const response = await at.post(activity, token === undefined ? {} : { authorization: `Bearer ${token}` });
  const body = await response.text();
  if (response.status >= 400) expect(JSON.parse(body)).toEqual({ error: expect.stringMatching(/\.$/) });
  return response.status;
}
