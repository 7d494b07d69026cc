import type { View } from "../../view/view";
import type { Block } from "./block";
import type { RenderSlack } from "./render";

/** Short plain texts that only the person sees who asked. */
export interface SlackSentences {
  /** Something went wrong and nothing was kept; send it again. */
  readonly failed: string;
  /** The person is not one of those whom the bot serves. */
  readonly outsider: string;
  /** The answer is in the direct messages. */
  readonly inDirect: string;
  /** On the button that leads there. */
  readonly openDirect: string;
}

/** A message that only one person sees, where they are. */
export interface Aside {
  readonly response_type: "ephemeral";
  /** Otherwise it would take the place of the card that was pressed. */
  readonly replace_original: false;
  readonly text: string;
  readonly blocks?: Block[];
}

export function asideRemark(text: string): Aside {
  return { response_type: "ephemeral", replace_original: false, text };
}

export function asideView(view: View, render: RenderSlack): Aside {
  const { text, blocks } = render(view);
  return { ...asideRemark(text), blocks: [...blocks] };
}

/** What a command is answered where it was typed: what can be told at once, and the way to where the talk goes on. */
export function asideAnswer(view: View | undefined, render: RenderSlack, way: Way): Aside {
  const { words, app, team } = way;
  const told = view ? asideView(view, render) : undefined;
  const button = { type: "plain_text", text: words.openDirect, emoji: false };
  // https://docs.slack.dev/interactivity/deep-linking
  const url = `https://slack.com/app_redirect?app=${encodeURIComponent(app)}&team=${encodeURIComponent(team)}`;
  const blocks: Block[] = [
    ...(told?.blocks ?? [{ type: "section", text: { type: "plain_text", text: words.inDirect, emoji: false } }]),
    { type: "actions", elements: [{ type: "button", text: button, action_id: "open-direct", url }] },
  ];
  return { ...asideRemark(told?.text ?? words.inDirect), blocks };
}

interface Way {
  readonly words: SlackSentences;
  readonly app: string;
  readonly team: string;
}
