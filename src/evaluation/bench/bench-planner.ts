import type { Evidence } from "../../diagnosis/evidence";
import type { Knowledge } from "../../diagnosis/knowledge";
import { evidenceKey } from "../evidence-key";
import { oneStep } from "../policies/one-step";
import { planner } from "../policies/planner";
import { liveCase } from "../simulation/live-case";
import { INTAKE_FORM } from "../simulation/run-simulation";
import { drawPeople } from "../simulation/simulate";
import { type Clock, formatTimings, leastTime, timingOf } from "./timing";

const DECISIONS = 300;
/** The first decisions are slow for another reason: the program is still being compiled. */
const WARMING_UP = 20;
const SETTINGS = { people: 10_000, seed: 3, noise: 0 };

/** One decision of the planner and of one step, in the situations that simulated people get into. */
export function benchPlanner(knowledge: Knowledge, clock: Clock): readonly string[] {
  const situations = someSituations(knowledge, WARMING_UP + DECISIONS);
  const time = (decide: typeof planner) =>
    situations.map((evidence) => leastTime(clock, () => decide(knowledge, evidence))).slice(WARMING_UP);
  const one = timingOf("one-step", time(oneStep));
  const two = timingOf("planner (two steps)", time(planner));
  const ratio = `p50 ${(two.half / one.half).toFixed(1)}, p99 ${(two.nearlyAll / one.nearlyAll).toFixed(1)}`;
  return [...formatTimings([one, two]), `planner / one-step: ${ratio}`];
}

/** All different, from the first move to the last, with and without the form filled in. */
function someSituations(knowledge: Knowledge, count: number): readonly Evidence[] {
  const found = new Map<string, Evidence>();
  let withForm = false;
  for (const person of drawPeople(knowledge, SETTINGS)) {
    withForm = !withForm;
    const decide = (evidence: Evidence) => {
      found.set(evidenceKey(evidence), evidence);
      return planner(knowledge, evidence);
    };
    liveCase(knowledge, person, decide, withForm ? INTAKE_FORM : undefined);
    if (found.size >= count) break;
  }
  return [...found.values()].slice(0, count);
}
