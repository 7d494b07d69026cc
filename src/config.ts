import { resolve } from "node:path";
import { z } from "zod";
import type { SlackConfig } from "./channels/slack/config";

/** All settings, read once. A channel is absent where it is not configured. */
export interface Config {
  /** Local mode: loopback only, no credentials, for trying things out. */
  readonly local: boolean;
  readonly host: string;
  readonly port: number;
  readonly database: DatabaseConfig;
  /** The helpdesk's own knowledge; absent where there is only the built-in. */
  readonly knowledgeFolder: string | undefined;
  readonly helpdeskContact: string | undefined;
  readonly retentionDays: number;
  readonly logLevel: LogLevel;
  /** What a reader of /metrics has to bring; absent where anybody who reaches it may read. */
  readonly metricsToken: string | undefined;
  readonly teams: TeamsConfig | undefined;
  readonly slack: SlackConfig | undefined;
}

export type DatabaseConfig =
  | { readonly kind: "sqlite"; readonly file: string }
  | { readonly kind: "postgres"; readonly url: string };

export interface TeamsConfig {
  readonly appType: "SingleTenant" | "UserAssignedMSI";
  readonly appId: string;
  /** Absent for a managed identity. */
  readonly appPassword: string | undefined;
  readonly tenantId: string;
  /** Tenants whose people may talk to the bot. */
  readonly allowedTenants: readonly string[];
}

export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";
export type Environment = Readonly<Record<string, string | undefined>>;

/** Settings that cannot be used, all of them, each with its remedy. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join("\n"));
    this.name = "ConfigError";
  }
}

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An empty setting counts as absent, as in a copied `.env.example`. */
const text = z.preprocess((value) => (value === "" ? undefined : value), z.string().trim().optional());

function number(name: string, fallback: number, least: number, most: number, example: string) {
  return text.transform((value, context) => {
    if (value === undefined) return fallback;
    const read = Number(value);
    if (Number.isInteger(read) && read >= least && read <= most) return read;
    context.addIssue({
      code: "custom",
      message: `${name} is "${value}"; give a whole number from ${least} to ${most}, such as ${example}.`,
    });
    return z.NEVER;
  });
}

function oneOf<Value extends string>(name: string, fallback: Value, values: readonly Value[]) {
  return text.transform((value, context) => {
    if (value === undefined) return fallback;
    const found = values.find((one) => one.toLowerCase() === value.toLowerCase());
    if (found) return found;
    context.addIssue({ code: "custom", message: `${name} is "${value}"; give one of: ${values.join(", ")}.` });
    return z.NEVER;
  });
}

/** The value may hold a password, so it is not repeated. */
function databaseUrl() {
  return text.transform((value, context) => {
    if (value === undefined || (/^postgres(ql)?:\/\//.test(value) && URL.canParse(value))) return value;
    context.addIssue({
      code: "custom",
      message:
        "DATABASE_URL is no address of a PostgreSQL database; give one such as postgresql://user:password@host:5432/reconnect, or leave it empty for the built-in database.",
    });
    return z.NEVER;
  });
}

/** The library appends the names of methods. */
function apiUrl() {
  return text.transform((value, context) => {
    if (value === undefined) return undefined;
    if (/^https?:\/\//.test(value) && URL.canParse(value)) return value.endsWith("/") ? value : `${value}/`;
    context.addIssue({
      code: "custom",
      message: `SLACK_API_URL is "${value}"; give an address such as http://127.0.0.1:4003/api/, or leave it empty.`,
    });
    return z.NEVER;
  });
}

const settings = z.object({
  PORT: number("PORT", 3978, 0, 65535, "3978"),
  HOST: text,
  DATA_DIR: text,
  DATABASE_URL: databaseUrl(),
  KNOWLEDGE_DIR: text,
  HELPDESK_CONTACT: text,
  RETENTION_DAYS: number("RETENTION_DAYS", 90, 1, 3650, "90"),
  LOG_LEVEL: oneOf<LogLevel>("LOG_LEVEL", "info", ["debug", "info", "warn", "error", "silent"]),
  METRICS_TOKEN: text,
  MicrosoftAppType: oneOf("MicrosoftAppType", "SingleTenant", ["SingleTenant", "UserAssignedMSI"]),
  MicrosoftAppId: text,
  MicrosoftAppPassword: text,
  MicrosoftAppTenantId: text,
  ALLOWED_TENANTS: text,
  SLACK_BOT_TOKEN: text,
  SLACK_SIGNING_SECRET: text,
  SLACK_APP_TOKEN: text,
  SLACK_WORKSPACES: text,
  SLACK_OUTSIDERS: oneOf("SLACK_OUTSIDERS", "none", ["none", "guests", "all"]),
  SLACK_API_URL: apiUrl(),
});
type Settings = z.infer<typeof settings>;

/** The settings of the server for real use. At least one channel must be configured. */
export function readConfig(env: Environment): Config {
  const { read, problems } = readSettings(env);
  const teams = readTeams(env, read, problems);
  const slack = readSlack(env, read, problems);
  if (problems.length > 0 || !read) throw new ConfigError(problems);
  if (!teams && !slack) throw new ConfigError(NO_CHANNEL);
  return { ...common(read), local: false, host: read.HOST ?? "0.0.0.0", teams, slack };
}

/** The settings of local mode: loopback whatever HOST says, and no credentials. */
export function readLocalConfig(env: Environment): Config {
  const { read, problems } = readSettings(env);
  if (problems.length > 0 || !read) throw new ConfigError(problems);
  return { ...common(read), local: true, host: "127.0.0.1", teams: undefined, slack: undefined };
}

const NO_CHANNEL = [
  "No channel is configured. Give the settings of one, in the environment or in .env. For Microsoft Teams:",
  "  MicrosoftAppId        the application (client) id of the bot",
  "  MicrosoftAppTenantId  the tenant (directory) id",
  "  MicrosoftAppPassword  the client secret; not for a managed identity (MicrosoftAppType=UserAssignedMSI)",
  "For Slack:",
  "  SLACK_BOT_TOKEN       the bot token of the app in your workspace (xoxb-…)",
  "  SLACK_SIGNING_SECRET  what Slack signs its requests with; or SLACK_APP_TOKEN (xapp-…) for Socket Mode",
  "docs/teams.md and docs/slack.md say where to find them. To try Reconnect without any of this: npm run playground",
];

function readSettings(env: Environment): { read: Settings | undefined; problems: string[] } {
  const result = settings.safeParse(env);
  if (result.success) return { read: result.data, problems: [] };
  return { read: undefined, problems: result.error.issues.map(({ message }) => message) };
}

function common(read: Settings) {
  return {
    port: read.PORT,
    database: databaseOf(read),
    knowledgeFolder: read.KNOWLEDGE_DIR === undefined ? undefined : resolve(read.KNOWLEDGE_DIR),
    helpdeskContact: read.HELPDESK_CONTACT,
    retentionDays: read.RETENTION_DAYS,
    logLevel: read.LOG_LEVEL,
    metricsToken: read.METRICS_TOKEN,
  };
}

function databaseOf({ DATABASE_URL: url, DATA_DIR: folder = "data" }: Settings): DatabaseConfig {
  return url === undefined ? { kind: "sqlite", file: resolve(folder, "reconnect.db") } : { kind: "postgres", url };
}

/** Reads what `env` holds even if other settings are wrong, so that all problems are listed at once. */
function readTeams(env: Environment, read: Settings | undefined, problems: string[]): TeamsConfig | undefined {
  const given = (name: string) => env[name]?.trim() || undefined;
  const appId = given("MicrosoftAppId");
  const tenantId = given("MicrosoftAppTenantId");
  const appPassword = given("MicrosoftAppPassword");
  const appType = read?.MicrosoftAppType ?? "SingleTenant";
  if (!appId && !tenantId && !appPassword) return undefined;

  checkId("MicrosoftAppId", appId, "the application (client) id of the bot", problems);
  checkId("MicrosoftAppTenantId", tenantId, "the tenant (directory) id", problems);
  if (appType === "SingleTenant" && !appPassword) {
    problems.push(
      "MicrosoftAppPassword is empty; give the client secret of the bot, or set MicrosoftAppType=UserAssignedMSI.",
    );
  }
  const others = listOf(given("ALLOWED_TENANTS"));
  for (const other of others) checkId("ALLOWED_TENANTS", other, "tenant ids, separated by commas", problems);
  if (!appId || !tenantId) return undefined;
  const allowedTenants = others.length > 0 ? others : [tenantId];
  return {
    appType,
    appId,
    appPassword: appType === "SingleTenant" ? appPassword : undefined,
    tenantId,
    allowedTenants,
  };
}

/** Tokens are secrets, so no value is repeated. */
function readSlack(env: Environment, read: Settings | undefined, problems: string[]): SlackConfig | undefined {
  const given = (name: string) => env[name]?.trim() || undefined;
  const botToken = given("SLACK_BOT_TOKEN");
  const appToken = given("SLACK_APP_TOKEN");
  const signingSecret = given("SLACK_SIGNING_SECRET");
  if (!botToken && !appToken && !signingSecret) return undefined;

  if (!botToken) problems.push("SLACK_BOT_TOKEN is empty; give the bot token of the app in your workspace, xoxb-….");
  else if (!botToken.startsWith("xoxb-")) problems.push("SLACK_BOT_TOKEN is no bot token; one begins with xoxb-.");
  if (appToken && !appToken.startsWith("xapp-"))
    problems.push("SLACK_APP_TOKEN is no app-level token; one begins with xapp-.");
  if (!appToken && !signingSecret)
    problems.push("SLACK_SIGNING_SECRET is empty; give the app's signing secret, or SLACK_APP_TOKEN for Socket Mode.");
  const workspaces = listOf(given("SLACK_WORKSPACES"));
  for (const one of workspaces.filter((id) => !/^[TE][A-Z0-9]{2,20}$/.test(id)))
    problems.push(
      `SLACK_WORKSPACES names "${one}"; give ids of workspaces (T…) or organisations (E…), separated by commas.`,
    );
  if (!botToken || !read) return undefined;
  const entry = appToken
    ? ({ kind: "socket", appToken } as const)
    : ({ kind: "http", signingSecret: signingSecret ?? "" } as const);
  return { botToken, entry, workspaces, outsiders: read.SLACK_OUTSIDERS, apiUrl: read.SLACK_API_URL };
}

function listOf(given = ""): readonly string[] {
  return given
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean);
}

function checkId(name: string, value: string | undefined, what: string, problems: string[]): void {
  if (value === undefined) problems.push(`${name} is empty; give ${what}.`);
  else if (!GUID.test(value))
    problems.push(`${name} is "${value}"; give ${what}, such as 00000000-0000-0000-0000-000000000000.`);
}
