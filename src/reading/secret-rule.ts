import type { SecretKind } from "./reading";

/**
 * Group 1 stays, group 2 is the secret. Each pattern reads in linear time: runs are
 * bounded, and what an outer repeat starts with, the inner one cannot hold.
 */
export interface SecretRule {
  readonly kind: SecretKind;
  readonly pattern: RegExp;
  /** Decides the doubtful ones; `after` and `ahead` are the text around, as far as it matters. */
  readonly isSecret?: (secret: string, after: string, ahead: string) => boolean;
}
