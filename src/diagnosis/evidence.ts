/** One observation and its value, as one person gave it. */
export interface Answer {
  readonly observation: string;
  /** A value id of the observation, or a text that matches its pattern. "unknown" = asked, not known. */
  readonly value: string;
}

/** `failed`: done, did not help · `cannot`: this person cannot do it · `declined`: does not want it · `worked`. */
export type FixOutcome = "worked" | "failed" | "cannot" | "declined";

/** All that one case knows, for the planner. */
export interface Evidence {
  /** observation id → value id; the last answer given counts. */
  readonly answers: Readonly<Record<string, string>>;
  /** What was read uncertainly: observation id → value id. It shifts the belief a little, and gives way to an answer. */
  readonly hints?: Readonly<Record<string, string>>;
  /** fix id → outcome. */
  readonly fixes: Readonly<Record<string, FixOutcome>>;
}

export const NO_EVIDENCE: Evidence = { answers: {}, fixes: {} };
