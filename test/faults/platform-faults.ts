import type { Random } from "../../src/evaluation/random";
import { pick } from "../../src/evaluation/random";

/**
 * What the platform does to a call of the bot. `late` and `dropped` take the message: the answer comes after a while, or
 * the connection breaks and the bot does not know that it arrived.
 */
export type PlatformFault = "none" | "too-many" | "error" | "unavailable" | "late" | "dropped";

const FAULTS: readonly PlatformFault[] = ["too-many", "error", "unavailable", "late", "dropped"];
/** In a row and about the same thing; then one call succeeds, so that no message is tried until it is given up. */
const MOST_IN_A_ROW = 2;

/** `share`: of all calls, 0 to 1. The answer is to be asked for once for each call. */
export function createPlatformFaults(random: Random, share: number): (about: string) => PlatformFault {
  const inARow = new Map<string, number>();
  return (about) => {
    const before = inARow.get(about) ?? 0;
    const fault = before < MOST_IN_A_ROW && random() < share ? pick(random, FAULTS) : "none";
    inARow.set(about, fault === "none" ? 0 : before + 1);
    return fault;
  };
}
