import type { Reading } from "../reading/reading";

export type ChannelName = "teams" | "slack" | "terminal";

/** A person, by platform identity; never by a name or an e-mail that somebody typed. */
export interface Person {
  /** Unique within channel and tenant: Entra object id, Slack user id. */
  readonly id: string;
  readonly name?: string;
}

/** Where a message came from and where answers go. */
export interface Place {
  readonly channel: ChannelName;
  /** Entra tenant or Slack workspace; "local" in local mode. */
  readonly tenant: string;
  readonly conversation: string;
  /** What the platform counts messages by and keeps in order, where that is wider than the conversation: a channel with all its threads. */
  readonly queue?: string;
  /** `private`: only the person and the bot can read it. */
  readonly visibility: "private" | "shared";
  /** What the channel needs to send there again (a conversation reference); opaque to all others. */
  readonly address: unknown;
}

/** A press on a card that we sent, as far as the platform tells; nothing in it is trusted before `decide` has checked it. */
export interface Press {
  readonly case: string;
  readonly prompt: string;
  readonly choice: string;
  /** Field id → value, as typed or picked; several picked values are joined by commas. */
  readonly fields: Readonly<Record<string, string>>;
  /** The platform's id of the message that carried the card, when it tells. */
  readonly messageId?: string;
}

/** What somebody did; `Words` is what is known of their words at that point. */
type Act<Words> =
  | ({ readonly kind: "said" } & Words)
  | { readonly kind: "sent-picture" }
  | { readonly kind: "pressed"; readonly press: Press }
  | { readonly kind: "installed" }
  /** Asked to begin, or to go on where it stands, without a word of what is wrong. */
  | { readonly kind: "started" };

/** What no person does, so no channel reads it from a message; the process makes it, with the case's reporter as the person. */
type Occurrence =
  /** The time has come at which the case wanted to be woken. */
  | { readonly kind: "woken"; readonly case: string }
  /** The platform said for good that nobody is there: the bot was removed or blocked, the conversation deleted. */
  | { readonly kind: "unreachable"; readonly case: string };

/** One thing that happened, with its time in milliseconds since 1970 (UTC). */
export interface Event {
  readonly at: number;
  readonly by: Person;
  readonly place: Place;
  readonly what: Act<{ readonly reading: Reading }> | Occurrence;
}

/** One incoming request, before its text was read. `id` is the same when the platform delivers it again. */
export interface Delivery {
  readonly id: string;
  readonly at: number;
  readonly by: Person;
  readonly place: Place;
  readonly what: Act<{ readonly text: string }> | Occurrence;
  /** True where the person asks from elsewhere: what they asked for is shown to them there, all else goes to `place`. */
  readonly aside?: boolean;
}

/** The key of one person's talk in one place: a case belongs to exactly one thread. */
export function threadOf(place: Place, person: Person): string {
  return JSON.stringify([place.channel, place.tenant, place.conversation, person.id]);
}
