import type { Activity } from "botbuilder";
import type { View } from "../../view/view";

/** The body that Teams gets for an `adaptiveCard/action`; `statusCode` is read by the client. */
export type Answer =
  | { readonly statusCode: 200; readonly type: "application/vnd.microsoft.card.adaptive"; readonly value: unknown }
  | { readonly statusCode: 200; readonly type: "application/vnd.microsoft.activity.message"; readonly value: string };

/** Short plain texts for a press to which there is no view. */
export interface InvokeSentences {
  /** The press was taken, the answer comes as a message. */
  readonly taken: string;
  /** Something went wrong and nothing was kept; press again. */
  readonly failed: string;
  /** The button is not one the bot can read. */
  readonly unsupported: string;
}

const CARD = "application/vnd.microsoft.card.adaptive";

/**
 * Never empty: on an empty body the client shows an error and sends the action again.
 * https://github.com/vercel/chat/issues/731
 */
export function answerTaken(
  view: View | undefined,
  render: (view: View) => Partial<Activity>,
  sentences: InvokeSentences,
): Answer {
  if (view === undefined) return message(sentences.taken);
  if (view.kind === "notice")
    return message([view.title, ...view.text].filter(Boolean).join("\n\n") || sentences.taken);
  const rendered = render(view);
  const card = rendered.attachments?.find((attachment) => attachment.contentType === CARD);
  if (card === undefined) return message(rendered.text || sentences.taken);
  return { statusCode: 200, type: CARD, value: card.content };
}

export function answerFailed(sentences: InvokeSentences): Answer {
  return message(sentences.failed);
}

export function answerUnsupported(sentences: InvokeSentences): Answer {
  return message(sentences.unsupported);
}

function message(value: string): Answer {
  return { statusCode: 200, type: "application/vnd.microsoft.activity.message", value };
}
