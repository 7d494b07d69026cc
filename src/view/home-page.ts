import type { Case } from "../conversation/case";
import { makerTitle, type ViewContext } from "./view-context";

/** What a person finds on the bot's own page, where the channel has one. */
export interface HomePage {
  readonly title: string;
  readonly text: readonly string[];
  /** Their open case, in a few words; "" where there is none. */
  readonly open: string;
  /** Earlier cases, the latest first. */
  readonly past: readonly string[];
  readonly labels: { readonly open: string; readonly past: string };
  /** On the button that begins, or goes on; "" where there is none. */
  readonly start: string;
  readonly footnote: string;
}

/** `cases`: the latest first. */
export function createHomePage(context: ViewContext, cases: readonly Case[]): HomePage {
  const { home } = context.sentences;
  const open = cases.find(({ stage }) => stage !== "closed" && stage !== "fixed");
  return {
    title: home.title,
    text: [home.text],
    open: open ? openInWords(context, open) : "",
    past: cases
      .filter((one) => one !== open)
      .map((one) => home.pastCase(dateOf(one.openedAt), outcomeOf(context, one))),
    labels: { open: home.open, past: home.past },
    start: open ? home.goOn : home.start,
    footnote: home.commands,
  };
}

/** For somebody whom the bot does not serve. */
export function createStrangersPage({ sentences: { home, slack } }: ViewContext): HomePage {
  const nothing = { open: "", past: [], labels: { open: home.open, past: home.past }, start: "", footnote: "" };
  return { title: home.title, text: [slack.outsider], ...nothing };
}

function openInWords({ sentences }: ViewContext, { openedAt, stage, works }: Case): string {
  const state = works ? sentences.heldOpen : sentences.statusStages[stage];
  return sentences.home.openCase(dateOf(openedAt), state);
}

function outcomeOf(context: ViewContext, { stage, works, solvedBy }: Case): string {
  const { home } = context.sentences;
  if (works || stage === "fixed") return solvedBy ? home.solvedBy(makerTitle(context, solvedBy)) : home.solved;
  return home.ended;
}

/** "2026-11-22", in UTC. */
function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
