import { nodes } from "../support/json-nodes";
import type { Payload } from "../support/teams-fixture";

/** One message as it stands, or comes to stand, in a conversation. */
export interface Shown {
  readonly kind: "post" | "replace";
  /** The platform's id of the message that is new, or that is replaced. */
  readonly id: string;
  readonly content: Payload;
  readonly buttons: readonly Button[];
}

export interface Button {
  readonly case: string;
  readonly prompt: string;
  readonly choice: string;
  /** What the platform sends back when it is pressed. */
  readonly data: Payload;
}

/** A button by what it means; `case`: the first of the conversation is 0. Without a choice any button of the prompt. */
export interface Wanted {
  readonly case: number;
  readonly prompt: string;
  readonly choice?: string;
}

/** What of an activity people see, the rest is addresses. */
export function shownOf(kind: Shown["kind"], id: string, { text, summary, attachments }: Payload): Shown {
  const content = { text, summary, attachments };
  return { kind, id, content, buttons: buttonsIn(content) };
}

/** The ids of the cases in the order in which people came to know them. */
export function casesIn(shown: readonly Shown[]): readonly string[] {
  return [...new Set(shown.flatMap(({ buttons }) => buttons.map((button) => button.case)))];
}

/** The newest message that came with the button. */
export function findButton(
  shown: readonly Shown[],
  wanted: Wanted,
): { readonly messageId: string; readonly button: Button } | undefined {
  const caseId = casesIn(shown)[wanted.case];
  const isWanted = (button: Button) =>
    button.case === caseId &&
    button.prompt === wanted.prompt &&
    (wanted.choice === undefined || button.choice === wanted.choice);
  for (const { kind, id, buttons } of shown.toReversed()) {
    const button = kind === "post" ? buttons.find(isWanted) : undefined;
    if (button) return { messageId: id, button };
  }
  return undefined;
}

/** Prompts that a person could still answer, as "case prompt"; a copy or a menu of an answered prompt does not count. */
export function openPrompts(shown: readonly Shown[]): readonly string[] {
  const replaced = new Set(shown.filter(({ kind }) => kind === "replace").map(({ id }) => id));
  const posts = shown.filter(({ kind }) => kind === "post");
  const answered = new Set(posts.filter(({ id }) => replaced.has(id)).flatMap(promptsOn));
  return [...new Set(posts.flatMap(promptsOn))].filter((prompt) => !answered.has(prompt));
}

function promptsOn({ buttons }: Shown): readonly string[] {
  return buttons.map((button) => `${button.case} ${button.prompt}`);
}

function buttonsIn(content: Payload): readonly Button[] {
  return nodes(content).flatMap(({ type, data }) => {
    if (type !== "Action.Execute" || typeof data !== "object" || data === null) return [];
    const { case: caseId, prompt, choice } = data as Payload;
    if (typeof caseId !== "string" || typeof prompt !== "string" || typeof choice !== "string") return [];
    return [{ case: caseId, prompt, choice, data: data as Payload }];
  });
}
