import { type Belief, believe } from "../../diagnosis/belief";
import type { Evidence } from "../../diagnosis/evidence";
import type { Knowledge, Observation } from "../../diagnosis/knowledge";
import { chancesOfAnswer, indexKnowledge } from "../../diagnosis/knowledge-index";
import { CANNOT_ANSWER_MINUTES } from "../../diagnosis/numbers";
import type { Move } from "../../diagnosis/plan";
import { attemptNow } from "../../diagnosis/repair-cost";
import { chanceToTell } from "../../diagnosis/who-knows";

/** What a move costs by itself, and how the case can go on after it. Chances below 1 in all: the rest is fixed. */
export interface WhatFollows {
  readonly price: number;
  readonly branches: readonly { readonly chance: number; readonly evidence: Evidence }[];
}

/** What the belief engine expects of a question or a fix, counted like the planner counts it. */
export function whatMayFollow(
  knowledge: Knowledge,
  evidence: Evidence,
  move: Extract<Move, { kind: "ask" | "try" }>,
): WhatFollows {
  const belief = believe(indexKnowledge(knowledge), evidence);
  const follows =
    move.kind === "ask"
      ? afterAsking(belief, evidence, observationOf(knowledge, move.observation))
      : afterTrying(belief, evidence, move.fix);
  return { ...follows, branches: follows.branches.filter(({ chance }) => chance > 0) };
}

function afterAsking({ index, chances, roles }: Belief, evidence: Evidence, observation: Observation): WhatFollows {
  const { id, askedOf, capability, minutes } = observation;
  const theirs = roles[askedOf];
  const known = theirs * chanceToTell(observation, evidence.answers);
  const answered = (value: string): Evidence => ({ ...evidence, answers: { ...evidence.answers, [id]: value } });
  const chanceOf = (value: string) => {
    if (capability !== undefined) return value === "yes" ? roles[capability] : 1 - roles[capability];
    return expected(chances, chancesOfAnswer(index, id, value) ?? []);
  };
  const values = observation.values.filter((value) => value.id !== "unknown").map((value) => value.id);
  return {
    price: theirs * minutes + (1 - theirs) * CANNOT_ANSWER_MINUTES,
    branches: [
      ...values.map((value) => ({ chance: known * chanceOf(value), evidence: answered(value) })),
      { chance: 1 - known, evidence: answered("unknown") },
    ],
  };
}

function afterTrying(belief: Belief, evidence: Evidence, fix: string): WhatFollows {
  const candidate = belief.candidates.find(({ indexed }) => indexed.fix.id === fix);
  if (candidate === undefined) throw new Error(`The fix ${fix} may not be tried here.`);
  const { price, possible, works } = attemptNow(belief, candidate);
  const rated = (outcome: "failed" | "cannot"): Evidence => ({
    ...evidence,
    fixes: { ...evidence.fixes, [fix]: outcome },
  });
  return {
    price,
    branches: [
      { chance: possible * (1 - works), evidence: rated("failed") },
      { chance: 1 - possible, evidence: rated("cannot") },
    ],
  };
}

function observationOf({ observations }: Knowledge, id: string): Observation {
  const found = observations.find((observation) => observation.id === id);
  if (found === undefined) throw new Error(`There is no question ${id}.`);
  return found;
}

function expected(chances: readonly number[], of: readonly number[]): number {
  return chances.reduce((sum, chance, at) => sum + chance * (of[at] ?? 0), 0);
}
