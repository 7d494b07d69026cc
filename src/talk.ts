import type { Channel } from "./channels/channel";
import type { ChannelName } from "./conversation/event";
import { createContext } from "./create-context";
import type { Store } from "./storage/store";
import type { KnowledgeInUse } from "./take-knowledge";
import { createDecide } from "./turn/decide-in-words";
import type { Log } from "./turn/log";
import { createPostman, type Postman } from "./turn/postman";
import { createTakeDelivery } from "./turn/take-delivery";
import type { Decide, Read } from "./turn/turn";
import type { Sentences } from "./view/sentences";
import type { ViewContext } from "./view/view-context";

export interface TalkParts {
  readonly store: Store;
  readonly channels: Partial<Record<ChannelName, Channel>>;
  readonly log: Log;
  readonly knowledge: KnowledgeInUse;
  readonly helpdeskContact: string | undefined;
  /** Absent where nothing outlives the process. */
  readonly retentionDays: number | undefined;
}

/** Everything between a channel's listener and its sender, ready to take deliveries. */
export interface Talk {
  readonly takeDelivery: ReturnType<typeof createTakeDelivery>;
  readonly postman: Postman;
  /** As the house words them now. */
  sentences(): Sentences;
  /** Goes on with other knowledge from the next decision on. */
  use(knowledge: KnowledgeInUse): void;
}

/** Joins knowledge, reading, conversation, view, store and channels. */
export function createTalk(parts: TalkParts): Talk {
  const { store, channels, log } = parts;
  let mind = createMind(parts, parts.knowledge);
  let { sentences } = parts.knowledge;
  return {
    takeDelivery: createTakeDelivery({
      store,
      decide: (current, event, newCaseId) => mind.decide(current, event, newCaseId),
      read: (text) => mind.read(text),
      log,
    }),
    postman: createPostman({ store, channels, log }),
    sentences: () => sentences,
    use(knowledge) {
      mind = createMind(parts, knowledge);
      sentences = knowledge.sentences;
    },
  };
}

/** What reads and decides, made from one state of the knowledge. */
function createMind(
  { helpdeskContact, retentionDays }: TalkParts,
  inUse: KnowledgeInUse,
): { readonly read: Read; readonly decide: Decide } {
  const { knowledge, sentences, contact = helpdeskContact } = inUse;
  const words: ViewContext = { knowledge, sentences, helpdeskContact: contact, retentionDays, details: {} };
  const context = createContext(inUse, words);
  return { read: context.read, decide: createDecide(context, words) };
}
