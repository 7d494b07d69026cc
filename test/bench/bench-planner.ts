import type { Evidence } from "../../src/diagnosis/evidence";
import type { Knowledge } from "../../src/diagnosis/knowledge";
import { evidenceKey } from "../../src/evaluation/evidence-key";
import { bot } from "../../src/evaluation/policies/bot";
import { oneStep } from "../../src/evaluation/policies/one-step";
import { liveCase } from "../../src/evaluation/simulation/live-case";
import { drawPeople } from "../../src/evaluation/simulation/simulate";
import { type Clock, formatTimings, leastTime, timingOf } from "./timing";

const DECISIONS = 300;
/** The first decisions are slow for another reason: the program is still being compiled. */
const WARMING_UP = 20;
const SETTINGS = { people: 10_000, seed: 3, noise: 0 };

/** One decision of the planner and of one step, in the situations that simulated people get into. */
export function benchPlanner(knowledge: Knowledge, clock: Clock): readonly string[] {
  const situations = someSituations(knowledge, WARMING_UP + DECISIONS);
  const time = (decide: typeof bot) =>
    situations.map((evidence) => leastTime(clock, () => decide(knowledge, evidence))).slice(WARMING_UP);
  const one = timingOf("one-step", time(oneStep));
  const two = timingOf("planner (two steps)", time(bot));
  const ratio = `p50 ${(two.half / one.half).toFixed(1)}, p99 ${(two.nearlyAll / one.nearlyAll).toFixed(1)}`;
  return [...formatTimings([one, two]), `planner / one-step: ${ratio}`];
}

/** All different, from the first move to the last. */
function someSituations(knowledge: Knowledge, count: number): readonly Evidence[] {
  const found = new Map<string, Evidence>();
  for (const person of drawPeople(knowledge, SETTINGS)) {
    const decide = (evidence: Evidence) => {
      found.set(evidenceKey(evidence), evidence);
      return bot(knowledge, evidence);
    };
    liveCase(knowledge, person, decide);
    if (found.size >= count) break;
  }
  return [...found.values()].slice(0, count);
}
