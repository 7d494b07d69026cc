import { ConfigError, type Environment, readConfig, readLocalConfig } from "../src/config";

const ID = "11111111-2222-4333-8444-555555555555";
const TEAMS = { MicrosoftAppId: ID, MicrosoftAppTenantId: ID, MicrosoftAppPassword: "s3cret" };

function problemsOf(env: Environment): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

test("settings that are not given have defaults", () => {
  expect(readConfig(TEAMS)).toMatchObject({
    local: false,
    host: "0.0.0.0",
    port: 3978,
    retentionDays: 90,
    logLevel: "info",
    helpdeskContact: undefined,
    teams: { appType: "SingleTenant", allowedTenants: [ID] },
  });
});

test("with no channel, the settings to give and the playground are named", () => {
  const text = problemsOf({}).join("\n");
  for (const name of ["MicrosoftAppId", "MicrosoftAppTenantId", "MicrosoftAppPassword", "npm run playground"]) {
    expect(text).toContain(name);
  }
});

test("empty settings count as not given, as in a copied .env.example", () => {
  expect(problemsOf({ MicrosoftAppId: "", MicrosoftAppTenantId: "", PORT: "" })[0]).toContain("No channel");
});

test("all mistakes are listed at once, each with its value and its remedy", () => {
  const problems = problemsOf({ PORT: "eighty", RETENTION_DAYS: "0", LOG_LEVEL: "loud", MicrosoftAppId: "x" });
  expect(problems).toEqual([
    'PORT is "eighty"; give a whole number from 0 to 65535, such as 3978.',
    'RETENTION_DAYS is "0"; give a whole number from 1 to 3650, such as 90.',
    'LOG_LEVEL is "loud"; give one of: debug, info, warn, error, silent.',
    expect.stringContaining('MicrosoftAppId is "x"'),
    expect.stringContaining("MicrosoftAppTenantId is empty"),
    expect.stringContaining("MicrosoftAppPassword is empty"),
  ]);
});

test("an empty app id is refused as soon as any other Teams setting is given", () => {
  expect(problemsOf({ ...TEAMS, MicrosoftAppId: "" })).toEqual([expect.stringContaining("MicrosoftAppId is empty")]);
});

test("a managed identity needs no secret, and a secret is not passed on for it", () => {
  const { teams } = readConfig({ ...TEAMS, MicrosoftAppType: "UserAssignedMSI" });
  expect(teams).toMatchObject({ appType: "UserAssignedMSI", appPassword: undefined });
});

test("further tenants replace the own one, so it has to be among them", () => {
  const other = "99999999-2222-4333-8444-555555555555";
  expect(readConfig({ ...TEAMS, ALLOWED_TENANTS: `${ID}, ${other}` }).teams?.allowedTenants).toEqual([ID, other]);
  expect(problemsOf({ ...TEAMS, ALLOWED_TENANTS: "everybody" })).toEqual([expect.stringContaining("ALLOWED_TENANTS")]);
});

test("local mode listens on loopback, whatever HOST says, and takes no credentials", () => {
  expect(readLocalConfig({ ...TEAMS, HOST: "0.0.0.0" })).toMatchObject({
    local: true,
    host: "127.0.0.1",
    teams: undefined,
  });
});

describe("Slack", () => {
  const HTTP = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s3cret" };

  test("alone is enough, and serves the token's own workspace and its members", () => {
    expect(readConfig(HTTP)).toMatchObject({
      teams: undefined,
      slack: {
        botToken: "xoxb-1",
        entry: { kind: "http", signingSecret: "s3cret" },
        workspaces: [],
        outsiders: "none",
        apiUrl: undefined,
      },
    });
  });

  test("an app-level token takes the place of the signing secret", () => {
    const { slack } = readConfig({ ...HTTP, SLACK_APP_TOKEN: "xapp-1" });
    expect(slack?.entry).toEqual({ kind: "socket", appToken: "xapp-1" });
  });

  test("stands beside Teams", () => {
    expect(readConfig({ ...TEAMS, ...HTTP })).toMatchObject({ teams: { appId: ID }, slack: { botToken: "xoxb-1" } });
  });

  test("workspaces, outsiders and another Web API are read", () => {
    const settings = {
      SLACK_WORKSPACES: "T012AB, E34CD",
      SLACK_OUTSIDERS: "guests",
      SLACK_API_URL: "http://127.0.0.1:1/api",
    };
    expect(readConfig({ ...HTTP, ...settings }).slack).toMatchObject({
      workspaces: ["T012AB", "E34CD"],
      outsiders: "guests",
      apiUrl: "http://127.0.0.1:1/api/",
    });
  });

  test("all mistakes are listed with their remedy, and no token is repeated", () => {
    const problems = problemsOf({
      SLACK_BOT_TOKEN: "xoxp-of-a-person",
      SLACK_APP_TOKEN: "xoxb-confused",
      SLACK_WORKSPACES: "contoso",
      SLACK_OUTSIDERS: "some",
      SLACK_API_URL: "slack.com",
    });
    expect(problems).toEqual([
      'SLACK_OUTSIDERS is "some"; give one of: none, guests, all.',
      expect.stringContaining('SLACK_API_URL is "slack.com"; give an address'),
      "SLACK_BOT_TOKEN is no bot token; one begins with xoxb-.",
      "SLACK_APP_TOKEN is no app-level token; one begins with xapp-.",
      expect.stringContaining('SLACK_WORKSPACES names "contoso"; give ids'),
    ]);
    expect(problems.join()).not.toMatch(/of-a-person|confused/);
  });

  test("without a signing secret, or without a token, it is refused", () => {
    expect(problemsOf({ SLACK_BOT_TOKEN: "xoxb-1" })).toEqual([
      expect.stringContaining("SLACK_SIGNING_SECRET is empty"),
    ]);
    expect(problemsOf({ SLACK_SIGNING_SECRET: "s3cret" })).toEqual([
      expect.stringContaining("SLACK_BOT_TOKEN is empty"),
    ]);
  });
});
