import type { Wanted } from "./sight";

/** One thing that a person does. */
export type Act =
  /** `elsewhere`: not in the chat, and what can be told at once is told there. */
  | { readonly kind: "say"; readonly text: string; readonly elsewhere?: true }
  | ({ readonly kind: "press"; readonly fields: Readonly<Record<string, string>> } & Required<Wanted>);

/** An act with the card that must be on the screen before anybody would do it. */
export interface Scripted {
  readonly act: Act;
  readonly before: Wanted | undefined;
}

/** A whole conversation as one person means to hold it. */
export interface Script {
  readonly scripted: readonly Scripted[];
  /** The card with which it ends. */
  readonly end: Wanted;
}
