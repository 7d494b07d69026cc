import type { Payload } from "../support/teams-fixture";

/** What people see of a message; the rest is addresses. */
export interface Message {
  readonly content: Payload;
  readonly buttons: readonly Button[];
}

/** One message as it stands, or comes to stand, in a conversation. */
export interface Shown extends Message {
  readonly kind: "post" | "replace";
  /** The platform's id of the message that is new, or that is replaced. */
  readonly id: string;
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

/** None where `meaning` does not say which case, prompt and choice it stands for. */
export function buttonsOf(meaning: unknown, data: Payload): readonly Button[] {
  if (typeof meaning !== "object" || meaning === null) return [];
  const { case: caseId, prompt, choice } = meaning as Payload;
  if (typeof caseId !== "string" || typeof prompt !== "string" || typeof choice !== "string") return [];
  return [{ case: caseId, prompt, choice, data }];
}

/** The ids of the cases in the order in which people came to know them. */
export function casesIn(shown: readonly Shown[]): readonly string[] {
  return [...new Set(shown.flatMap(({ buttons }) => buttons.map((button) => button.case)))];
}

/** The newest message that came with the button. */
export function findButton(
  shown: readonly Shown[],
  wanted: Wanted,
): { readonly message: Shown; readonly button: Button } | undefined {
  const caseId = casesIn(shown)[wanted.case];
  const isWanted = (button: Button) =>
    button.case === caseId &&
    button.prompt === wanted.prompt &&
    (wanted.choice === undefined || button.choice === wanted.choice);
  for (const message of shown.toReversed()) {
    const button = message.kind === "post" ? message.buttons.find(isWanted) : undefined;
    if (button) return { message, button };
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

function promptsOn({ buttons }: Message): readonly string[] {
  return buttons.map((button) => `${button.case} ${button.prompt}`);
}
