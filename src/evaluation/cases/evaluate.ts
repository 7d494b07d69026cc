import type { Context } from "../../conversation/context";
import { type PolicyName, plannerOf } from "./planner-of-policy";
import type { RealCase } from "./real-case";
import { replayCase } from "./replay-case";
import { type Report, reportOf } from "./report";
import type { Run } from "./score";

/** Plays every case through the conversation with one policy, and counts. */
export function evaluate(context: Context, cases: readonly RealCase[], policy: PolicyName): Report {
  return reportOf(policy, runCases(context, cases, policy), context.knowledge);
}

export function runCases(context: Context, cases: readonly RealCase[], policy: PolicyName): readonly Run[] {
  return cases.map((real): Run => {
    const planNext = plannerOf(policy, real, context.knowledge);
    return { real, reading: context.read(real.opening), replay: replayCase({ ...context, planNext }, real) };
  });
}
