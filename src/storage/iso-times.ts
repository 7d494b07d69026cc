/** Where cases and facts hold a time. */
const TIMES = ["at", "openedAt", "heardAt", "fixedAt", "followedUpAt", "remindedAt", "since", "undoneAt"];

/** Reads JSON of ours for people: times as in 2026-11-21T09:00:00.000Z instead of milliseconds. */
export function readForPeople(json: string): unknown {
  return JSON.parse(json, (key, value: unknown) =>
    typeof value === "number" && TIMES.includes(key) ? isoTime(value) : value,
  );
}

export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
