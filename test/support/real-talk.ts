import type { Channel } from "../../src/channels/channel";
import type { ChannelName, Delivery } from "../../src/conversation/event";
import { createMemoryStore } from "../../src/storage/memory-store";
import type { Store } from "../../src/storage/store";
import { createTalk, type Talk } from "../../src/talk";
import { createLog } from "../../src/turn/log";
import type { View } from "../../src/view/view";
import { PROJECT } from "./person";

/** The real bot behind one channel, with an empty store, that notes what it takes. */
export interface RealTalk extends Talk {
  readonly taken: readonly Delivery[];
  /** What it posted. */
  readonly views: readonly View[];
  readonly store: Store;
  /** Resolves when all is sent. */
  quiet(): Promise<void>;
  stop(): Promise<void>;
}

export function startRealTalk(name: ChannelName, channel: Channel): RealTalk {
  const taken: Delivery[] = [];
  const views: View[] = [];
  const store = createMemoryStore();
  const watched: Channel = {
    ...channel,
    post(place, view) {
      views.push(view);
      return channel.post(place, view);
    },
  };
  const talk = createTalk({
    store,
    now: Date.now,
    channels: { [name]: watched },
    log: createLog("silent"),
    knowledge: PROJECT,
    helpdeskContact: "IT helpdesk, phone 1234",
    retentionDays: 90,
  });
  return {
    ...talk,
    taken,
    views,
    store,
    takeDelivery(delivery) {
      taken.push(delivery);
      return talk.takeDelivery(delivery);
    },
    quiet: talk.postman.deliver,
    async stop() {
      await talk.alarm.stop();
      await talk.postman.stop();
    },
  };
}
