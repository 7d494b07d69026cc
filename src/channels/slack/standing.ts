/** Whether Slack lets the bot speak. */
export interface Standing {
  /** In a few words, why it may not; undefined while it may, or while nobody has asked. */
  reason(): string | undefined;
  /** While it may not, once a minute: somebody may have put in a new token, or installed the app again. */
  mayTry(): boolean;
  /** Nobody has asked Slack yet. */
  isUnknown(): boolean;
  lose(reason: string): void;
  regain(): void;
}

const BETWEEN_TRIES_MS = 60_000;

/** `now`: milliseconds since 1970. `onChange`: told each time that it changes. */
export function createStanding(now: () => number, onChange: (reason: string | undefined) => void): Standing {
  let lost: string | undefined;
  let isUnknown = true;
  let triedAt = 0;
  const change = (reason: string | undefined) => {
    isUnknown = false;
    if (reason === lost) return;
    lost = reason;
    triedAt = now();
    onChange(reason);
  };
  return {
    reason: () => lost,
    isUnknown: () => isUnknown,
    mayTry() {
      if (lost === undefined) return true;
      if (now() - triedAt < BETWEEN_TRIES_MS) return false;
      triedAt = now();
      return true;
    },
    lose: change,
    regain: () => change(undefined),
  };
}
