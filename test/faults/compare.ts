/** How what was seen differs from what had to be seen. */
export interface Difference {
  /** Places in `wanted` of what never came. */
  readonly missing: readonly number[];
  /** Places in `seen` of what came again, with the place of the same message before. */
  readonly repeats: readonly { readonly at: number; readonly before: number }[];
  /** Places in `seen` of what came after something that had to follow it. */
  readonly late: readonly number[];
  /** Places in `seen` of what nobody expected. */
  readonly strange: readonly number[];
}

/** Compares by equality of the strings. A message may be repeated; a new one may not come after a later one. */
export function compare(wanted: readonly string[], seen: readonly string[]): Difference {
  const came = new Map<number, number>();
  const repeats: { at: number; before: number }[] = [];
  const late: number[] = [];
  const strange: number[] = [];
  let next = 0;
  seen.forEach((key, at) => {
    const ahead = wanted.indexOf(key, next);
    const skipped = wanted.findIndex((one, place) => one === key && place < next && !came.has(place));
    const before = wanted.findLastIndex((one, place) => one === key && came.has(place));
    if (ahead === next || (ahead >= 0 && before < 0 && skipped < 0)) {
      came.set(ahead, at);
      next = ahead + 1;
    } else if (skipped >= 0) {
      came.set(skipped, at);
      late.push(at);
    } else if (before >= 0) repeats.push({ at, before: came.get(before) ?? at });
    else strange.push(at);
  });
  const missing = wanted.flatMap((_key, place) => (came.has(place) ? [] : [place]));
  return { missing, repeats, late, strange };
}
