import { join } from "node:path";
import type { Server } from "restify";
import type { Channel } from "./channels/channel";
import type { SlackConfig } from "./channels/slack/config";
import { createSlack, type Slack, type SlackBehind, type SlackListener } from "./channels/slack/create-slack";
import { RATES as SLACK_RATES } from "./channels/slack/limits";
import { createTeamsAdapter, type TeamsAdapter, type TeamsConfig } from "./channels/teams/adapter";
import { RATES as TEAMS_RATES } from "./channels/teams/limits";
import { mountTeams, type TeamsListener } from "./channels/teams/listen";
import { createTeamsRenderer, type RenderTeams } from "./channels/teams/render";
import { createTeamsChannel } from "./channels/teams/send";
import type { Config } from "./config";
import { createKnowledgeHolder, type KnowledgeHolder } from "./knowledge-holder";
import { createMetrics } from "./metrics";
import { ROOT } from "./root";
import { createServer, type Readiness } from "./server";
import { errorCode } from "./storage/error-code";
import { openDatabase } from "./storage/open-database";
import { createSqlStore } from "./storage/sql-store";
import type { Store } from "./storage/store";
import { takeKnowledge } from "./take-knowledge";
import { createTalk, type Talk } from "./talk";
import { beforeAbort } from "./turn/before-abort";
import type { Log } from "./turn/log";
import { ENGLISH } from "./view/sentences";
import { createBareView } from "./view/view-context";

const DAY_MS = 24 * 60 * 60 * 1000;
/** Longer than any platform delivers again: Slack's delayed events go on for a day. https://docs.slack.dev/apis/events-api */
const REPEATS_UNTIL_MS = 3 * DAY_MS;

/** What waits longer is sent by another process, or at the next start. */
const FLUSH_MS = 10_000;
/** Who asks whether the server is ready does not wait longer. */
const CHECK_MS = 2_000;

export interface App {
  /** Where it listens; the port matters when the setting was 0. */
  readonly port: number;
  /** Takes changed knowledge, or keeps the old and says why. */
  reloadKnowledge(): Promise<void>;
  /** Not ready any more at once; then no new deliveries, the turns under way end, and what they had to say is sent. */
  stop(): Promise<void>;
}

/** What a test may put its own in the place of. No setting leads here. */
export interface Outside {
  /** Milliseconds since 1970; the only clock there is. */
  readonly now: () => number;
  readonly openStore: (config: Config) => Promise<Store>;
  readonly enterTeams: (config: Config) => TeamsEntry | undefined;
}

const OUTSIDE: Outside = {
  now: Date.now,
  openStore: async ({ database }) => createSqlStore(await openDatabase(database)),
  enterTeams,
};

/** Starts the whole: store, knowledge, channels, server. Rejects with a sentence for the operator when a part cannot start. */
export async function startApp(config: Config, log: Log, outside: Partial<Outside> = {}): Promise<App> {
  const { now, openStore, enterTeams: enter } = { ...OUTSIDE, ...outside };
  const take = () => takeKnowledge(config.knowledgeFolder);
  const knowledge = await take();
  const hands = { log, now };
  const entry = enter(config);
  const teams = entry && createTeams(entry);
  const slack = config.slack && createSlackOf(config.slack, hands);
  const store = await openStore(config);
  // Only one process has the file, so whoever claimed messages in it is dead. Before anything here claims some.
  if (config.database.kind === "sqlite") await store.takeBackClaims();
  const metrics = createMetrics(store, now);
  const { helpdeskContact, retentionDays } = config;
  const talk = createTalk({
    store,
    channels: { ...(teams && { teams: teams.channel }), ...(slack && { slack: slack.channel }) },
    rates: { teams: TEAMS_RATES, slack: SLACK_RATES },
    log,
    counts: metrics.counts,
    now,
    knowledge,
    helpdeskContact,
    retentionDays,
  });
  const holder = createKnowledgeHolder({ first: knowledge, take, use: talk.use, log, now: () => new Date(now()) });
  const slackListener = slack?.listen(behindSlack(talk));
  const server = createServer({
    log,
    local: config.local,
    ready: () => readiness({ store, knowledge: holder, slack: slackListener, isOnlySlack: teams === undefined }),
    mounts: [
      ...(teams ? [(mounted: Server) => mountTeams(mounted, listenerOf(teams, talk, hands))] : []),
      ...(slackListener ? [slackListener.mount] : []),
      (mounted) => metrics.mount(mounted, config.metricsToken),
    ],
  });
  const port = await server.listen({ host: config.host, port: config.port });
  slackListener?.start();
  const stopPurging = purgeDaily(config, store, hands);
  void talk.postman.deliver();
  void talk.alarm.ring();
  return {
    port,
    reloadKnowledge: holder.reload,
    async stop() {
      stopPurging();
      await talk.alarm.stop();
      await slackListener?.stop();
      await server.drain();
      await talk.postman.flush(FLUSH_MS);
      await talk.postman.stop();
      await server.close();
      await store.close();
    },
  };
}

function createSlackOf(config: SlackConfig, hands: Hands): Slack {
  return createSlack({ config, cards: join(ROOT, "cards", "slack"), pick: ENGLISH.pickOne, ...hands });
}

/** What stands behind the Slack channel. */
export function behindSlack(talk: Talk): SlackBehind {
  return {
    takeDelivery: talk.takeDelivery,
    afterwards: () => void talk.postman.deliver(),
    homePage: (tenant, person) => talk.homePage({ channel: "slack", tenant, person }),
    strangersPage: talk.strangersPage,
    sentences: () => talk.sentences().slack,
  };
}

/** Whom the bot lets in, and how it checks and sends. */
export interface TeamsEntry {
  readonly config: TeamsConfig;
  readonly adapter: TeamsAdapter;
}

interface Teams extends TeamsEntry {
  readonly render: RenderTeams;
  readonly channel: Channel;
}

export function createTeams({ config, adapter }: TeamsEntry): Teams {
  const render = createTeamsRenderer(join(ROOT, "cards", "teams"), { lang: ENGLISH.locale, pick: ENGLISH.pickOne });
  return { config, adapter, render, channel: createTeamsChannel(adapter, render) };
}

interface Hands {
  readonly log: Log;
  readonly now: () => number;
}

/** What stands behind the Teams channel, with the channel itself. */
export function listenerOf(
  { config, adapter, render, channel }: Teams,
  talk: Talk,
  { log, now }: Hands,
): TeamsListener {
  return {
    config,
    adapter,
    log,
    takeDelivery: talk.takeDelivery,
    afterwards: () => void talk.postman.deliver(),
    render,
    apologise: async (place) => {
      await channel.post(place, createBareView("notice", { text: [talk.sentences().invoke.failed] }));
    },
    sentences: () => talk.sentences().invoke,
    now,
  };
}

/** Without credentials only in local mode: anywhere else everybody could speak as anybody. */
function enterTeams({ local, teams }: Config): TeamsEntry | undefined {
  if (!local && !teams) return undefined;
  const config: TeamsConfig = local || !teams ? { kind: "local" } : { kind: "cloud", ...teams };
  return { config, adapter: createTeamsAdapter(config) };
}

interface Checked {
  readonly store: Store;
  readonly knowledge: KnowledgeHolder;
  readonly slack: SlackListener | undefined;
  /** Where Slack takes nothing then, nobody gets an answer. */
  readonly isOnlySlack: boolean;
}

async function readiness({ store, knowledge, slack, isOnlySlack }: Checked): Promise<Readiness> {
  const [state, slackState] = await Promise.all([storeState(store), slack?.check()]);
  const parts = { store: state, knowledge: knowledge.state(), ...(slackState && { slack: slackState }) };
  return { ready: state === "ready" && !(isOnlySlack && slackState !== "ready"), parts };
}

async function storeState(store: Store): Promise<string> {
  return beforeAbort(AbortSignal.timeout(CHECK_MS), () => store.check()).then(
    () => "ready",
    // What an error says may hold more than a stranger should see; its code does not.
    (error: unknown) => `cannot be read or written (${errorCode(error) ?? "no answer"})`,
  );
}

/** Forgets old cases now and once a day. */
function purgeDaily({ retentionDays }: Config, store: Store, { log, now }: Hands): () => void {
  const purge = () =>
    store.purge({ closedCases: now() - retentionDays * DAY_MS, deliveries: now() - REPEATS_UNTIL_MS }).then(
      (cases) => log.info({ cases }, "purged old cases"),
      (err: unknown) => log.error({ err }, "could not purge old cases"),
    );
  void purge();
  const timer = setInterval(() => void purge(), DAY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
