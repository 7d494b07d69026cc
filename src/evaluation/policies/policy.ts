import type { Evidence } from "../../diagnosis/evidence";
import type { Knowledge } from "../../diagnosis/knowledge";
import type { Move } from "../../diagnosis/plan";

/**
 * What decides the next move. Looks at nothing but the evidence and how many of its answers were told unasked, so that
 * it can be remembered.
 */
export type Policy = (knowledge: Knowledge, evidence: Evidence, told?: number) => Move;
