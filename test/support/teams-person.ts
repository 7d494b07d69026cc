import { randomUUID } from "node:crypto";
import type { FakeConnector } from "./fake-connector";
import { type Payload, teamsFixture } from "./teams-fixture";

/** Somebody who talks to the bot in Teams, over real HTTP; the connector holds what they see. */
export interface TeamsPerson {
  say(port: number, text: string, id?: string): Promise<Response>;
  /** Presses a button of the newest card that has it. */
  press(port: number, label: string, fields?: Payload): Promise<Response>;
  /** Waits until the bot has posted this many messages in all. */
  seen(count: number): Promise<readonly Payload[]>;
  /** Waits until a message holds the text; all messages so far, as JSON. */
  seenText(text: string): Promise<readonly string[]>;
}

interface Action {
  readonly title: string;
  readonly data: Payload;
}

const PATIENCE_MS = 30_000;

/** `who`: parts of their activities, such as `from` and `conversation`; a personal chat without it. */
export function createTeamsPerson(connector: FakeConnector, who: Payload = {}): TeamsPerson {
  const prefix = `activity-${randomUUID()}`;
  let count = 0;
  const send = (port: number, activity: Payload) => {
    return fetch(`http://127.0.0.1:${port}/api/messages`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...activity, ...who, serviceUrl: connector.url }),
    });
  };
  const nextId = () => {
    count += 1;
    return `${prefix}-${count}`;
  };
  const posted = () => connector.received.filter(({ method }) => method === "POST").map(({ activity }) => activity);

  return {
    say: (port, text, id = nextId()) => send(port, teamsFixture("message-personal", { id, text })),
    press(port, label, fields = {}) {
      const data = { ...buttonOf(posted(), label).data, ...fields };
      const value = { action: { type: "Action.Execute", verb: "choose", data } };
      return send(port, teamsFixture("invoke-execute", { id: nextId(), value }));
    },
    async seen(wanted) {
      await until(
        () => posted().length >= wanted,
        () => `Only ${posted().length} of ${wanted} messages came.`,
      );
      return posted();
    },
    async seenText(text) {
      const shown = () => posted().map((activity) => JSON.stringify(activity));
      await until(
        () => shown().some((one) => one.includes(text)),
        () => `No message says "${text}".`,
      );
      return shown();
    },
  };
}

/** The button of the newest card that has it. */
export function buttonOf(activities: readonly Payload[], label: string): Action {
  const found = activities.flatMap(actionsOf).findLast(({ title }) => title === label);
  if (!found) throw new Error(`No card has the button "${label}".`);
  return found;
}

async function until(isSo: () => boolean, complaint: () => string): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(complaint());
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function actionsOf(activity: Payload): readonly Action[] {
  const attachments = (activity["attachments"] ?? []) as readonly {
    readonly content: { readonly actions?: readonly Action[] };
  }[];
  return attachments.flatMap(({ content }) => content.actions ?? []);
}
