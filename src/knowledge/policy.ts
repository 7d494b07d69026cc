import { z } from "zod";
import type { Policy } from "../diagnosis/knowledge";

const text = z.string().trim().min(1);
const mostRisk = z.enum(["read", "safe", "disruptive", "weakens", "dangerous"]);

/** What a helpdesk decides besides its own entries: `policy.yaml` in its folder. */
export const policySchema = z.strictObject({
  hide: z.array(text).default([]),
  mostRisk: z
    .strictObject({ endUser: mostRisk.default("disruptive"), administrator: mostRisk.default("dangerous") })
    .default({ endUser: "disruptive", administrator: "dangerous" }),
  /** What a hand-over costs here, in minutes: the human's time, the person's waiting, the work that lies. */
  handOverMinutes: z.number().min(10).max(1440).default(480),
  /** Whom people turn to at hand-over; counts before HELPDESK_CONTACT. */
  contact: text.exactOptional(),
  /** How the house calls what the bot names: our words → its words, in every text. */
  names: z.record(text, text).default({}),
  /** The bot's own sentences in other words, by their path: `packetTitle`, `choices.human`. */
  texts: z.record(z.string(), text).default({}),
});

export type HousePolicy = z.infer<typeof policySchema>;

export const NO_POLICY: HousePolicy = policySchema.parse({});

/** The part that diagnosis needs. */
export function policyOf({ hide, mostRisk: most, handOverMinutes }: HousePolicy): Policy {
  return { hide, mostRisk: most, handOverMinutes };
}
