import type { Evidence } from "../../diagnosis/evidence";
import type { Knowledge } from "../../diagnosis/knowledge";
import type { Move } from "../../diagnosis/plan";

/** What decides the next move. Looks at nothing but the evidence, so that it can be remembered. */
export type Policy = (knowledge: Knowledge, evidence: Evidence) => Move;
