import type { Channel } from "../../src/channels/channel";
import type { Case } from "../../src/conversation/case";
import { type Delivery, type Person, type Place, threadOf } from "../../src/conversation/event";
import type { Fact } from "../../src/conversation/fact";
import { createMemoryStore } from "../../src/storage/memory-store";
import { takeKnowledge } from "../../src/take-knowledge";
import { createTalk } from "../../src/talk";
import { createLog } from "../../src/turn/log";
import type { View } from "../../src/view/view";
import type { Act } from "./act";
import { HELPDESK_CONTACT, RETENTION_DAYS } from "./bot";
import type { Reply, RunChannel, WayOut, Who } from "./channel";
import { casesIn, findButton, type Shown } from "./sight";

/** The bot in this process, where nothing breaks: what people must see. */
export interface Rehearsal {
  /** One more conversation of the person, who is met for the first time in it. */
  begin(channel: RunChannel, who: Who): Rehearsed;
  stop(): Promise<unknown>;
}

export interface Rehearsed {
  /** All that was shown so far. */
  readonly shown: readonly Shown[];
  /** What each act was answered, by the place of the act. */
  readonly replies: readonly Reply[];
  take(act: Act): Promise<void>;
  /** The case as it stands, and the card of its open prompt. */
  now(): Promise<{ readonly state: Case; readonly view: View | undefined } | undefined>;
  /** The facts of each case, oldest case first. */
  facts(): Promise<readonly (readonly Fact[])[]>;
}

interface Seen {
  readonly shown: Shown[];
  readonly views: View[];
}

export async function createRehearsal(channels: readonly RunChannel[]): Promise<Rehearsal> {
  const seenIn = new Map<string, Seen>();
  const senderInto = ({ messageOf }: WayOut): Channel => ({
    async post({ conversation }, view) {
      const seen = seenIn.get(conversation);
      const id = `message-${seen?.shown.length}`;
      seen?.shown.push({ kind: "post", id, ...messageOf(view) });
      seen?.views.push(view);
      return id;
    },
    async replace({ conversation }, id, view) {
      seenIn.get(conversation)?.shown.push({ kind: "replace", id, ...messageOf(view) });
    },
  });
  const store = createMemoryStore();
  const { takeDelivery, postman, alarm } = createTalk({
    store,
    now: Date.now,
    channels: Object.fromEntries(channels.map((channel) => [channel.name, senderInto(channel)])),
    log: createLog("silent"),
    knowledge: await takeKnowledge(undefined),
    helpdeskContact: HELPDESK_CONTACT,
    retentionDays: RETENTION_DAYS,
  });

  function begin(channel: RunChannel, who: Who): Rehearsed {
    const by: Person = { id: `person-${seenIn.size}` };
    const place: Place = {
      channel: channel.name,
      tenant: "t",
      conversation: by.id,
      visibility: "private",
      address: undefined,
    };
    const seen: Seen = { shown: [], views: [] };
    const replies: Reply[] = [];
    seenIn.set(by.id, seen);
    return {
      shown: seen.shown,
      replies,
      async take(act) {
        const id = `${by.id}-${replies.length}`;
        const aside = act.kind === "say" && act.elsewhere === true;
        const outcome = await takeDelivery({ id, at: Date.now(), by, place, what: whatOf(act, seen.shown), aside });
        if (outcome.kind === "failed") throw new Error("A turn of the rehearsal failed.");
        replies.push(channel.replyTo(act, who, outcome.answer));
        await postman.deliver();
      },
      async now() {
        const latest = await store.latest(threadOf(place, by));
        if (!latest) return undefined;
        const { state } = latest;
        const isOpen = ({ kind, prompt }: View) =>
          kind !== "menu" && prompt?.case === state.id && prompt.prompt === state.prompt?.id;
        return { state, view: seen.views.findLast(isOpen) };
      },
      facts: () => Promise.all(casesIn(seen.shown).map((id) => store.transcript(id))),
    };
  }

  return { begin, stop: () => Promise.all([postman.stop(), alarm.stop()]) };
}

/** The platforms tell which message was pressed, so the rehearsal does too. */
function whatOf(act: Act, shown: readonly Shown[]): Delivery["what"] {
  if (act.kind === "say") return { kind: "said", text: act.text };
  const found = findButton(shown, act);
  if (!found) throw new Error(`The rehearsal has no button "${act.choice}" of prompt ${act.prompt}.`);
  const { case: caseId, prompt, choice } = found.button;
  return { kind: "pressed", press: { case: caseId, prompt, choice, fields: act.fields, messageId: found.message.id } };
}
