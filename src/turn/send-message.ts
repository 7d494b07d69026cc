import { type Channel, SendError, type SendFailure } from "../channels/channel";
import type { ChannelName } from "../conversation/event";
import type { Outgoing } from "../storage/store";

export type Channels = Partial<Readonly<Record<ChannelName, Channel>>>;

export type SendOutcome =
  | { readonly kind: "sent"; readonly messageId: string | undefined }
  /** `retryAfter`: milliseconds that the platform asked to wait. */
  | { readonly kind: SendFailure; readonly error: unknown; readonly retryAfter: number | undefined };

export async function sendMessage(channels: Channels, { place, message }: Outgoing): Promise<SendOutcome> {
  try {
    const channel = channels[place.channel];
    if (!channel) throw new SendError(`The channel ${place.channel} is not set up.`, "later");
    if (message.kind === "post") return { kind: "sent", messageId: await channel.post(place, message.view) };
    if (message.messageId === undefined) throw new SendError("The card to replace was never sent.", "refused");
    await channel.replace(place, message.messageId, message.view);
    return { kind: "sent", messageId: undefined };
  } catch (error) {
    const known = error instanceof SendError ? error : undefined;
    return { kind: known?.failure ?? "later", error, retryAfter: known?.retryAfter };
  }
}
