import type { App, RespondFn } from "@slack/bolt";
import type { Logger } from "pino";
import type { Delivery, Place } from "../../conversation/event";
import type { Outcome } from "../channel";
import type { Unsupported } from "../unsupported";
import { asideAnswer, asideRemark, asideView, type SlackSentences } from "./aside";
import type { DirectOf } from "./directs";
import type { Admission } from "./gate";
import { inTime } from "./in-time";
import type { Incoming, Sender } from "./incoming";
import { isDirect } from "./place";
import { type Pressed, readSlackAction } from "./read-action";
import { readSlackCommand, type TypedIn } from "./read-command";
import { type AppRemoved, type HomeOpened, readSlackEvent } from "./read-event";
import { readSlackShortcut } from "./read-shortcut";
import type { RenderSlack } from "./render";

export interface Handlers {
  readonly log: Logger;
  readonly gate: (sender: Sender) => Promise<Admission>;
  /** Resolves when the turn is committed; `answer` is for the person who asked, and for nobody else. */
  readonly takeDelivery: (delivery: Delivery) => Promise<Outcome>;
  readonly render: RenderSlack;
  readonly directOf: DirectOf;
  /** Tells a person that their message was not taken; rejects where that fails. */
  readonly apologise: (place: Place) => Promise<void>;
  /** Tells a person, and nobody else, that the bot does not serve them. */
  readonly turnAway: (place: Place) => Promise<void>;
  readonly showHome: (opened: HomeOpened, isServed: boolean) => Promise<void>;
  readonly removed: (removed: AppRemoved) => void;
  readonly sentences: () => SlackSentences;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

type Refused = Extract<Admission, { readonly kind: "refused" }>;

const EVENTS = ["message", "app_mention", "app_home_opened", "app_uninstalled", "tokens_revoked"] as const;
export const SHORTCUT = "troubleshoot";

/** One for each kind of request; each acknowledges only what is committed. */
export function registerHandlers(app: App, handlers: Handlers): void {
  const { now } = handlers;
  // Bolt acknowledges an event unless its handler throws.
  for (const name of EVENTS) app.event(name, ({ body }) => onEvent(handlers, readSlackEvent(body, now())));
  app.command(/./, async ({ body, ack }) => {
    await ack(await onCommand(handlers, readSlackCommand(body, now()), { app: body.api_app_id, team: body.team_id }));
  });
  app.action(/./, async ({ body, ack, respond }) => {
    await onPress(handlers, readSlackAction(body, now()), respond);
    await ack();
  });
  app.shortcut(SHORTCUT, async ({ body, ack, respond }) => {
    await onShortcut(handlers, readSlackShortcut(body, now()), respond);
    await ack();
  });
}

async function onEvent(handlers: Handlers, read: Incoming | HomeOpened | AppRemoved | Unsupported): Promise<void> {
  const { log, removed, apologise, turnAway } = handlers;
  switch (read.kind) {
    case "unsupported":
      return log.debug({ reason: read.reason }, "unsupported event");
    case "app-removed":
      return removed(read);
    case "home-opened":
      return onHome(handlers, read);
    case "delivery": {
      const outcome = await take(handlers, read);
      // Where nobody can be told either, Slack has to deliver it again.
      if (outcome.kind === "failed") await apologise(read.delivery.place);
      if (outcome.kind === "refused" && outcome.isTold) inPassing(handlers, turnAway(read.delivery.place));
    }
  }
}

async function onHome(handlers: Handlers, opened: HomeOpened): Promise<void> {
  const admission = await admit(handlers, opened.sender);
  if (admission.kind === "unavailable" || (admission.kind === "refused" && !admission.isTold)) return;
  await handlers.showHome(opened, admission.kind === "admitted");
}

type AppOf = { readonly app: string; readonly team: string };

async function onCommand(handlers: Handlers, read: TypedIn | Unsupported, { app, team }: AppOf) {
  const { render, sentences } = handlers;
  if (read.kind === "unsupported") return asideRemark(sentences().failed);
  const aside = !(await isTypedToBot(handlers, read));
  const outcome = await take(handlers, { ...read, delivery: { ...read.delivery, aside } });
  switch (outcome.kind) {
    case "refused":
      return asideRemark(sentences().outsider);
    case "failed":
      return asideRemark(sentences().failed);
    case "answered":
      return aside ? asideAnswer(outcome.answer, render, { words: sentences(), app, team }) : undefined;
  }
}

/** There the answer stands right below, and there is nowhere to lead to. */
async function isTypedToBot({ directOf, log }: Handlers, { channel, sender }: TypedIn): Promise<boolean> {
  if (!isDirect(channel)) return false;
  try {
    return (await inTime(directOf(sender.user))) === channel;
  } catch (err) {
    log.warn({ err }, "cannot ask Slack where a command was typed");
    return false;
  }
}

async function onPress(handlers: Handlers, read: Pressed | Unsupported, respond: RespondFn): Promise<void> {
  const { sentences, render, log } = handlers;
  if (read.kind === "unsupported") return log.debug({ reason: read.reason }, "unsupported press");
  const outcome = await take(handlers, read);
  // What replaces the card comes as a message; a remark only the presser sees.
  if (outcome.kind === "answered" && outcome.answer?.kind === "notice") {
    inPassing(handlers, respond(asideView(outcome.answer, render)));
  }
  if (outcome.kind === "refused") inPassing(handlers, respond(asideRemark(sentences().outsider)));
  if (outcome.kind === "failed") return leaveOpen(handlers, respond);
  const [team] = read.sender.teams;
  if (read.isAtHome && team) {
    const opened: HomeOpened = { kind: "home-opened", sender: read.sender, team, shown: undefined };
    inPassing(handlers, handlers.showHome(opened, outcome.kind === "answered"));
  }
}

async function onShortcut(handlers: Handlers, read: Incoming | Unsupported, respond: RespondFn): Promise<void> {
  const { sentences, log } = handlers;
  if (read.kind === "unsupported") return log.debug({ reason: read.reason }, "unsupported shortcut");
  const outcome = await take(handlers, read);
  if (outcome.kind === "failed") return leaveOpen(handlers, respond);
  const words = { refused: sentences().outsider, answered: sentences().inDirect };
  inPassing(handlers, respond(asideRemark(words[outcome.kind])));
}

/** A remark may be lost; without an acknowledgement Slack shows the person a warning of its own. */
function leaveOpen(handlers: Handlers, respond: RespondFn): never {
  inPassing(handlers, respond(asideRemark(handlers.sentences().failed)));
  throw new Error("Nothing was kept of what a person did.");
}

/** Nobody waits for it, and a remark that is lost does no harm. */
function inPassing({ log }: Handlers, telling: Promise<unknown>): void {
  telling.catch((err: unknown) => log.warn({ err }, "a remark could not be shown"));
}

async function take(handlers: Handlers, { sender, delivery }: Incoming): Promise<Outcome | Refused> {
  const { takeDelivery, log } = handlers;
  const admission = await admit(handlers, sender);
  if (admission.kind === "refused") return admission;
  if (admission.kind === "unavailable") return { kind: "failed" };
  const { name } = admission;
  try {
    return await takeDelivery({ ...delivery, by: { ...delivery.by, ...(name ? { name } : {}) } });
  } catch (err) {
    log.error({ err, delivery: delivery.id }, "a turn failed");
    return { kind: "failed" };
  }
}

async function admit({ gate, log }: Handlers, sender: Sender): Promise<Admission> {
  const admission = await gate(sender);
  if (admission.kind === "refused") log.warn({ reason: admission.reason }, "refused somebody in Slack");
  if (admission.kind === "unavailable") log.error({ reason: admission.reason }, "cannot ask Slack who somebody is");
  return admission;
}
