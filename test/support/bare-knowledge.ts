import type { Knowledge } from "../../src/diagnosis/knowledge";

/** Knowledge without anything in it, to be filled with what a test needs. */
export const BARE: Knowledge = {
  causes: [],
  observations: [],
  fixes: [],
  codes: [],
  codeAdvice: [],
  corrections: [],
  triage: [],
  policy: { hide: [], mostRisk: { endUser: "disruptive", administrator: "dangerous" }, handOverMinutes: 90 },
};
