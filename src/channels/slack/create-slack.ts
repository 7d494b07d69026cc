import { join } from "node:path";
import type { Logger } from "pino";
import type { Delivery, Place } from "../../conversation/event";
import type { HomePage } from "../../view/home-page";
import { createBareView } from "../../view/view-context";
import type { Channel, Outcome } from "../channel";
import type { SlackSentences } from "./aside";
import { createSlackEntrance, type SlackEntrance } from "./bolt";
import { createStandingCheck } from "./check-standing";
import { createSlackClient } from "./client";
import type { SlackConfig } from "./config";
import { createDirects } from "./directs";
import { createGate } from "./gate";
import type { Handlers } from "./handlers";
import { createShowHome } from "./home";
import { addressOf } from "./place";
import { createSlackRenderer } from "./render";
import { createSlackChannel } from "./send";
import { createStanding } from "./standing";
import { createWorkspaceLookup } from "./workspace";

export interface SlackParts {
  readonly config: SlackConfig;
  /** With the templates. */
  readonly cards: string;
  /** On a list that offers several things to pick. */
  readonly pick: string;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What stands behind the channel. */
export interface SlackBehind {
  readonly takeDelivery: (delivery: Delivery) => Promise<Outcome>;
  /** Sends what a turn left to send. */
  readonly afterwards: () => void;
  readonly homePage: (team: string, user: string) => Promise<HomePage>;
  /** For those whom the bot does not serve. */
  readonly strangersPage: () => HomePage;
  readonly sentences: () => SlackSentences;
}

export interface Slack {
  readonly channel: Channel;
  listen(behind: SlackBehind): SlackListener;
}

export interface SlackListener extends SlackEntrance {
  /** "ready", or in a few words why Slack lets the bot hear or say nothing. Asks Slack where nobody knows. */
  check(): Promise<string>;
}

/** The channel in two halves: what sends, made first, and what listens, made when there is somebody to tell. */
export function createSlack({ config, cards, pick, log, now }: SlackParts): Slack {
  const client = createSlackClient(config);
  const directOf = createDirects(client);
  const render = createSlackRenderer(cards, { pick });
  const standing = createStanding(now, (reason) => {
    if (reason === undefined) log.info("Slack lets the bot speak");
    else log.error({ reason }, "Slack lets the bot send nothing; what is to be said waits");
  });
  const channel = createSlackChannel({ client, directOf, render, standing });
  const workspace = createWorkspaceLookup(client);
  const publish = createShowHome(client, join(cards, "home.json"));
  return {
    channel,
    listen({ takeDelivery, afterwards, homePage, strangersPage, sentences }) {
      const tell = (place: Place, text: string) => channel.post(place, createBareView("notice", { text: [text] }));
      const handlers: Handlers = {
        log,
        now,
        render,
        directOf,
        sentences,
        takeDelivery,
        gate: createGate({ config, client, workspace, now }),
        removed: ({ reason }) => standing.lose(reason),
        apologise: async (place) => void (await tell(place, sentences().failed)),
        async turnAway(place) {
          const { user, channel: room, thread } = addressOf(place);
          const text = sentences().outsider;
          if (room === undefined) await tell(place, text);
          else await client.chat.postEphemeral({ user, channel: room, text, ...(thread && { thread_ts: thread }) });
        },
        async showHome({ sender: { user }, team, shown }, isServed) {
          await publish(user, isServed ? await homePage(team, user) : strangersPage(), shown);
        },
      };
      const entrance = createSlackEntrance({ config, log, afterwards, handlers });
      const checkStanding = createStandingCheck({ client, workspace, standing });
      return {
        ...entrance,
        start() {
          void checkStanding();
          entrance.start();
        },
        async check() {
          await checkStanding();
          return standing.reason() ?? (standing.isUnknown() ? "not reached yet" : entrance.state());
        },
      };
    },
  };
}
