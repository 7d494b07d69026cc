/** When what is to stop. */
export interface Ends {
  /** Aborted when nobody is to talk any more. */
  readonly talk: AbortSignal;
  /** Aborted when all is to end. */
  readonly run: AbortSignal;
}

/**
 * The talk ends after so many milliseconds, all ends with `over`. Not by `AbortSignal.any`: a signal that only it still
 * knows of is collected as garbage, and never comes. https://github.com/nodejs/node/issues/57736
 */
export function createEnds(deadline: number, over: AbortSignal): Ends {
  const talk = new AbortController();
  const timer = setTimeout(() => talk.abort(new Error("the time of the run was up")), deadline);
  over.addEventListener("abort", () => {
    clearTimeout(timer);
    talk.abort(over.reason);
  });
  return { talk: talk.signal, run: over };
}
