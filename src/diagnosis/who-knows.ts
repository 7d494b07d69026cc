import type { Evidence } from "./evidence";
import type { Cause, Observation } from "./knowledge";
import { KNOWN, KNOWN_AT_FIRST, KNOWN_LATER, KNOWN_ROLE, KNOWN_WHEN_WRONG, TOLD_MUCH } from "./numbers";

/** Chance to tell an answer, while little was told and after `TOLD_MUCH` answers. */
export interface ChancesToTell {
  readonly atFirst: number;
  readonly later: number;
}

/**
 * Chance that somebody who has the role that is asked can tell, where that hangs on nothing but what they have told: what
 * people see they tell at first or not at all. Published cases say so: who wrote four facts knew hardly one more of the
 * kind, but found the certificate that had expired.
 */
export function chanceToTell(observation: Observation, answers: Evidence["answers"]): number {
  const { atFirst, later } = chancesToTell(observation);
  return toldCount(answers) >= TOLD_MUCH ? later : atFirst;
}

export function chancesToTell({ capability, known }: Observation): ChancesToTell {
  if (capability !== undefined) return always(KNOWN_ROLE);
  if (known === "at-first") return { atFirst: KNOWN_AT_FIRST, later: KNOWN_LATER };
  return always(known === undefined ? KNOWN.usually : known === "when-wrong" ? 1 : KNOWN[known]);
}

/**
 * The same under each cause, then "unexplained", for a finding that people come upon where it is what is wrong; undefined
 * for all others. So "I don't know" speaks somewhat against the causes that would show it.
 */
export function chancesToFind({ id, known }: Observation, causes: readonly Cause[]): readonly number[] | undefined {
  if (known !== "when-wrong") return undefined;
  const { typical, sometimes, otherwise } = KNOWN_WHEN_WRONG;
  const chances = causes.map(({ evidence }) => {
    const labels = Object.values(evidence[id] ?? {});
    return labels.includes("typical") ? typical : labels.includes("sometimes") ? sometimes : otherwise;
  });
  return [...chances, otherwise];
}

function always(chance: number): ChancesToTell {
  return { atFirst: chance, later: chance };
}

/** How many answers tell something. */
export function toldCount(answers: Evidence["answers"]): number {
  return Object.values(answers).filter((value) => value !== "unknown").length;
}
