import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import type { TokenSource } from "../../src/channels/teams/adapter";
import { answerJson, startLoopbackServer } from "../../src/commands/loopback-server";

/** Stands in for login.botframework.com, with keys of its own. */
export interface TokenIssuer {
  readonly source: TokenSource;
  /** Signs with the first key unless told otherwise. */
  token(claims: Readonly<Record<string, unknown>>, key?: KeyName): string;
  stop(): Promise<void>;
}

/** `webchat`: a published key that is endorsed for another channel; `stranger`: one that is not published. */
type KeyName = "teams" | "webchat" | "stranger";

const ISSUER = "https://issuer.test";

export async function startTokenIssuer(): Promise<TokenIssuer> {
  const keys = { teams: newKey(), webchat: newKey(), stranger: newKey() };
  const published = [
    { ...keys.teams.publicKey.export({ format: "jwk" }), kid: "teams", use: "sig", endorsements: ["msteams"] },
    { ...keys.webchat.publicKey.export({ format: "jwk" }), kid: "webchat", use: "sig", endorsements: ["webchat"] },
  ];
  const { url, stop } = await startLoopbackServer((request, response) => {
    const body = request.url === "/keys" ? { keys: published } : { issuer: ISSUER, jwks_uri: `${url}/keys` };
    answerJson(response, { status: 200, body });
  });
  return {
    source: { issuer: ISSUER, metadataUrl: `${url}/metadata` },
    // A stranger claims to be the known key.
    token: (claims, key = "teams") => signToken(claims, key === "stranger" ? "teams" : key, keys[key].privateKey),
    stop,
  };
}

/** A token that nobody signed, as an attacker would write it. */
export function unsignedToken(claims: Readonly<Record<string, unknown>>): string {
  return `${encode({ alg: "none", typ: "JWT", kid: "teams" })}.${encode(claims)}.`;
}

function newKey(): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } {
  return generateKeyPairSync("rsa", { modulusLength: 2048 });
}

function signToken(claims: Readonly<Record<string, unknown>>, kid: string, key: KeyObject): string {
  const content = `${encode({ alg: "RS256", typ: "JWT", kid })}.${encode(claims)}`;
  return `${content}.${sign("sha256", Buffer.from(content), key).toString("base64url")}`;
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
