import { type Payload, teamsFixture } from "../support/teams-fixture";
import type { Act } from "./act";
import { findButton, type Shown } from "./sight";

/** Somebody in Teams, in a chat of their own with the bot. */
export interface Who {
  readonly person: string;
  readonly tenant: string;
  readonly conversation: string;
}

/** Teams takes only so many messages a second for a tenant; with a few of them a run need not wait for that. */
const TENANTS = 5;

export function whoIs(index: number): Who {
  return {
    person: guid("aaaaaaaa", index),
    tenant: guid("11111111", index % TENANTS),
    conversation: `a:person-${index}`,
  };
}

function guid(start: string, number: number): string {
  return `${start}-bbbb-4ccc-8ddd-${String(number).padStart(12, "0")}`;
}

export interface Occasion {
  readonly who: Who;
  readonly id: string;
  readonly serviceUrl: string;
  /** What they see: a button is pressed with the data that its card carries. */
  readonly shown: readonly Shown[];
}

/** The activity that Teams sends for an act; undefined where no card has the button. */
export function activityOf(act: Act, { who, id, serviceUrl, shown }: Occasion): Payload | undefined {
  const from = {
    id,
    serviceUrl,
    from: { id: `29:${who.person}`, name: "Ada Reporter", aadObjectId: who.person },
    channelData: { tenant: { id: who.tenant } },
    conversation: { conversationType: "personal", tenantId: who.tenant, id: who.conversation },
  };
  if (act.kind === "say") return teamsFixture("message-personal", { ...from, text: act.text });
  const found = findButton(shown, act);
  if (!found) return undefined;
  const data = { ...found.button.data, ...act.fields };
  const value = { action: { type: "Action.Execute", verb: "choose", data }, trigger: "manual" };
  return teamsFixture("invoke-execute", { ...from, replyToId: found.messageId, value });
}
