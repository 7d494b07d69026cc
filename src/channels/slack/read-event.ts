import { z } from "zod";
import type { Delivery } from "../../conversation/event";
import { type Unsupported, unsupported } from "../unsupported";
import type { ShownHome } from "./home";
import { ID, type Incoming, type Sender, senderOf } from "./incoming";
import { directPlace, placeOf } from "./place";
import { isPicture, readSlackText } from "./read-text";

/** A person looks at the app's own page. */
export interface HomeOpened {
  readonly kind: "home-opened";
  readonly sender: Sender;
  readonly team: string;
  /** Absent where they see none yet. */
  readonly shown: ShownHome | undefined;
}

/** Slack took the bot's rights away. */
export interface AppRemoved {
  readonly kind: "app-removed";
  readonly reason: "uninstalled" | "token revoked";
}

const TEXT = z.string().nullish();

/** The part of an event's envelope that is read: https://docs.slack.dev/apis/events-api */
const ENVELOPE = z.object({
  team_id: ID,
  enterprise_id: TEXT,
  event_id: ID,
  event: z.object({ type: z.string() }).loose(),
});
const MESSAGE = z.object({
  type: z.string(),
  subtype: TEXT,
  channel: ID,
  channel_type: TEXT,
  user: ID.nullish(),
  user_team: TEXT,
  source_team: TEXT,
  bot_id: TEXT,
  text: TEXT,
  ts: ID,
  thread_ts: ID.nullish(),
  edited: z.unknown().optional(),
  files: z.array(z.object({ mimetype: TEXT }).loose()).nullish(),
});
type Message = z.infer<typeof MESSAGE>;
const HOME = z.object({
  user: ID,
  tab: z.string(),
  view: z.object({ hash: TEXT, private_metadata: TEXT }).loose().nullish(),
});
const REVOKED = z.object({ tokens: z.object({ bot: z.array(z.string()).nullish() }).nullish() });

/** `now`: milliseconds since 1970, when the event came in. Never throws. */
export function readSlackEvent(body: unknown, now: number): Incoming | HomeOpened | AppRemoved | Unsupported {
  const envelope = ENVELOPE.safeParse(body);
  if (!envelope.success) return unsupported("not an event as expected");
  const { event } = envelope.data;
  switch (event.type) {
    case "message":
    case "app_mention":
      return readMessage(envelope.data, now);
    case "app_home_opened":
      return readHome(envelope.data, now);
    case "app_uninstalled":
      return { kind: "app-removed", reason: "uninstalled" };
    case "tokens_revoked":
      return REVOKED.safeParse(event).data?.tokens?.bot?.length
        ? { kind: "app-removed", reason: "token revoked" }
        : unsupported("tokens of people were revoked");
    default:
      return unsupported(`event ${event.type}`);
  }
}

type Envelope = z.infer<typeof ENVELOPE>;

function readMessage(envelope: Envelope, now: number): Incoming | Unsupported {
  const parsed = MESSAGE.safeParse(envelope.event);
  if (!parsed.success) return unsupported("not a message as expected");
  const message = parsed.data;
  const isMention = message.type === "app_mention";
  if (message.bot_id || !message.user) return unsupported("sent by a bot");
  if (message.subtype && message.subtype !== "file_share") return unsupported(`message ${message.subtype}`);
  if (message.edited !== undefined) return unsupported("an edited message");
  if (!isMention && message.channel_type !== "im") return unsupported("a message that was not meant for the bot");
  const { team_id: team, enterprise_id: enterprise, event_id: id } = envelope;
  const { user, user_team, source_team } = message;
  return {
    kind: "delivery",
    sender: senderOf(user, enterprise, team, user_team, source_team),
    delivery: {
      id: `slack:${team}:${id}`,
      at: now,
      by: { id: user },
      place: placeOf(team, user, message),
      what: readWhat(message),
    },
  };
}

function readWhat({ text, files }: Message): Delivery["what"] {
  const words = readSlackText(text ?? "");
  return words === "" && files?.some(isPicture) ? { kind: "sent-picture" } : { kind: "said", text: words };
}

/** The first look at the messages is when somebody meets the bot; nothing else of Slack tells of it. */
function readHome({ team_id: team, enterprise_id, event }: Envelope, now: number): Incoming | HomeOpened | Unsupported {
  const parsed = HOME.safeParse(event);
  if (!parsed.success) return unsupported("not a page as expected");
  const { user, tab, view } = parsed.data;
  const sender = senderOf(user, enterprise_id, team);
  if (tab === "home") {
    const shown = view?.hash ? { hash: view.hash, mark: view.private_metadata ?? "" } : undefined;
    return { kind: "home-opened", sender, team, shown };
  }
  if (tab !== "messages") return unsupported(`the tab ${tab}`);
  const place = directPlace(team, user);
  const delivery: Delivery = {
    id: `slack:${team}:met:${user}`,
    at: now,
    by: { id: user },
    place,
    what: { kind: "installed" },
  };
  return { kind: "delivery", sender, delivery };
}
