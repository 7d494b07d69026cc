import { type Payload, teamsFixture } from "../support/teams-fixture";
import type { Act } from "./act";
import { TENANT } from "./bot";
import { findButton, type Shown } from "./sight";

/** Somebody in Teams, in a chat of their own with the bot. */
export interface Who {
  readonly person: string;
  readonly conversation: string;
}

export function whoIs(index: number): Who {
  const number = String(index).padStart(12, "0");
  return { person: `aaaaaaaa-bbbb-4ccc-8ddd-${number}`, conversation: `a:person-${index}` };
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
    conversation: { conversationType: "personal", tenantId: TENANT, id: who.conversation },
  };
  if (act.kind === "say") return teamsFixture("message-personal", { ...from, text: act.text });
  const found = findButton(shown, act);
  if (!found) return undefined;
  const data = { ...found.button.data, ...act.fields };
  const value = { action: { type: "Action.Execute", verb: "choose", data }, trigger: "manual" };
  return teamsFixture("invoke-execute", { ...from, replyToId: found.messageId, value });
}
