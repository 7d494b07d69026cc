import { join } from "node:path";
import type { Channel } from "../../src/channels/channel";
import { answerTaken } from "../../src/channels/teams/invoke-answer";
import { createTeamsRenderer } from "../../src/channels/teams/render";
import type { Case } from "../../src/conversation/case";
import { type Delivery, type Person, type Place, threadOf } from "../../src/conversation/event";
import type { Fact } from "../../src/conversation/fact";
import { ROOT } from "../../src/root";
import { createMemoryStore } from "../../src/storage/memory-store";
import { takeKnowledge } from "../../src/take-knowledge";
import { createTalk } from "../../src/talk";
import { createLog } from "../../src/turn/log";
import { ENGLISH } from "../../src/view/sentences";
import type { View } from "../../src/view/view";
import type { Act } from "./act";
import { HELPDESK_CONTACT, RETENTION_DAYS } from "./bot";
import { casesIn, findButton, type Shown, shownOf } from "./sight";

/** The bot in this process, where nothing breaks: what people must see. */
export interface Rehearsal {
  /** One more conversation, of a person who has none yet. */
  begin(): Rehearsed;
  stop(): Promise<unknown>;
}

export interface Rehearsed {
  /** All that was shown so far. */
  readonly shown: readonly Shown[];
  /** What each press was answered with, by the place of the act. */
  readonly answers: readonly unknown[];
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

export async function createRehearsal(): Promise<Rehearsal> {
  const render = createTeamsRenderer(join(ROOT, "cards", "teams"), { lang: ENGLISH.locale, pick: ENGLISH.pickOne });
  const seenIn = new Map<string, Seen>();
  const look = (kind: Shown["kind"], id: string, view: View): Shown =>
    shownOf(kind, id, JSON.parse(JSON.stringify(render(view))));
  const channel: Channel = {
    async post({ conversation }, view) {
      const seen = seenIn.get(conversation);
      const id = `message-${seen?.shown.length}`;
      seen?.shown.push(look("post", id, view));
      seen?.views.push(view);
      return id;
    },
    async replace({ conversation }, id, view) {
      seenIn.get(conversation)?.shown.push(look("replace", id, view));
    },
  };
  const store = createMemoryStore();
  const { takeDelivery, postman, alarm } = createTalk({
    store,
    now: Date.now,
    channels: { teams: channel },
    log: createLog("silent"),
    knowledge: await takeKnowledge(undefined),
    helpdeskContact: HELPDESK_CONTACT,
    retentionDays: RETENTION_DAYS,
  });

  function begin(): Rehearsed {
    const by: Person = { id: `person-${seenIn.size}` };
    const place: Place = {
      channel: "teams",
      tenant: "t",
      conversation: by.id,
      visibility: "private",
      address: undefined,
    };
    const seen: Seen = { shown: [], views: [] };
    const answers: unknown[] = [];
    seenIn.set(by.id, seen);
    return {
      shown: seen.shown,
      answers,
      async take(act) {
        const id = `${by.id}-${answers.length}`;
        const outcome = await takeDelivery({ id, at: Date.now(), by, place, what: whatOf(act, seen.shown) });
        if (outcome.kind === "failed") throw new Error("A turn of the rehearsal failed.");
        const isPress = act.kind === "press";
        answers.push(isPress ? answerTaken(outcome.answer, render, ENGLISH.invoke) : undefined);
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

/** Teams tells which message was pressed, so the rehearsal does too. */
function whatOf(act: Act, shown: readonly Shown[]): Delivery["what"] {
  if (act.kind === "say") return { kind: "said", text: act.text };
  const found = findButton(shown, act);
  if (!found) throw new Error(`The rehearsal has no button "${act.choice}" of prompt ${act.prompt}.`);
  const { case: caseId, prompt, choice } = found.button;
  return { kind: "pressed", press: { case: caseId, prompt, choice, fields: act.fields, messageId: found.messageId } };
}
