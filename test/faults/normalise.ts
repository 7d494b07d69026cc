import { casesIn, type Shown } from "./sight";

/** Writes a value such that two runs of the same talk agree: cases by their number, and no dates. */
export type Normalise = (value: unknown) => string;

/** As people read them, and in milliseconds since 1970. */
const TIMES = /\d{4}-\d\d-\d\d \d\d:\d\d UTC|\b1[5-9]\d{11}\b/g;

/** `shown`: the whole conversation, which names its cases. */
export function createNormalise(shown: readonly Shown[]): Normalise {
  const cases = casesIn(shown);
  return (value) => {
    const text = (JSON.stringify(value) ?? "").replaceAll(TIMES, "TIME");
    return cases.reduce((so, id, index) => so.replaceAll(id, `CASE-${index}`), text);
  };
}

/** Each message in one string: the same strings in the same order are the same conversation. */
export function keysOf(shown: readonly Shown[]): readonly string[] {
  const normalise = createNormalise(shown);
  const posted = new Map(shown.filter(({ kind }) => kind === "post").map(({ id, content }) => [id, content]));
  return shown.map(({ kind, id, content }) => {
    if (kind === "post") return `post ${normalise(content)}`;
    const before = posted.get(id);
    return before
      ? `replace ${normalise(before)} by ${normalise(content)}`
      : `replace nothing by ${normalise(content)}`;
  });
}
