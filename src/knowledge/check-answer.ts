import { type Content, entryOf, isKnown } from "./entry";
import { isPattern } from "./is-pattern";

/** What is wrong with an observation and value that something names; undefined when both exist. */
export function wrongAnswer({ observations }: Content, observation: string, value: string): string | undefined {
  if (!isKnown(observations, observation)) {
    return `names the observation "${observation}", which does not exist; correct the id or add observations/${observation}.yaml.`;
  }
  const known = entryOf(observations, observation)?.value;
  if (known === undefined || known.values.some((each) => each.id === value) || fitsPattern(known.pattern, value)) {
    return undefined;
  }
  const values = known.values.map((each) => each.id).join(", ");
  return `names the value "${value}" of ${observation}, which does not exist; use one of ${values}.`;
}

/** A pattern that is no regular expression fits all here; the check of observations tells about it. */
function fitsPattern(pattern: string | undefined, value: string): boolean {
  return pattern !== undefined && (!isPattern(pattern) || new RegExp(pattern).test(value));
}
