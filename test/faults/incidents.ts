import type { Difference } from "./compare";
import type { Kill } from "./fleet";
import type { Taken } from "./platform";

/** A time in which the bot may not learn that a message has left, in milliseconds since 1970. */
export interface Incident {
  readonly from: number;
  readonly to: number;
}

export interface Repeats {
  /** A message that stands there twice, and why is known. */
  readonly explained: number;
  /** Each in a few words. */
  readonly unexplained: readonly string[];
  /** A card that was replaced by the same once more: nobody sees that. */
  readonly replacements: number;
}

/** A kill, from when on a message that had left may be sent again. */
export function incidentOf({ at }: Kill): Incident {
  return { from: at, to: at };
}

/** A clock tick and the way to the platform lie between what happened and what is noted of it. */
const MARGIN_MS = 1_000;

/** A repeat is explained where the answer to the message before was lost or late, or something broke in between. */
export function explainRepeats(
  taken: readonly Taken[],
  { repeats }: Pick<Difference, "repeats">,
  incidents: readonly Incident[],
): Repeats {
  const posts = repeats.filter(({ at }) => taken[at]?.kind === "post");
  const unexplained = posts.flatMap(({ at, before }) => {
    const [first, again] = [taken[before], taken[at]];
    return first && again && !isExplained(first, again, incidents) ? [tell(first, again, incidents)] : [];
  });
  return {
    explained: posts.length - unexplained.length,
    unexplained,
    replacements: repeats.length - posts.length,
  };
}

function isExplained(first: Taken, again: Taken, incidents: readonly Incident[]): boolean {
  if (first.fault === "dropped" || first.fault === "late") return true;
  return incidents.some(({ from, to }) => from <= again.at && to >= first.at - MARGIN_MS);
}

function tell(first: Taken, again: Taken, incidents: readonly Incident[]): string {
  const last = Math.max(0, ...incidents.map(({ to }) => to).filter((to) => to <= first.at));
  const summary = first.content["summary"] ?? first.content["text"];
  return `"${summary}" came again after ${again.at - first.at} ms; what broke before was over ${first.at - last} ms before`;
}
