const FIRST_REST_MS = 1_000;
const LONGEST_REST_MS = 10 * 60_000;
/** An answer that comes a day late only confuses. */
const GIVE_UP_AFTER_MS = 24 * 60 * 60_000;

export interface Attempt {
  readonly now: number;
  /** When the message was to be sent for the first time. */
  readonly createdAt: number;
  /** Attempts that failed before this one. */
  readonly attempts: number;
  /** Milliseconds that the platform asked to wait. */
  readonly retryAfter: number | undefined;
}

/**
 * When to try a message again, or `undefined` when it is time to give up. Each rest is twice as long as the one before,
 * and between half and the whole of that by chance, so that messages that failed together do not come back together.
 */
export function retryAt(attempt: Attempt, chance: number): number | undefined {
  const { now, createdAt, attempts, retryAfter = 0 } = attempt;
  if (now - createdAt >= GIVE_UP_AFTER_MS) return undefined;
  const rest = Math.min(FIRST_REST_MS * 2 ** attempts, LONGEST_REST_MS);
  return now + Math.ceil(Math.max(rest * (0.5 + chance / 2), retryAfter * (1 + chance / 10)));
}
