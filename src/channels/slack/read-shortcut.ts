import { z } from "zod";
import type { Delivery } from "../../conversation/event";
import { type Unsupported, unsupported } from "../unsupported";
import { ID, type Incoming, senderOf } from "./incoming";
import { directPlace } from "./place";
import { isPicture, readSlackText } from "./read-text";

/** https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
const SHORTCUT = z.object({
  type: z.literal("message_action"),
  user: z.object({ id: ID, team_id: z.string().nullish() }),
  team: z.object({ id: ID, enterprise_id: z.string().nullish() }),
  trigger_id: ID,
  message: z.object({
    text: z.string().nullish(),
    bot_id: z.string().nullish(),
    files: z.array(z.object({ mimetype: z.string().nullish() }).loose()).nullish(),
  }),
});

/** "Troubleshoot this" on a message: its words open the case of whoever asked, in their direct messages. Never throws. */
export function readSlackShortcut(body: unknown, now: number): Incoming | Unsupported {
  const parsed = SHORTCUT.safeParse(body);
  if (!parsed.success) return unsupported("not a shortcut as expected");
  const { user, team, trigger_id, message } = parsed.data;
  return {
    kind: "delivery",
    sender: senderOf(user.id, team.enterprise_id, team.id, user.team_id),
    delivery: {
      id: `slack:${team.id}:${trigger_id}`,
      at: now,
      by: { id: user.id },
      place: directPlace(team.id, user.id),
      what: readWhat(message),
    },
  };
}

/** What a bot wrote is nobody's trouble, least of all what this one wrote. */
function readWhat({ text, bot_id, files }: z.infer<typeof SHORTCUT>["message"]): Delivery["what"] {
  const words = bot_id ? "" : readSlackText(text ?? "");
  if (words !== "") return { kind: "said", text: words };
  return files?.some(isPicture) ? { kind: "sent-picture" } : { kind: "started" };
}
