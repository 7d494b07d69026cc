import type { Channel } from "../../src/channels/channel";
import type { Delivery, Person as Identity, Place } from "../../src/conversation/event";
import { loadKnowledge } from "../../src/knowledge/load-knowledge";
import { createMemoryStore } from "../../src/storage/memory-store";
import type { Store } from "../../src/storage/store";
import { BUILT_IN, type KnowledgeInUse } from "../../src/take-knowledge";
import { createTalk } from "../../src/talk";
import { createLog } from "../../src/turn/log";
import { ENGLISH } from "../../src/view/sentences";
import type { View } from "../../src/view/view";
import { type Asked, reactTo, type Trouble } from "./trouble";

export interface Story {
  readonly views: readonly View[];
  /** Ids of questions and fixes in the order in which they came, consent and undo named as such. */
  readonly way: readonly string[];
  readonly store: Store;
  /** The talk goes on; the views that come of it. */
  goOn(what: Delivery["what"], at: number): Promise<readonly View[]>;
  /** Nothing is sent any more; for a store that others go on with. */
  end(): Promise<void>;
}

/** Who lives it, where and when, and what it is kept in. */
export interface Scene {
  readonly store: Store;
  readonly who: Identity;
  readonly place: Place;
  /** Milliseconds since 1970; every step takes a minute. */
  readonly startsAt: number;
}

const ME: Identity = { id: "me" };
const PLACE: Place = { channel: "terminal", tenant: "local", conversation: "c", visibility: "private", address: null };
export const PROJECT: KnowledgeInUse = { ...loadKnowledge(BUILT_IN), sentences: ENGLISH, contact: undefined };
const MOST_STEPS = 60;

/** Plays a whole case against the real knowledge: the same turn, store and words that the channels use. */
export async function play(trouble: Trouble, scene: Partial<Scene> = {}): Promise<Story> {
  const { store, who, place, startsAt } = { store: createMemoryStore(), who: ME, place: PLACE, startsAt: 0, ...scene };
  const views: View[] = [];
  const way: string[] = [];
  const channel: Channel = {
    post: async (_place, view) => {
      views.push(view);
      return String(views.length);
    },
    replace: async () => {},
  };
  let step = 0;
  let clock = startsAt;
  const { takeDelivery, postman, alarm } = createTalk({
    store,
    now: () => clock,
    channels: { [place.channel]: channel },
    log: createLog("silent"),
    knowledge: PROJECT,
    helpdeskContact: "Helpdesk, phone 1234",
    retentionDays: 90,
  });

  // What is to happen later happens where the play says so.
  await alarm.stop();
  const take = async (what: Delivery["what"], at = startsAt + (step + 1) * 60_000) => {
    step += 1;
    clock = at;
    const seen = views.length;
    const outcome = await takeDelivery({ id: `${who.id}:${step}`, at, by: who, place, what });
    if (outcome.kind === "failed") throw new Error("A turn failed.");
    await postman.deliver();
    return views.slice(seen);
  };

  let open = promptOf(await take({ kind: "said", text: trouble.opening }));
  while (open && step < MOST_STEPS) {
    const before = await store.find(open.prompt.case);
    const asked = before?.state.prompt;
    const reaction = asked && reactTo(trouble, open.view, asked);
    if (!asked || !reaction) break;
    way.push(nameOf(asked));
    const { case: caseId, prompt } = open.prompt;
    const next = promptOf(
      await take(
        reaction.kind === "said" ? reaction : { kind: "pressed", press: { ...reaction, case: caseId, prompt } },
      ),
    );
    open = next ?? open;
  }
  const last = views.filter(({ kind }) => kind === "summary" || kind === "packet").at(-1);
  return { views, way: [...way, last?.kind ?? "open"], store, goOn: take, end: postman.stop };
}

type Open = { readonly view: View; readonly prompt: NonNullable<View["prompt"]> };

function promptOf(views: readonly View[]): Open | undefined {
  const view = views.filter(({ prompt }) => prompt !== undefined).at(-1);
  return view?.prompt && { view, prompt: view.prompt };
}

/** As a way names it. */
export function nameOf({ kind, observation, block, fix }: Asked): string {
  if (kind === "question") return `?${observation}`;
  if (kind === "triage") return `triage:${block}`;
  return kind === "fix" ? (fix ?? "") : [kind, fix].filter(Boolean).join(":");
}
