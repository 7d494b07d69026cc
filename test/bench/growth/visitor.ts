import type { Channel } from "../../../src/channels/channel";
import type { Delivery } from "../../../src/conversation/event";
import type { Store } from "../../../src/storage/store";
import { createTalk } from "../../../src/talk";
import { createLog } from "../../../src/turn/log";
import type { View } from "../../../src/view/view";
import { PROJECT } from "../../support/person";
import { reactTo, type Trouble } from "../../support/trouble";
import type { Clock } from "../timing";
import type { Resident } from "./people";
import { timedStore } from "./timed-store";

export type TurnKind = "opening" | "press" | "status" | "code";

/** Milliseconds. */
export interface TimedTurn {
  readonly kind: TurnKind;
  /** Until its last message has left. */
  readonly whole: number;
  /** Of these in the store. */
  readonly store: number;
}

/** The bot on one store, with a channel that takes everything at once. */
export interface Reception {
  visit(visitor: Visitor): Promise<readonly TimedTurn[]>;
  stop(): Promise<void>;
}

export interface Visitor extends Pick<Resident, "who" | "place"> {
  readonly trouble: Trouble;
}

const PRESSES = 3;

export function createReception(plain: Store, clock: Clock): Reception {
  const views: View[] = [];
  const { store, busy } = timedStore(plain, clock);
  const channel: Channel = {
    async post(_place, view) {
      views.push(view);
      return "1767603600000";
    },
    replace: async () => {},
  };
  const talk = createTalk({
    store,
    now: Date.now,
    channels: { teams: channel },
    log: createLog("silent"),
    knowledge: PROJECT,
    helpdeskContact: "Helpdesk, phone 1234",
    retentionDays: 90,
  });
  let count = 0;

  async function take(kind: TurnKind, { who, place }: Visitor, what: Delivery["what"]): Promise<TimedTurn> {
    count += 1;
    const delivery = { id: `teams:${place.conversation}:${Date.now()}:${count}`, at: Date.now(), by: who, place, what };
    const [began, busyBefore] = [clock(), busy()];
    const { kind: outcome } = await talk.takeDelivery(delivery);
    await talk.postman.deliver();
    const timed = { kind, whole: clock() - began, store: busy() - busyBefore };
    if (outcome === "failed") throw new Error(`A turn failed: ${kind}.`);
    return timed;
  }

  /** On the newest card; undefined where it is over. */
  async function answerOf({ trouble }: Visitor): Promise<Delivery["what"] | undefined> {
    const view = views.findLast(({ prompt }) => prompt !== undefined);
    const stored = view?.prompt && (await plain.find(view.prompt.case));
    const asked = stored?.state.prompt;
    const reaction = view && asked && reactTo(trouble, view, asked);
    if (!view?.prompt || !reaction) return undefined;
    if (reaction.kind === "said") return reaction;
    const { case: caseId, prompt } = view.prompt;
    return { kind: "pressed", press: { ...reaction, case: caseId, prompt } };
  }

  return {
    async visit(visitor) {
      const { opening } = visitor.trouble;
      views.length = 0;
      const turns = [await take("opening", visitor, { kind: "said", text: opening })];
      for (let press = 1; press <= PRESSES; press += 1) {
        const what = await answerOf(visitor);
        if (what) turns.push(await take("press", visitor, what));
      }
      turns.push(await take("status", visitor, { kind: "said", text: "status" }));
      turns.push(await take("code", visitor, { kind: "said", text: "code 0x204" }));
      return turns;
    },
    async stop() {
      await Promise.all([talk.postman.stop(), talk.alarm.stop()]);
    },
  };
}
