import { z } from "zod";
import type { Delivery } from "../../conversation/event";
import { type Unsupported, unsupported } from "../unsupported";
import { ID, type Incoming, senderOf } from "./incoming";
import { directPlace, messageIdOf, placeOf } from "./place";
import { readPress } from "./read-press";

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
const ACTIONS = z.object({
  type: z.literal("block_actions"),
  user: z.object({ id: ID, team_id: z.string().nullish() }),
  team: z.object({ id: ID }),
  enterprise: z.object({ id: z.string() }).nullish(),
  trigger_id: ID,
  channel: z.object({ id: ID }).nullish(),
  message: z.object({ ts: ID, thread_ts: ID.nullish() }).nullish(),
  view: z.object({ type: z.string() }).nullish(),
  state: z.object({ values: z.unknown() }).nullish(),
  actions: z.array(z.object({ action_id: z.string(), value: z.unknown().optional() })).min(1),
});
type Actions = z.infer<typeof ACTIONS>;

/** On the app's own page, where there is no case yet. */
const START = "start";

/** A press, with whether it was made on the app's own page. */
export interface Pressed extends Incoming {
  readonly isAtHome: boolean;
}

/** A press on a button; picking something in a field is no press. Never throws. */
export function readSlackAction(body: unknown, now: number): Pressed | Unsupported {
  const parsed = ACTIONS.safeParse(body);
  if (!parsed.success) return unsupported("not a press as expected");
  const { user, team, enterprise, trigger_id } = parsed.data;
  const placed = readPlaced(parsed.data);
  if ("reason" in placed) return placed;
  return {
    kind: "delivery",
    isAtHome: parsed.data.view?.type === "home",
    sender: senderOf(user.id, enterprise?.id, team.id, user.team_id),
    delivery: { id: `slack:${team.id}:${trigger_id}`, at: now, by: { id: user.id }, ...placed },
  };
}

type Placed = Pick<Delivery, "place" | "what">;

function readPlaced({ actions, user, team, view, channel, message, state }: Actions): Placed | Unsupported {
  const [action] = actions;
  if (view?.type === "home" && action?.action_id === START) {
    return { place: directPlace(team.id, user.id), what: { kind: "started" } };
  }
  if (!action?.action_id.startsWith("choose:")) return unsupported(`the element ${action?.action_id}`);
  if (!channel || !message) return unsupported("a button without its message");
  const messageId = messageIdOf(channel.id, message.ts);
  const what = readPress({ value: action.value, values: state?.values, messageId });
  if ("reason" in what) return what;
  return { place: placeOf(team.id, user.id, { channel: channel.id, ...message }), what };
}
