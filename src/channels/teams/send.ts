import { type Activity, type ConversationReference, TurnContext } from "botbuilder";
import type { Place } from "../../conversation/event";
import type { View } from "../../view/view";
import { type Channel, SendError, type SendFailure } from "../channel";
import type { TeamsAdapter } from "./adapter";

/** For one message. */
const DEADLINE_MS = 10_000;
/** Refused for now: not signed in (a secret can be renewed), time-out, conflict in Teams' store, too early, too many. */
const PASSING = [401, 408, 412, 425, 429];
/** The bot was removed, blocked or switched off; the conversation is no more. */
const GONE = [403, 404];
/** The postman tries again; tries of the library would only take its time, and hide how long Teams asks to wait. */
const TRIES_OF_THE_LIBRARY = { name: "defaultRetryPolicy" };

/** What is called of botframework-connector, whose types botbuilder does not export. */
interface Connector {
  readonly client: { readonly pipeline: { removePolicy(policy: { readonly name: string }): unknown } };
  readonly conversations: {
    sendToConversation(id: string, activity: Partial<Activity>, options: CallOptions): Promise<{ id?: string }>;
    updateActivity(id: string, activityId: string, activity: Partial<Activity>, options: CallOptions): Promise<unknown>;
  };
}

interface CallOptions {
  readonly abortSignal: AbortSignal;
}

/** `deadline`: milliseconds for one message. */
export function createTeamsChannel(
  adapter: TeamsAdapter,
  render: (view: View) => Partial<Activity>,
  deadline: number = DEADLINE_MS,
): Channel {
  return {
    post: (place, view) =>
      call({ adapter, place, deadline, gone: "gone" }, async (connector, reference, options) => {
        const activity = addressed(render(view), reference);
        const sent = await connector.conversations.sendToConversation(place.conversation, activity, options);
        return sent.id || undefined;
      }),
    replace: (place, messageId, view) =>
      // A card that is no more says nothing of the conversation.
      call({ adapter, place, deadline, gone: "refused" }, async (connector, reference, options) => {
        const activity = { ...addressed(render(view), reference), id: messageId };
        await connector.conversations.updateActivity(place.conversation, messageId, activity, options);
      }),
  };
}

interface Call {
  readonly adapter: TeamsAdapter;
  readonly place: Place;
  readonly deadline: number;
  /** What it means when the platform finds nothing there. */
  readonly gone: SendFailure;
}

type Errand<T> = (connector: Connector, reference: Partial<ConversationReference>, options: CallOptions) => Promise<T>;

/**
 * The context of the turn that brought a message is gone by the time its answer leaves, so each sending has its own. The
 * connector is called directly: `sendActivity` takes no deadline, so that a message given up here could still arrive much
 * later.
 */
async function call<T>({ adapter: { cloud, appId }, place, deadline, gone }: Call, errand: Errand<T>): Promise<T> {
  const reference = place.address as Partial<ConversationReference>;
  const outcome: { value?: T } = {};
  try {
    await cloud.continueConversationAsync(appId, reference, async (context) => {
      const connector = context.turnState.get<Connector>(cloud.ConnectorClientKey);
      connector.client.pipeline.removePolicy(TRIES_OF_THE_LIBRARY);
      outcome.value = await errand(connector, reference, { abortSignal: AbortSignal.timeout(deadline) });
    });
  } catch (error) {
    throw toSendError(error, gone);
  }
  return outcome.value as T;
}

function addressed(message: Partial<Activity>, reference: Partial<ConversationReference>): Partial<Activity> {
  return TurnContext.applyConversationReference({ type: "message", ...message }, reference);
}

/** Says nothing of the message itself: this text is stored and logged. */
function toSendError(error: unknown, gone: SendFailure): SendError {
  const { statusCode, code, name, response } = error as ConnectorError;
  const what = [statusCode && `HTTP ${statusCode}`, code ?? (statusCode ? undefined : name)].filter(Boolean).join(", ");
  return new SendError(`Teams did not take the message: ${what || "reason unknown"}.`, failureOf(statusCode, gone), {
    cause: error,
    retryAfter: readRetryAfter(response?.headers?.get?.("retry-after")),
  });
}

/** What the connector client rejects with, as far as it is read. */
interface ConnectorError {
  readonly statusCode?: number;
  readonly code?: string;
  readonly name?: string;
  readonly response?: { readonly headers?: { readonly get?: (name: string) => string | undefined } };
}

function failureOf(status: number | undefined, gone: SendFailure): SendFailure {
  if (status === undefined || status < 400 || status >= 500 || PASSING.includes(status)) return "later";
  return GONE.includes(status) ? gone : "refused";
}

/** Seconds or a date, as HTTP has it. */
function readRetryAfter(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const until = /^\d+$/.test(given.trim()) ? Number(given) * 1_000 : Date.parse(given) - Date.now();
  return Number.isFinite(until) && until > 0 ? until : undefined;
}
