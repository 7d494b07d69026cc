import { join } from "node:path";
import { readTemplate } from "../../src/channels/read-templates";
import { asideAnswer } from "../../src/channels/slack/aside";
import type { Block } from "../../src/channels/slack/block";
import { blocksOf, createSlackRenderer, type RenderSlack } from "../../src/channels/slack/render";
import { createView } from "../../src/view/create-view";
import { createHomePage } from "../../src/view/home-page";
import { ENGLISH } from "../../src/view/sentences";
import type { View, ViewKind } from "../../src/view/view";
import { createBareView } from "../../src/view/view-context";
import { CASE, WORDS } from "../support/every-card";
import { play, type Story } from "../support/person";
import type { Trouble } from "../support/trouble";
import { AZURE_KEY, DOMAIN_TEST, NO_RIGHTS, UDP_OVER_VPN } from "../support/troubles";

const TEMPLATES = join(__dirname, "..", "..", "cards", "slack");
const START = Date.parse("2026-11-20T08:00:00Z");
const HOUR = 3_600_000;
const ME = { channel: "terminal", tenant: "local", person: "me" };

export interface SlackCard {
  /** What the card has to show. */
  readonly view: View;
  readonly blocks: readonly Block[];
}

/** Every kind of card as Slack gets it, by the name of its picture. */
export async function slackCards(): Promise<ReadonlyMap<string, SlackCard>> {
  const render = createSlackRenderer(TEMPLATES, { pick: ENGLISH.pickOne });
  const views = { ...(await viewsOfCases()), ...viewsOfMessages() };
  const cards = Object.entries(views).map(([name, view]) => [name, { view, blocks: render(view).blocks }] as const);
  return new Map([...cards, ["home", await homeCard()], ["command", commandCard(render)]]);
}

/** As people live them. */
async function viewsOfCases(): Promise<Readonly<Record<string, View>>> {
  const beginner = await live(NO_RIGHTS);
  const azure = await live(AZURE_KEY);
  const domain = await live(DOMAIN_TEST);
  const vpn = await live(UDP_OVER_VPN);
  const after = await live(UDP_OVER_VPN);
  await say(after, "it came back");
  return {
    welcome: pick(beginner.views, "notice"),
    intake: pick(beginner.views, "intake"),
    packet: pick(beginner.views, "packet"),
    list: pick(azure.views, "question"),
    consent: pick(domain.views, "consent"),
    undo: pick(domain.views, "undo"),
    question: pick(vpn.views, "question"),
    fix: pick(vpn.views, "fix"),
    summary: pick(vpn.views, "summary"),
    why: pick(await say(after, "why"), "why"),
    status: pick(await say(after, "status"), "status"),
    help: pick(await say(after, "help"), "help"),
    code: pick(await say(after, "code 0x904 0x7"), "code"),
    correction: pick(await say(after, "should I disable my antivirus?"), "correction"),
  };
}

/** What would take another case to come by. */
function viewsOfMessages(): Readonly<Record<string, View>> {
  const question = { id: "1", kind: "question", observation: "port-test" } as const;
  const fix = { id: "1", kind: "fix", fix: "force-tcp-only" } as const;
  const triage = { id: "1", kind: "triage", block: "client" } as const;
  return {
    triage: createView(WORDS, CASE.id, { kind: "triage", prompt: triage, noted: [] }),
    menu: createView(WORDS, CASE.id, { kind: "menu", prompt: fix }),
    settled: createView(WORDS, CASE.id, { kind: "settled", prompt: question, choice: "closed", given: [] }),
  };
}

/** The bot's own page of somebody who had one case and has another. */
async function homeCard(): Promise<SlackCard> {
  const story = await live(DOMAIN_TEST);
  await say(story, AZURE_KEY.opening);
  const page = createHomePage(WORDS, await story.store.casesOf(ME, 5));
  const blocks = blocksOf(readTemplate(join(TEMPLATES, "home.json")).expand({ $root: page }));
  return { view: createBareView("notice", { choices: [{ id: "start", label: page.start }] }), blocks };
}

/** What `/rdp` is answered where it was typed. */
function commandCard(render: RenderSlack): SlackCard {
  const { blocks = [] } = asideAnswer(undefined, render, { words: ENGLISH.slack, app: "A1", team: "T1" });
  const choices = [{ id: "open-direct", label: ENGLISH.slack.openDirect }];
  return { view: createBareView("notice", { choices }), blocks };
}

function live(trouble: Trouble): Promise<Story> {
  return play(trouble, { startsAt: START });
}

/** An hour later. */
function say({ goOn }: Story, text: string): Promise<readonly View[]> {
  return goOn({ kind: "said", text }, START + HOUR);
}

function pick(views: readonly View[], kind: ViewKind): View {
  const found = views.find((view) => view.kind === kind);
  if (!found) throw new Error(`None of the views is of the kind ${kind}.`);
  return found;
}
