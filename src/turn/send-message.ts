import { type Channel, SendError } from "../channels/channel";
import type { ChannelName } from "../conversation/event";
import type { Outgoing } from "../storage/store";

export type Channels = Partial<Readonly<Record<ChannelName, Channel>>>;

/** `retry`: the conversation waits and the message is tried again · `never`: it is given up, and the next one follows. */
export type SendOutcome =
  | { readonly kind: "sent"; readonly messageId: string | undefined }
  | { readonly kind: "retry" | "never"; readonly error: unknown };

export async function sendMessage(channels: Channels, { place, message }: Outgoing): Promise<SendOutcome> {
  try {
    const channel = channels[place.channel];
    if (!channel) throw new SendError(`The channel ${place.channel} is not set up.`, false);
    if (message.kind === "post") return { kind: "sent", messageId: await channel.post(place, message.view) };
    if (message.messageId === undefined) throw new SendError("The card to replace was never sent.", true);
    await channel.replace(place, message.messageId, message.view);
    return { kind: "sent", messageId: undefined };
  } catch (error) {
    return { kind: error instanceof SendError && error.lasting ? "never" : "retry", error };
  }
}
