import { createHash } from "node:crypto";
import { z } from "zod";
import type { Delivery, Person, Place } from "../../conversation/event";
import { type Unsupported, unsupported } from "../unsupported";
import { readPress } from "./read-press";

const ID = z.string().min(1).max(1000);
const ACCOUNT = z.object({ id: ID, name: z.string().nullish(), aadObjectId: z.string().max(100).nullish() });

/** The part of an activity that is read; all else passes unseen. https://aka.ms/botSpecs-activitySchema */
const ACTIVITY = z.object({
  type: z.string(),
  id: z.string().max(1000).nullish(),
  name: z.string().nullish(),
  action: z.string().nullish(),
  channelId: z.string(),
  serviceUrl: z.string(),
  locale: z.string().max(50).nullish(),
  from: ACCOUNT,
  recipient: ACCOUNT,
  conversation: z.object({
    id: ID,
    tenantId: z.string().nullish(),
    conversationType: z.string().nullish(),
    isGroup: z.boolean().nullish(),
  }),
  channelData: z.object({ tenant: z.object({ id: z.string().nullish() }).nullish() }).nullish(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  replyToId: z.string().max(1000).nullish(),
  attachments: z.array(z.object({ contentType: z.string().nullish(), content: z.unknown().optional() })).nullish(),
  entities: z.array(z.unknown()).nullish(),
  membersAdded: z.array(z.object({ id: z.string() })).nullish(),
});
type TeamsActivity = z.infer<typeof ACTIVITY>;

const MENTION = z.object({
  type: z.literal("mention"),
  text: z.string().min(1),
  mentioned: z.object({ id: z.string() }),
});
const INVOKE_VALUE = z.object({ trigger: z.string().nullish(), action: z.object({ data: z.unknown().optional() }) });
const FILE = z.object({ fileType: z.string() });
const PICTURE_FILES = ["png", "jpg", "jpeg", "gif", "bmp", "webp", "heic", "tif", "tiff"];
const NAME_LENGTH = 100;

/** `now`: milliseconds since 1970, when the activity came in. Never throws. */
export function readTeamsActivity(activity: unknown, now: number): Delivery | Unsupported {
  const parsed = ACTIVITY.safeParse(activity);
  if (!parsed.success) return unsupported(`not as expected: ${parsed.error.issues.map(tellIssue).join("; ")}`);
  const read = parsed.data;
  if (read.from.id === read.recipient.id) return unsupported("sent by the bot itself");
  const what = readWhat(read);
  if ("reason" in what) return what;
  return { id: deliveryId(read, activity), at: now, by: readPerson(read), place: readPlace(read), what };
}

function readWhat(activity: TeamsActivity): Delivery["what"] | Unsupported {
  switch (activity.type) {
    case "message":
      return readMessage(activity);
    case "invoke":
      return readInvoke(activity);
    case "installationUpdate":
      // "add-upgrade" is a new version of the app: nobody arrived who should be welcomed.
      return activity.action === "add" ? { kind: "installed" } : unsupported(`installation: ${activity.action}`);
    case "conversationUpdate":
      return activity.membersAdded?.some((member) => member.id === activity.recipient.id)
        ? { kind: "installed" }
        : unsupported("the bot was not added");
    default:
      return unsupported(`type ${activity.type}`);
  }
}

function readMessage(activity: TeamsActivity): Delivery["what"] | Unsupported {
  const text = withoutMention(activity);
  if (isFromCard(activity.value)) return readPress(activity.value, activity.replyToId);
  if (text === "" && activity.value !== undefined && activity.value !== null) return unsupported("not a card of ours");
  if (text === "" && activity.attachments?.some(isPicture)) return { kind: "sent-picture" };
  return { kind: "said", text };
}

function readInvoke(activity: TeamsActivity): Delivery["what"] | Unsupported {
  if (activity.name !== "adaptiveCard/action") return unsupported(`invoke ${activity.name}`);
  const value = INVOKE_VALUE.safeParse(activity.value);
  if (!value.success) return unsupported("an action without data");
  // A client refreshes a card by itself; nobody pressed anything.
  if (value.data.trigger === "automatic") return unsupported("an automatic refresh");
  return readPress(value.data.action.data, activity.replyToId);
}

function isFromCard(value: unknown): boolean {
  return typeof value === "object" && value !== null && "case" in value && "prompt" in value && "choice" in value;
}

/** In a channel each message to the bot names it; what is left is what the person says. Teams sets a &nbsp; after a name. */
function withoutMention(activity: TeamsActivity): string {
  const mentions = (activity.entities ?? [])
    .map((entity) => MENTION.safeParse(entity).data)
    .filter((mention) => mention?.mentioned.id === activity.recipient.id);
  const text = mentions.reduce((rest, mention) => rest.replaceAll(mention?.text ?? "", " "), activity.text ?? "");
  return text.replaceAll("&nbsp;", " ").trim();
}

function isPicture(attachment: {
  readonly contentType?: string | null | undefined;
  readonly content?: unknown;
}): boolean {
  if (attachment.contentType?.startsWith("image/")) return true;
  if (attachment.contentType !== "application/vnd.microsoft.teams.file.download.info") return false;
  const file = FILE.safeParse(attachment.content);
  return file.success && PICTURE_FILES.includes(file.data.fileType.toLowerCase());
}

/** The Entra object id is the same in every conversation of a tenant; `from.id` is the bot's own view of a person. */
function readPerson({ from }: TeamsActivity): Person {
  const name = from.name?.trim().slice(0, NAME_LENGTH);
  return { id: from.aadObjectId || from.id, ...(name ? { name } : {}) };
}

function readPlace(activity: TeamsActivity): Place {
  const { conversation, channelId } = activity;
  return {
    channel: "teams",
    tenant: conversation.tenantId || activity.channelData?.tenant?.id || "local",
    // In a channel this ends in ";messageid=…": the thread, without which an answer would open a new one.
    conversation: conversation.id,
    // The Emulator knows conversations between two only, and gives no type.
    visibility: conversation.conversationType === "personal" || channelId === "emulator" ? "private" : "shared",
    address: addressOf(activity),
  };
}

/** A conversation reference without the activity's id: with it every message would be sent as a reply to that one. */
function addressOf(activity: TeamsActivity): unknown {
  const { channelId, serviceUrl, locale, conversation, from, recipient } = activity;
  const { id, tenantId, conversationType, isGroup } = conversation;
  return {
    channelId,
    serviceUrl,
    ...(locale ? { locale } : {}),
    conversation: {
      id,
      ...(tenantId ? { tenantId } : {}),
      ...(conversationType ? { conversationType } : {}),
      ...(typeof isGroup === "boolean" ? { isGroup } : {}),
    },
    user: { id: from.id, ...(from.aadObjectId ? { aadObjectId: from.aadObjectId } : {}) },
    bot: { id: recipient.id, ...(recipient.name ? { name: recipient.name } : {}) },
  };
}

/** Without an id all of the activity is its name, time stamp included: the same words sent twice are two messages. */
function deliveryId(read: TeamsActivity, activity: unknown): string {
  const id = read.id || createHash("sha256").update(JSON.stringify(activity)).digest("hex");
  return `teams:${read.conversation.id}:${id}`;
}

function tellIssue(issue: z.core.$ZodIssue): string {
  return `${issue.path.join(".")}: ${issue.message}`;
}
