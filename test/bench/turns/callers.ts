import { randomUUID } from "node:crypto";
import { teamsFixture } from "../../support/teams-fixture";

export type TurnKind = "opening" | "status" | "code" | "echo";

/** One message of one person, as Teams would deliver it. */
export interface Call {
  readonly conversation: string;
  readonly body: string;
}

/** People of whom each has a tenant and a conversation of their own, so that no pace binds. */
export interface Callers {
  /** Somebody new for an opening; for the others the next of those that opened a case in the beginning. */
  next(kind: TurnKind): Call;
  /** The same opening for all, which names its code: so a later `code` is answered and asks nothing. */
  nextRegular(): Call;
}

const REGULAR_OPENING = "RDP fails with 0x904, extended 0x7";
const TEXTS = { status: "status", code: "code 0x204", echo: REGULAR_OPENING };

export function createCallers(connector: string, openings: readonly string[]): Callers {
  const regulars: string[] = [];
  let count = 0;

  function call(conversation: string, text: string): Call {
    return { conversation, body: JSON.stringify(activityOf(conversation, text, connector)) };
  }

  return {
    next(kind) {
      count += 1;
      if (kind === "opening") return call(`new-${randomUUID()}`, openings[count % openings.length] ?? REGULAR_OPENING);
      const regular = regulars[count % regulars.length];
      return call(regular ?? `echo-${randomUUID()}`, TEXTS[kind]);
    },
    nextRegular() {
      const conversation = `regular-${randomUUID()}`;
      regulars.push(conversation);
      return call(conversation, REGULAR_OPENING);
    },
  };
}

function activityOf(conversation: string, text: string, serviceUrl: string): unknown {
  const tenant = `tenant-of-${conversation}`;
  return teamsFixture("message-personal", {
    id: randomUUID(),
    text,
    serviceUrl,
    from: { id: `29:${conversation}`, name: "Ada Reporter", aadObjectId: `person-of-${conversation}` },
    conversation: { conversationType: "personal", tenantId: tenant, id: conversation },
    channelData: { tenant: { id: tenant } },
  });
}
