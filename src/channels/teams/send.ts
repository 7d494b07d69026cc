import { type Activity, type ConversationReference, TurnContext } from "botbuilder";
import type { Place } from "../../conversation/event";
import type { View } from "../../view/view";
import { type Channel, SendError } from "../channel";
import type { TeamsAdapter } from "./adapter";

/** For one message, with all tries of the library. */
const DEADLINE_MS = 10_000;
/** Refused for now: not signed in (a secret can be renewed), time-out, conflict in Teams' store, too early, too many. */
const PASSING = [401, 408, 412, 425, 429];

/** What is called of botframework-connector, whose types botbuilder does not export. */
interface Connector {
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
      call({ adapter, place, deadline }, async (connector, reference, options) => {
        const activity = addressed(render(view), reference);
        const sent = await connector.conversations.sendToConversation(place.conversation, activity, options);
        return sent.id || undefined;
      }),
    replace: (place, messageId, view) =>
      call({ adapter, place, deadline }, async (connector, reference, options) => {
        const activity = { ...addressed(render(view), reference), id: messageId };
        await connector.conversations.updateActivity(place.conversation, messageId, activity, options);
      }),
  };
}

interface Call {
  readonly adapter: TeamsAdapter;
  readonly place: Place;
  readonly deadline: number;
}

type Errand<T> = (connector: Connector, reference: Partial<ConversationReference>, options: CallOptions) => Promise<T>;

/**
 * The context of the turn that brought a message is gone by the time its answer leaves, so each sending has its own. The
 * connector is called directly: `sendActivity` takes no deadline, and the library waits for as long as a server asks it
 * to, so that a message given up here could still arrive much later.
 */
async function call<T>({ adapter: { cloud, appId }, place, deadline }: Call, errand: Errand<T>): Promise<T> {
  const reference = place.address as Partial<ConversationReference>;
  const outcome: { value?: T } = {};
  try {
    await cloud.continueConversationAsync(appId, reference, async (context) => {
      const connector = context.turnState.get<Connector>(cloud.ConnectorClientKey);
      outcome.value = await errand(connector, reference, { abortSignal: AbortSignal.timeout(deadline) });
    });
  } catch (error) {
    throw toSendError(error);
  }
  return outcome.value as T;
}

function addressed(message: Partial<Activity>, reference: Partial<ConversationReference>): Partial<Activity> {
  return TurnContext.applyConversationReference({ type: "message", ...message }, reference);
}

/** Says nothing of the message itself: this text is stored and logged. */
function toSendError(error: unknown): SendError {
  const { statusCode, code, name } = error as { statusCode?: number; code?: string; name?: string };
  const lasting = statusCode !== undefined && statusCode >= 400 && statusCode < 500 && !PASSING.includes(statusCode);
  const what = [statusCode && `HTTP ${statusCode}`, code ?? (statusCode ? undefined : name)].filter(Boolean).join(", ");
  return new SendError(`Teams did not take the message: ${what || "reason unknown"}.`, lasting, { cause: error });
}
