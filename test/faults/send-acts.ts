import type { Random } from "../../src/evaluation/random";
import type { Act } from "./act";
import type { Request, RunChannel, Who } from "./channel";
import type { Deliver } from "./deliver";
import type { Platform } from "./platform";

/** One act as it was delivered, for the first time or done once more. */
export interface Delivered {
  readonly id: string;
  readonly act: Act;
  /** What the bot answered to each copy that it acknowledged, in the order in which the answers came. */
  readonly bodies: readonly unknown[];
  /** How often it was brought in all. */
  readonly tries: number;
}

export interface SendParts {
  readonly channel: RunChannel;
  readonly who: Who;
  readonly platform: Platform;
  readonly deliver: Deliver;
  readonly random: Random;
}

export interface Sender {
  /** Resolves with the delivery when the bot acknowledged it; undefined where no card has the button. */
  send(act: Act): Promise<Delivered | undefined>;
  /** The last act was not taken: no copy of it comes later, or it would be taken then, after what was done instead. */
  withdraw(): void;
  readonly delivered: readonly Delivered[];
  /** Resolves when no copy is under way any more. */
  settle(): Promise<void>;
}

const TWICE_AT_ONCE = 0.1;
const ONCE_MORE_LATER = 0.1;

/** Delivers one person's acts, some of them twice: at once, or again when the next was acknowledged already. */
export function createSender({ channel, who, platform, deliver, random }: SendParts): Sender {
  const delivered: Delivered[] = [];
  const underWay = new Set<Promise<unknown>>();
  let later: (() => void) | undefined;

  function bring(request: Request, at: number): Promise<void> {
    const bringing = deliver(request).then(({ body, tries }) => {
      const so = delivered[at];
      if (so) delivered[at] = { ...so, bodies: [...so.bodies, body], tries: so.tries + tries };
    });
    const watched = bringing.catch(() => undefined).finally(() => underWay.delete(watched));
    underWay.add(watched);
    return bringing;
  }

  return {
    delivered,
    async send(act) {
      const id = `${who.conversation}-${delivered.length}`;
      const request = channel.requestFor(act, { who, id, shown: platform.chat(who.conversation) });
      if (!request) return undefined;
      const at = delivered.push({ id, act, bodies: [], tries: 0 }) - 1;
      const copies = random() < TWICE_AT_ONCE ? 2 : 1;
      await Promise.all(Array.from({ length: copies }, () => bring(request, at)));
      later?.();
      const isTaken = delivered[at]?.bodies.some((body) => !channel.isApology(body));
      const once = random() < ONCE_MORE_LATER && isTaken;
      later = once ? () => void bring(request, at).catch(() => undefined) : undefined;
      return delivered[at];
    },
    withdraw() {
      later = undefined;
    },
    async settle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
