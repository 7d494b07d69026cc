import type { Place } from "../../conversation/event";

/** Where a message of ours goes. `user`: whose case it is about, or who asked. */
export interface SlackAddress {
  readonly user: string;
  /** Absent: the direct messages of the user, whose channel Slack tells when it is asked. */
  readonly channel?: string;
  /** The `ts` of the message that a thread hangs on. */
  readonly thread?: string;
}

/** A person's direct messages with the bot: one place, from wherever they were opened. */
export function directPlace(team: string, user: string, thread?: string): Place {
  const address: SlackAddress = { user, ...(thread === undefined ? {} : { thread }) };
  return { channel: "slack", tenant: team, conversation: `@${user}`, visibility: "private", address };
}

/** A thread in a channel, which others can read. Slack paces a channel with all its threads as one. */
export function threadPlace(team: string, user: string, channel: string, thread: string): Place {
  const address: SlackAddress = { user, channel, thread };
  const conversation = `${channel}:${thread}`;
  return { channel: "slack", tenant: team, conversation, queue: channel, visibility: "shared", address };
}

/** Where the answer to a message belongs: with the person alone, or in the thread that it stands in or begins. */
export function placeOf(team: string, user: string, { channel, ts, thread_ts }: MessageSpot): Place {
  if (isDirect(channel)) return directPlace(team, user, thread_ts ?? undefined);
  return threadPlace(team, user, channel, thread_ts ?? ts);
}

/** As Slack names where a message stands. */
interface MessageSpot {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string | null | undefined;
}

/** Of a place that was made here. */
export function addressOf({ address }: Place): SlackAddress {
  return address as SlackAddress;
}

/** Direct messages have ids that begin with a D. */
export function isDirect(channel: string): boolean {
  return channel.startsWith("D");
}

/** Slack finds a message by its channel and its time. */
export function messageIdOf(channel: string, ts: string): string {
  return `${channel}/${ts}`;
}

export function readMessageId(id: string): { readonly channel: string; readonly ts: string } | undefined {
  const [channel, ts] = id.split("/");
  return channel && ts ? { channel, ts } : undefined;
}
