import { createTeamsAdapter, type TeamsConfig } from "../../../src/channels/teams/adapter";

const GOOD = {
  kind: "cloud",
  appType: "SingleTenant",
  appId: "app",
  appPassword: "secret",
  tenantId: "tenant",
} as const;

test("an empty app id is refused outside local mode, since the library would let everybody in", () => {
  expect(() => createTeamsAdapter({ ...GOOD, appId: " " })).toThrow("MicrosoftAppId is empty");
});

test("all that is wrong is told at once", () => {
  const config: TeamsConfig = { kind: "cloud", appType: "SingleTenant", appId: "", tenantId: "" };
  expect(() => createTeamsAdapter(config)).toThrow(
    /MicrosoftAppId.*\n.*MicrosoftAppTenantId.*\n.*MicrosoftAppPassword/,
  );
});

test("a managed identity works without a password, and is refused with one", () => {
  const identity: TeamsConfig = { kind: "cloud", appType: "UserAssignedMSI", appId: "app", tenantId: "tenant" };
  expect(createTeamsAdapter(identity).appId).toBe("app");
  expect(() => createTeamsAdapter({ ...identity, appPassword: "secret" })).toThrow("a managed identity has none");
});

test("local mode needs nothing", () => {
  expect(createTeamsAdapter({ kind: "local" }).appId).toBe("");
});
