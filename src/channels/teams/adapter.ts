import { type Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication } from "botbuilder";

export type TeamsConfig =
  /** Playground and tests on this machine: no credentials, no check of the caller. */
  | { readonly kind: "local" }
  | {
      readonly kind: "cloud";
      readonly appType: "SingleTenant" | "UserAssignedMSI";
      readonly appId: string;
      /** The client secret; a managed identity has none. */
      readonly appPassword?: string | undefined;
      readonly tenantId: string;
      /** Entra tenants whose people may talk to the bot. Absent: only `tenantId`. */
      readonly allowedTenants?: readonly string[];
      /** Where tokens come from. For tests with keys of their own; no environment variable leads here. */
      readonly tokens?: TokenSource;
    };

/** One object, because the library rejects valid tokens when only some of these are given. */
export interface TokenSource {
  readonly issuer: string;
  readonly metadataUrl: string;
}

/** What of botbuilder the rest of this folder uses. */
export interface TeamsAdapter {
  readonly cloud: CloudAdapter;
  /** Empty in local mode. */
  readonly appId: string;
  authenticate(activity: Activity, authorization: string): Promise<Authentication>;
}

type Authentication =
  | { readonly kind: "authentic" }
  | { readonly kind: "refused"; readonly reason: string }
  /** The keys could not be fetched: nothing is known about the token. */
  | { readonly kind: "unavailable"; readonly reason: string };

const PUBLIC_CLOUD: TokenSource = {
  issuer: "https://api.botframework.com",
  metadataUrl: "https://login.botframework.com/v1/.well-known/openidconfiguration",
};

/** Throws one error that names every setting to mend. */
export function createTeamsAdapter(config: TeamsConfig): TeamsAdapter {
  if (config.kind === "local") {
    const cloud = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
    return { cloud, appId: "", authenticate: async () => ({ kind: "authentic" }) };
  }
  refuseUnsafe(config);
  const authentication = new ConfigurationBotFrameworkAuthentication(settingsOf(config));
  const issuer = (config.tokens ?? PUBLIC_CLOUD).issuer;
  return {
    cloud: new CloudAdapter(authentication),
    appId: config.appId,
    authenticate: async (activity, authorization) => {
      try {
        const { claimsIdentity } = await authentication.authenticateRequest(activity, authorization);
        const claim = (name: string) => claimsIdentity.getClaimValue(name);
        return checkClaims({ claim, issuer, audience: config.appId, serviceUrl: activity.serviceUrl });
      } catch (error) {
        return whyNot(error);
      }
    },
  };
}

type CloudConfig = Extract<TeamsConfig, { kind: "cloud" }>;

function refuseUnsafe(config: CloudConfig): void {
  const problems: string[] = [];
  // With an empty app id the library switches authentication off: everybody could speak as anybody.
  if (config.appId.trim() === "") problems.push("MicrosoftAppId is empty; give the app id of the bot's registration.");
  if (config.tenantId.trim() === "") problems.push("MicrosoftAppTenantId is empty; give the id of your Entra tenant.");
  const password = config.appPassword?.trim() ?? "";
  if (config.appType === "SingleTenant" && password === "") {
    problems.push("MicrosoftAppPassword is empty; a SingleTenant bot needs its client secret.");
  }
  if (config.appType === "UserAssignedMSI" && password !== "") {
    problems.push("MicrosoftAppPassword is set; a managed identity has none, so take it out.");
  }
  if (problems.length > 0) throw new Error(problems.join("\n"));
}

function settingsOf(config: CloudConfig): Record<string, string> {
  return {
    MicrosoftAppType: config.appType,
    MicrosoftAppId: config.appId,
    MicrosoftAppTenantId: config.tenantId,
    ...(config.appPassword === undefined ? {} : { MicrosoftAppPassword: config.appPassword }),
    ...(config.tokens === undefined ? {} : endpointsOf(config.tokens)),
  };
}

function endpointsOf(tokens: TokenSource): Record<string, string> {
  return {
    ToBotFromChannelTokenIssuer: tokens.issuer,
    ToBotFromChannelOpenIdMetadataUrl: tokens.metadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: tokens.metadataUrl,
    ToChannelFromBotLoginUrl: "https://login.microsoftonline.com/botframework.com",
    ToChannelFromBotOAuthScope: "https://api.botframework.com",
    OAuthUrl: "https://api.botframework.com",
  };
}

interface Claims {
  readonly claim: (name: string) => string | null;
  readonly issuer: string;
  readonly audience: string;
  readonly serviceUrl: string;
}

/** The library also lets tokens of the Emulator and of other bots pass, and compares the service URL for none of them. */
function checkClaims({ claim, issuer, audience, serviceUrl }: Claims): Authentication {
  if (claim("iss") !== issuer) return { kind: "refused", reason: "the token is not from the channel" };
  if (claim("aud") !== audience) return { kind: "refused", reason: "the token is for another app" };
  if (claim("serviceurl") !== serviceUrl) return { kind: "refused", reason: "the token is for another service URL" };
  return { kind: "authentic" };
}

function whyNot(error: unknown): Authentication {
  const { name, message, statusCode } = error as { name?: string; message?: string; statusCode?: number };
  const reason = message ?? "unknown";
  // node-fetch, which the library uses to get the keys, names its errors so.
  const unreachable = name === "FetchError" || (statusCode !== undefined && statusCode >= 500);
  return unreachable ? { kind: "unavailable", reason } : { kind: "refused", reason };
}
