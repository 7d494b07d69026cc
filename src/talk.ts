import type { Channel } from "./channels/channel";
import type { Case } from "./conversation/case";
import type { ChannelName, Delivery } from "./conversation/event";
import { createContext } from "./create-context";
import type { Claim, Outgoing, PersonKey, Store } from "./storage/store";
import type { KnowledgeInUse } from "./take-knowledge";
import { type Alarm, createAlarm } from "./turn/alarm";
import { COUNT_NOTHING, type Counts } from "./turn/counts";
import { createDecide } from "./turn/decide-in-words";
import type { Log } from "./turn/log";
import { createPostman, type Postman } from "./turn/postman";
import { createTakeDelivery } from "./turn/take-delivery";
import type { Decide, Read } from "./turn/turn";
import { createHomePage, createStrangersPage, type HomePage } from "./view/home-page";
import type { Sentences } from "./view/sentences";
import type { ViewContext } from "./view/view-context";

const CASES_ON_PAGE = 10;

export interface TalkParts {
  readonly store: Store;
  readonly channels: Partial<Record<ChannelName, Channel>>;
  /** How fast each channel takes messages; those left out need not be slowed down. */
  readonly rates?: Claim["rates"];
  readonly log: Log;
  readonly counts?: Counts;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly knowledge: KnowledgeInUse;
  readonly helpdeskContact: string | undefined;
  /** Absent where nothing outlives the process. */
  readonly retentionDays: number | undefined;
}

/** Everything between a channel's listener and its sender, ready to take deliveries. */
export interface Talk {
  readonly takeDelivery: ReturnType<typeof createTakeDelivery>;
  readonly postman: Postman;
  readonly alarm: Alarm;
  /** What a person finds on the bot's own page, where the channel has one. */
  homePage(person: PersonKey): Promise<HomePage>;
  /** The same for those whom the bot does not serve. */
  strangersPage(): HomePage;
  /** As the house words them now. */
  sentences(): Sentences;
  /** Goes on with other knowledge from the next decision on. */
  use(knowledge: KnowledgeInUse): void;
}

/** Joins knowledge, reading, conversation, view, store and channels. */
export function createTalk(parts: TalkParts): Talk {
  const { store, channels, rates = {}, log, counts = COUNT_NOTHING, now } = parts;
  let mind = createMind(parts, parts.knowledge);
  let { sentences } = parts.knowledge;
  const takeDelivery = createTakeDelivery({
    store,
    decide: (current, event, newCaseId) => mind.decide(current, event, newCaseId),
    read: (text) => mind.read(text),
    log,
    counts,
  });
  const unreachable = async (message: Outgoing) => {
    const delivery = lostTouch(message, now());
    return delivery === undefined || (await takeDelivery(delivery)).kind === "answered";
  };
  const postman = createPostman({ store, channels, rates, log, counts, now, unreachable });
  return {
    takeDelivery,
    postman,
    alarm: createAlarm({ store, takeDelivery, afterwards: () => void postman.deliver(), log, now }),
    homePage: async (person) => mind.homePage(await store.casesOf(person, CASES_ON_PAGE)),
    strangersPage: () => mind.strangersPage(),
    sentences: () => sentences,
    use(knowledge) {
      mind = createMind(parts, knowledge);
      sentences = knowledge.sentences;
    },
  };
}

/** What the case learns when the platform says for good that nobody is there. */
function lostTouch({ id, caseId, createdAt, place, person }: Outgoing, at: number): Delivery | undefined {
  if (caseId === undefined) return undefined;
  return { id: `gone:${id}:${createdAt}`, at, by: { id: person }, place, what: { kind: "unreachable", case: caseId } };
}

interface Mind {
  readonly read: Read;
  readonly decide: Decide;
  readonly homePage: (cases: readonly Case[]) => HomePage;
  readonly strangersPage: () => HomePage;
}

/** What reads and decides, made from one state of the knowledge. */
function createMind({ helpdeskContact, retentionDays }: TalkParts, inUse: KnowledgeInUse): Mind {
  const { knowledge, sentences, contact = helpdeskContact } = inUse;
  const words: ViewContext = { knowledge, sentences, helpdeskContact: contact, retentionDays, details: {} };
  const context = createContext(inUse, words);
  return {
    read: context.read,
    decide: createDecide(context, words),
    homePage: (cases) => createHomePage(words, cases),
    strangersPage: () => createStrangersPage(words),
  };
}
