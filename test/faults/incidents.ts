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
  readonly unexplained: number;
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
  const explained = posts.filter(({ at, before }) => {
    const [first, again] = [taken[before], taken[at]];
    if (!first || !again) return false;
    if (first.fault === "dropped" || first.fault === "late") return true;
    return incidents.some(({ from, to }) => from <= again.at && to >= first.at - MARGIN_MS);
  });
  return {
    explained: explained.length,
    unexplained: posts.length - explained.length,
    replacements: repeats.length - posts.length,
  };
}
