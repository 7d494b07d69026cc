import { type Payload, teamsFixture } from "../support/teams-fixture";
import type { TokenIssuer } from "../support/token-issuer";
import type { Act } from "./act";
import { APP_ID } from "./bot";
import type { Occasion, Request, WayIn, Who } from "./channel";
import { findButton } from "./sight";

/** Teams takes only so many messages a second for a tenant; with a few of them a run need not wait for that. */
const TENANTS = 5;

/** `serviceUrl`: where Teams takes the bot's calls. */
export function createTeamsWayIn(issuer: TokenIssuer, serviceUrl: string): WayIn {
  const bring = (activity: Payload, authorization: string | undefined): Request => ({
    path: "/api/messages",
    body: JSON.stringify({ ...activity, serviceUrl }),
    headers: () => ({ "content-type": "application/json", ...(authorization && { authorization }) }),
  });
  const known = `Bearer ${tokenOf(issuer, serviceUrl, "teams")}`;
  return {
    hasElsewhere: false,
    whoIs,
    requestFor(act, occasion) {
      const activity = activityOf(act, occasion);
      return activity && bring(activity, known);
    },
    forgeries() {
      const activity = saying("hello", whoIs(0), "forged");
      const stranger = `Bearer ${tokenOf(issuer, serviceUrl, "stranger")}`;
      return [undefined, "Bearer nonsense", stranger].map((authorization) => bring(activity, authorization));
    },
    deliveryIdOf: ({ conversation }, id) => `teams:${conversation}:${id}`,
  };
}

function whoIs(index: number): Who {
  return {
    person: guid("aaaaaaaa", index),
    tenant: guid("11111111", index % TENANTS),
    conversation: `a:person-${index}`,
  };
}

function guid(start: string, number: number): string {
  return `${start}-bbbb-4ccc-8ddd-${String(number).padStart(12, "0")}`;
}

/** With which Teams calls the bot. */
function tokenOf(issuer: TokenIssuer, serviceUrl: string, key: "teams" | "stranger"): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: issuer.source.issuer, aud: APP_ID, serviceurl: serviceUrl, nbf: now - 60, exp: now + 86_400 };
  return issuer.token(claims, key);
}

function activityOf(act: Act, { who, id, shown }: Occasion): Payload | undefined {
  if (act.kind === "say") return saying(act.text, who, id);
  const found = findButton(shown, act);
  if (!found) return undefined;
  const data = { ...found.button.data, ...act.fields };
  const value = { action: { type: "Action.Execute", verb: "choose", data }, trigger: "manual" };
  return teamsFixture("invoke-execute", { ...from(who, id), replyToId: found.message.id, value });
}

function saying(text: string, who: Who, id: string): Payload {
  return teamsFixture("message-personal", { ...from(who, id), text });
}

function from({ person, tenant, conversation }: Who, id: string): Payload {
  return {
    id,
    from: { id: `29:${person}`, name: "Ada Reporter", aadObjectId: person },
    channelData: { tenant: { id: tenant } },
    conversation: { conversationType: "personal", tenantId: tenant, id: conversation },
  };
}
