import type { App, Receiver, ReceiverEvent } from "@slack/bolt";

/**
 * Bolt acknowledges an event before anybody has seen it. With this the acknowledgement of whatever comes leaves when the
 * listeners are done; where they failed, or nobody listens, the receiver's error handler answers. `afterwards`: then.
 */
export function acknowledgeLast(receiver: Receiver, afterwards: () => void): Receiver {
  return {
    init: (app) => receiver.init({ processEvent: (event: ReceiverEvent) => process(app, event, afterwards) } as App),
    start: (...args) => receiver.start(...args),
    stop: (...args) => receiver.stop(...args),
  };
}

async function process(app: App, event: ReceiverEvent, afterwards: () => void): Promise<void> {
  let given: { readonly answer: unknown } | undefined;
  const ack = async (answer?: unknown) => {
    given ??= { answer };
  };
  await app.processEvent({ ...event, ack });
  if (given === undefined) throw new Error("Nothing here listens to such a request.");
  await event.ack(given.answer);
  afterwards();
}
