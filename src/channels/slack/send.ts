import type { webApi } from "@slack/bolt";
import { type Channel, SendError } from "../channel";
import type { SlackMessage } from "./block";
import type { DirectOf } from "./directs";
import { addressOf, messageIdOf, readMessageId, type SlackAddress } from "./place";
import type { RenderSlack } from "./render";
import { splitMessage } from "./split-message";
import type { Standing } from "./standing";
import { type CallFailure, readCallFailure } from "./web-api-error";

export interface SlackSender {
  readonly client: webApi.WebClient;
  readonly directOf: DirectOf;
  readonly render: RenderSlack;
  readonly standing: Standing;
}

/** With blocks, or in words alone. */
type Sayable = Pick<SlackMessage, "text"> & Partial<SlackMessage>;

const SHUT_OUT_MS = 60_000;
/** The blocks are too much for Slack, or it does not take them; the words alone it does. */
const NOT_AS_BLOCKS = ["msg_blocks_too_long", "invalid_blocks", "invalid_blocks_format", "msg_too_long"];
const NOT_THERE = ["channel_not_found", "not_in_channel", "is_archived"];

export function createSlackChannel({ client, directOf, render, standing }: SlackSender): Channel {
  async function postTo({ user, channel, thread }: SlackAddress, { text, blocks }: Sayable) {
    const target = channel ?? (await directOf(user));
    const { ts } = await client.chat.postMessage({
      channel: target,
      text,
      ...(blocks && { blocks: [...blocks] }),
      ...(thread === undefined ? {} : { thread_ts: thread }),
      unfurl_links: false,
      unfurl_media: false,
    });
    return ts === undefined ? undefined : messageIdOf(target, ts);
  }

  /** In blocks, or in words alone; in the place, or where that is closed to the bot in the person's direct messages. */
  async function post(address: SlackAddress, message: Sayable): Promise<string | undefined> {
    try {
      return await postTo(address, message);
    } catch (error) {
      const { code } = readCallFailure(error);
      if (message.blocks && NOT_AS_BLOCKS.includes(code)) return post(address, { text: message.text });
      if (address.channel && NOT_THERE.includes(code)) return post({ user: address.user }, message);
      throw error;
    }
  }

  return {
    post: (place, view) =>
      attempt(standing, async () => {
        const address = addressOf(place);
        let id: string | undefined;
        for (const part of splitMessage(render(view))) id = await post(address, part);
        // The last one has the buttons, so it is the one to be replaced.
        return id;
      }),
    replace: (_place, messageId, view) =>
      attempt(standing, async () => {
        const found = readMessageId(messageId);
        if (!found) throw new SendError("Slack did not take the message: it has no place.", "refused");
        await client.chat.update({ ...found, ...render(view) });
      }).catch((error: unknown) => {
        // A card that is no more says nothing of the conversation.
        if (error instanceof SendError && error.failure === "gone")
          throw new SendError(error.message, "refused", { cause: error });
        throw error;
      }),
  };
}

async function attempt<Result>(standing: Standing, call: () => Promise<Result>): Promise<Result> {
  if (!standing.mayTry()) {
    const message = `Slack lets the bot send nothing: ${standing.reason()}.`;
    throw new SendError(message, "later", { retryAfter: SHUT_OUT_MS });
  }
  try {
    const result = await call();
    standing.regain();
    return result;
  } catch (error) {
    if (error instanceof SendError) throw error;
    const failure = readCallFailure(error);
    if (failure.kind === "credentials") standing.lose(failure.code);
    throw toSendError(failure, error);
  }
}

/** Says nothing of the message itself: this text is stored and logged. */
function toSendError({ code, kind, retryAfter }: CallFailure, cause: unknown): SendError {
  const message = `Slack did not take the message: ${code}.`;
  if (kind === "credentials") return new SendError(message, "later", { cause, retryAfter: SHUT_OUT_MS });
  return new SendError(message, kind, { cause, retryAfter });
}
