/** Chance that can be repeated: the same seed gives the same numbers, from 0 up to but not 1. */
export type Random = () => number;

/** Mulberry32: small, fast, and good enough for people who do not exist. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A whole number from `least` to `most`. */
export function wholeBetween(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

/** One of them, as likely as its weight says; throws where there is none. */
export function pick<Value>(
  random: Random,
  values: readonly Value[],
  weight: (value: Value) => number = () => 1,
): Value {
  const total = values.reduce((sum, value) => sum + weight(value), 0);
  let left = random() * total;
  const found = values.find((value) => {
    left -= weight(value);
    return left < 0;
  });
  const last = found ?? values.findLast((value) => weight(value) > 0);
  if (last === undefined) throw new Error("There is nothing to pick from.");
  return last;
}

/** A seed for one name (FNV-1a), so that what is drawn for a case does not depend on the cases around it. */
export function seedOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

export function shuffled<Item>(items: readonly Item[], random: Random): readonly Item[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((one, other) => one.key - other.key)
    .map(({ item }) => item);
}
