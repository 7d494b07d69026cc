import { afterFailure, believe } from "../../diagnosis/belief";
import { NO_EVIDENCE } from "../../diagnosis/evidence";
import type { Knowledge, Role } from "../../diagnosis/knowledge";
import { chancesOfAnswer, indexKnowledge } from "../../diagnosis/knowledge-index";
import { CANNOT_ANSWER_MINUTES } from "../../diagnosis/numbers";
import { chanceToTell } from "../../diagnosis/who-knows";

/** A small knowledge as plain numbers, taken from the belief engine itself. Exactly one role in it may be uncertain. */
export interface TableModel {
  readonly prior: Float64Array;
  readonly questions: readonly TableQuestion[];
  readonly fixes: readonly TableFix[];
  /** Chance that the person has the role that not everybody has. */
  readonly roleChance: number;
  /** The question whether they have it. */
  readonly roleQuestion: { readonly id: string; readonly minutes: number; readonly known: number };
}

interface TableQuestion {
  readonly id: string;
  readonly minutes: number;
  readonly minutesWhenNotTheirs: number;
  /** True where only somebody with the role can answer. */
  readonly needsRole: boolean;
  /** Chance of an answer from somebody who can. */
  readonly known: number;
  /** The values in their order, each with its chance under every hypothesis. */
  readonly answers: readonly { readonly value: string; readonly chances: Float64Array }[];
}

interface TableFix {
  readonly id: string;
  readonly cost: number;
  readonly costWhenWorks: number;
  readonly costWhenCannot: number;
  readonly needsRole: boolean;
  /** Chance to work under every hypothesis. */
  readonly works: Float64Array;
  /** What a failure does to the weight of every hypothesis. */
  readonly whenFailed: Float64Array;
}

export function tableModel(knowledge: Knowledge): TableModel {
  const index = indexKnowledge(knowledge);
  const belief = believe(index, NO_EVIDENCE);
  const role = uncertainRole(knowledge);
  const roleQuestion = knowledge.observations.find(({ capability }) => capability === role);
  if (roleQuestion === undefined) throw new Error("A small model needs a question for its role.");
  const questions = knowledge.observations.filter((observation) => observation !== roleQuestion);
  return {
    prior: Float64Array.from(belief.chances),
    questions: questions.map((question) => ({
      id: question.id,
      minutes: question.minutes,
      minutesWhenNotTheirs: CANNOT_ANSWER_MINUTES,
      needsRole: question.askedOf === role,
      known: chanceToTell(question, NO_EVIDENCE.answers),
      answers: question.values
        .filter((value) => value.id !== "unknown")
        .map((value) => ({
          value: value.id,
          chances: Float64Array.from(chancesOfAnswer(index, question.id, value.id) ?? []),
        })),
    })),
    fixes: belief.candidates.map((candidate) => {
      const { fix, cost, costWhenWorks, costWhenCannot } = candidate.indexed;
      const works = new Float64Array(belief.chances.length);
      for (const { hypothesis, chance } of candidate.cures) works[hypothesis] = chance;
      const failed = afterFailure(belief, candidate).chances;
      const whenFailed = Float64Array.from(failed, (chance, at) => chance / (belief.chances[at] ?? 1));
      return { id: fix.id, cost, costWhenWorks, costWhenCannot, needsRole: fix.needs === role, works, whenFailed };
    }),
    roleChance: belief.roles[role],
    roleQuestion: {
      id: roleQuestion.id,
      minutes: roleQuestion.minutes,
      known: chanceToTell(roleQuestion, NO_EVIDENCE.answers),
    },
  };
}

function uncertainRole({ fixes, observations }: Knowledge): Role {
  const named = [
    ...fixes.map(({ needs }) => needs),
    ...observations.flatMap(({ askedOf, capability }) => [askedOf, ...(capability === undefined ? [] : [capability])]),
  ];
  const [role, ...others] = [...new Set(named)].filter((one) => one !== "end-user");
  if (role === undefined || others.length > 0) throw new Error("A small model has exactly one uncertain role.");
  return role;
}
