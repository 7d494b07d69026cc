import type { View } from "../../../src/view/view";
import type { RealTalk } from "../real-talk";

export type Fields = Readonly<Record<string, string>>;

/** A person in front of a channel, and the real bot behind it. What is done resolves when the bot is quiet again. */
export interface ChannelWorld {
  /** The bot shows them a view. */
  post(view: View): Promise<void>;
  say(words: string): Promise<Answer>;
  /** Fills the newest card that has the button, and presses it. */
  press(label: string, fields?: Fields): Promise<Answer>;
  /** The same button once more. */
  pressAgain(): Promise<Answer>;
  /** The platform brings the last delivery once more. */
  repeat(): Promise<Answer>;
  /** The platform brings the bot what it said itself; absent where no platform does. */
  hearItself?(): Promise<void>;
  /** Every message and remark that the person saw, oldest first. */
  seen(): readonly string[];
  /** What of the messages breaks a limit of the platform. */
  problems(): readonly string[];
  readonly talk: RealTalk;
  stop(): Promise<void>;
}

/** What the platform was answered at once. */
export type Answer = string;
