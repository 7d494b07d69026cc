import type { TokenIssuer } from "../support/token-issuer";
import { activityOf, whoIs } from "./activity";
import { APP_ID } from "./bot";

/** The token with which the platform calls the bot. */
export function platformToken(issuer: TokenIssuer, serviceUrl: string, key: "teams" | "stranger" = "teams"): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: issuer.source.issuer, aud: APP_ID, serviceurl: serviceUrl, nbf: now - 60, exp: now + 86_400 };
  return issuer.token(claims, key);
}

/** How many of the requests that nobody vouches for are refused; all have to be, or the run proves less than it says. */
export async function countRefused(url: string, issuer: TokenIssuer, serviceUrl: string): Promise<number> {
  const activity = activityOf({ kind: "say", text: "hello" }, { who: whoIs(0), id: "stranger", serviceUrl, shown: [] });
  const tokens = [undefined, "Bearer nonsense", `Bearer ${platformToken(issuer, serviceUrl, "stranger")}`];
  const statuses = await Promise.all(
    tokens.map(async (authorization) => {
      const headers = { "content-type": "application/json", ...(authorization && { authorization }) };
      return (await fetch(url, { method: "POST", headers, body: JSON.stringify(activity) })).status;
    }),
  );
  if (statuses.some((status) => status !== 401)) throw new Error(`A wrong token was answered with ${statuses}.`);
  return statuses.length;
}
