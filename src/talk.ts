import { join } from "node:path";
import type { Channel } from "./channels/channel";
import type { Context } from "./conversation/context";
import type { ChannelName } from "./conversation/event";
import type { Knowledge } from "./diagnosis/knowledge";
import { loadKnowledge } from "./knowledge/load-knowledge";
import { knownCodes } from "./reading/known-codes";
import { readMessage } from "./reading/read-message";
import type { Reading } from "./reading/reading";
import { ROOT } from "./root";
import type { Store } from "./storage/store";
import { createDecide } from "./turn/decide-in-words";
import type { Log } from "./turn/log";
import { createPostman, type Postman } from "./turn/postman";
import { createTakeDelivery } from "./turn/take-delivery";
import { ENGLISH } from "./view/sentences";
import { choiceLabel, type ViewContext } from "./view/view-context";

export interface TalkParts {
  readonly store: Store;
  readonly channels: Partial<Record<ChannelName, Channel>>;
  readonly log: Log;
  readonly helpdeskContact: string | undefined;
  /** Absent where nothing outlives the process. */
  readonly retentionDays: number | undefined;
}

/** Everything between a channel's listener and its sender, ready to take deliveries. */
export interface Talk {
  readonly takeDelivery: ReturnType<typeof createTakeDelivery>;
  readonly postman: Postman;
  readonly knowledge: Knowledge;
}

/** Joins knowledge, reading, conversation, view, store and channels. Throws when the knowledge cannot be used. */
export function createTalk({ store, channels, log, helpdeskContact, retentionDays }: TalkParts): Talk {
  const { knowledge, phrases } = loadKnowledge(join(ROOT, "knowledge"));
  const codes = knownCodes(knowledge.codes);
  const read = (text: string): Reading => readMessage(text, { phrases, codes });
  const words: ViewContext = { knowledge, sentences: ENGLISH, helpdeskContact, retentionDays };
  const context: Context = { knowledge, read, choiceLabel: (prompt, choice) => choiceLabel(words, prompt, choice) };
  return {
    takeDelivery: createTakeDelivery({ store, decide: createDecide(context, words), read, log }),
    postman: createPostman({ store, channels, log }),
    knowledge,
  };
}
