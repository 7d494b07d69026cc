import type { Knowledge } from "../../diagnosis/knowledge";
import type { PolicyName } from "./planner-of-policy";
import {
  is0x904,
  type ReadingScore,
  type Run,
  rankOf,
  type Summary,
  scoreReading,
  scoreSafety,
  summarize,
  type UnsafeScore,
} from "./score";

/** The report on one file of cases, in the form that other programs read. */
export interface Report {
  readonly policy: PolicyName;
  readonly cases: number;
  /** `person` and `0x904` hold cases in scope only. */
  readonly summary: Readonly<Record<"all" | "in_scope" | "person" | "0x904", Summary>>;
  readonly reading: ReadingScore;
  readonly unsafe: UnsafeScore;
  readonly perCase: readonly CaseReport[];
}

interface CaseReport {
  readonly id: string;
  /** Of the accepted fix. */
  readonly rank: number | null;
  readonly causeRank: number;
  readonly questions: number;
  readonly fixes: number;
  readonly minutes: number;
  readonly end: Run["replay"]["end"];
  readonly proposed: readonly string[];
}

export function reportOf(policy: PolicyName, runs: readonly Run[], knowledge: Knowledge): Report {
  const inScope = runs.filter(({ real }) => real.inScope);
  return {
    policy,
    cases: runs.length,
    summary: {
      all: summarize(runs),
      in_scope: summarize(inScope),
      person: summarize(inScope.filter(({ real }) => real.kind === "person")),
      "0x904": summarize(inScope.filter(({ real }) => is0x904(real))),
    },
    reading: scoreReading(runs),
    unsafe: scoreSafety(runs, knowledge),
    perCase: runs.map(reportCase),
  };
}

function reportCase(run: Run): CaseReport {
  const { causeRank, questions, minutes, end, proposed } = run.replay;
  const rank = rankOf(run) ?? null;
  return { id: run.real.id, rank, causeRank, questions, fixes: proposed.length, minutes, end, proposed };
}
