import type { Channel } from "../../src/channels/channel";
import type { Delivery, Person as Identity, Place, Press } from "../../src/conversation/event";
import { ENVIRONMENT } from "../../src/conversation/intake";
import { loadKnowledge } from "../../src/knowledge/load-knowledge";
import { createMemoryStore } from "../../src/storage/memory-store";
import type { Store } from "../../src/storage/store";
import { BUILT_IN, type KnowledgeInUse } from "../../src/take-knowledge";
import { createTalk } from "../../src/talk";
import { createLog } from "../../src/turn/log";
import { ENGLISH } from "../../src/view/sentences";
import type { View } from "../../src/view/view";

/** What a simulated person knows and what helps them. Whatever is not in `answers` they do not know. */
export interface Trouble {
  readonly opening: string;
  readonly answers: Readonly<Record<string, string>>;
  /** What they write into the form as the computer they connect to. */
  readonly target?: string;
  /** What a triage block prints on their machine, by its id; without it they answer the questions. */
  readonly printed?: Readonly<Record<string, string>>;
  /** Fixes that end the trouble; all others do not help. */
  readonly cures: readonly string[];
  /** What they choose on other cards: kind of prompt, or "undo:" and its reason → choice. After a hand-over they stop unless told. */
  readonly manners?: Readonly<Record<string, string>>;
}

export interface Story {
  readonly views: readonly View[];
  /** Ids of questions and fixes in the order in which they came, consent and undo named as such. */
  readonly way: readonly string[];
  readonly store: Store;
  /** The talk goes on; the views that come of it. */
  goOn(what: Delivery["what"], at: number): Promise<readonly View[]>;
}

const ME: Identity = { id: "me" };
const PLACE: Place = { channel: "terminal", tenant: "local", conversation: "c", visibility: "private", address: null };
const PROJECT: KnowledgeInUse = { ...loadKnowledge(BUILT_IN), sentences: ENGLISH, contact: undefined };
const MOST_STEPS = 60;

/** Plays a whole case against the real knowledge: the same turn, store and words that the channels use. */
export async function play(trouble: Trouble): Promise<Story> {
  const views: View[] = [];
  const way: string[] = [];
  const channel: Channel = {
    post: async (_place, view) => {
      views.push(view);
      return String(views.length);
    },
    replace: async () => {},
  };
  const store = createMemoryStore();
  let step = 0;
  let clock = 0;
  const { takeDelivery, postman, alarm } = createTalk({
    store,
    now: () => clock,
    channels: { terminal: channel },
    log: createLog("silent"),
    knowledge: PROJECT,
    helpdeskContact: "Helpdesk, phone 1234",
    retentionDays: 90,
  });

  // What is to happen later happens where the play says so.
  await alarm.stop();
  const take = async (what: Delivery["what"], at = (step + 1) * 60_000) => {
    step += 1;
    clock = at;
    const seen = views.length;
    const outcome = await takeDelivery({ id: String(step), at, by: ME, place: PLACE, what });
    if (outcome.kind === "failed") throw new Error("A turn failed.");
    await postman.deliver();
    return views.slice(seen);
  };

  let open = promptOf(await take({ kind: "said", text: trouble.opening }));
  while (open && step < MOST_STEPS) {
    const before = await store.find(open.prompt.case);
    const asked = before?.state.prompt;
    if (!asked || asked.kind === "solved") break;
    if (asked.kind === "handed-over" && trouble.manners?.["handed-over"] === undefined) break;
    way.push(nameOf(asked));
    const printed = asked.kind === "triage" ? trouble.printed?.[asked.block] : undefined;
    const press = { ...answer(trouble, open.view, asked), case: open.prompt.case, prompt: open.prompt.prompt };
    const next = promptOf(
      await take(printed === undefined ? { kind: "pressed", press } : { kind: "said", text: printed }),
    );
    open = next ?? open;
  }
  const last = views.filter(({ kind }) => kind === "summary" || kind === "packet").at(-1);
  return { views, way: [...way, last?.kind ?? "open"], store, goOn: take };
}

type Open = { readonly view: View; readonly prompt: NonNullable<View["prompt"]> };

function promptOf(views: readonly View[]): Open | undefined {
  const view = views.filter(({ prompt }) => prompt !== undefined).at(-1);
  return view?.prompt && { view, prompt: view.prompt };
}

interface Asked {
  readonly kind: string;
  readonly observation?: string;
  readonly block?: string;
  readonly fix?: string;
  readonly reason?: string;
}

function nameOf({ kind, observation, block, fix }: Asked): string {
  if (kind === "question") return `?${observation}`;
  if (kind === "triage") return `triage:${block}`;
  return kind === "fix" ? (fix ?? "") : [kind, fix].filter(Boolean).join(":");
}

function answer(trouble: Trouble, view: View, asked: Asked): Pick<Press, "choice" | "fields"> {
  const { answers, cures, manners = {} } = trouble;
  switch (asked.kind) {
    case "intake":
      return {
        choice: "continue",
        fields: Object.fromEntries(view.fields.map(({ id }) => [id, fieldValue(trouble, id)])),
      };
    case "question": {
      if (asked.block !== undefined && trouble.printed?.[asked.block] !== undefined) {
        return { choice: "look-at-all", fields: {} };
      }
      const value = answers[asked.observation ?? ""] ?? "unknown";
      return view.fields.length > 0 ? { choice: "answer", fields: { answer: value } } : { choice: value, fields: {} };
    }
    case "fix":
      return {
        choice: manners[asked.fix ?? ""] ?? (cures.includes(asked.fix ?? "") ? "worked" : "failed"),
        fields: {},
      };
    default: {
      const usual: Readonly<Record<string, string>> = {
        consent: "agree",
        tested: "go-on",
        undo: "undone",
        triage: "cannot",
      };
      const choice = manners[`${asked.kind}:${asked.reason ?? ""}`] ?? manners[asked.kind] ?? usual[asked.kind] ?? "";
      return { choice, fields: {} };
    }
  }
}

function fieldValue({ answers, target = "" }: Trouble, field: string): string {
  if (field === "target") return target;
  if (field === "codes") return [answers["error-code"], answers["extended-code"]].filter(Boolean).join(" ");
  if (field !== "environment") return answers[field] ?? "unknown";
  const holding = ENVIRONMENT.filter((id) => answers[id] === "yes");
  return holding.length > 0 ? holding.join(",") : "none";
}
