import { z } from "zod";
import { type Unsupported, unsupported } from "../unsupported";
import { ID, type Incoming, senderOf } from "./incoming";
import { directPlace } from "./place";
import { readSlackText } from "./read-text";

/** https://docs.slack.dev/interactivity/implementing-slash-commands */
const COMMAND = z.object({
  team_id: ID,
  enterprise_id: z.string().nullish(),
  user_id: ID,
  channel_id: ID,
  /** One for each time that somebody sends a command. */
  trigger_id: ID,
  text: z.string().nullish(),
});

/** A command, with the channel that it was typed in. */
export interface TypedIn extends Incoming {
  readonly channel: string;
}

/**
 * Whoever types a command talks to the bot alone: the case lives in their direct messages, wherever they typed it.
 * Never throws.
 */
export function readSlackCommand(body: unknown, now: number): TypedIn | Unsupported {
  const parsed = COMMAND.safeParse(body);
  if (!parsed.success) return unsupported("not a command as expected");
  const { team_id: team, enterprise_id, user_id: user, channel_id: channel, trigger_id, text } = parsed.data;
  const words = readSlackText(text ?? "");
  return {
    kind: "delivery",
    channel,
    sender: senderOf(user, enterprise_id, team),
    delivery: {
      id: `slack:${team}:${trigger_id}`,
      at: now,
      by: { id: user },
      place: directPlace(team, user),
      what: words === "" ? { kind: "started" } : { kind: "said", text: words },
    },
  };
}
