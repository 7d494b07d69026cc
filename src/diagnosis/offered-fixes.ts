import type { Evidence } from "./evidence";
import type { Fix, Knowledge, Role } from "./knowledge";

/**
 * Whether the fix may be proposed at all, whatever the numbers say. What weakens security or is dangerous needs somebody
 * who has said that they administer the target; something done, declined or impossible is not proposed again.
 */
export function isOffered(fix: Fix, knowledge: Knowledge, evidence: Evidence): boolean {
  if (fix.risk === "never" || evidence.fixes[fix.id] !== undefined) {
    return false;
  }
  return (fix.risk !== "weakens" && fix.risk !== "dangerous") || administersTarget(fix, knowledge, evidence);
}

function administersTarget(fix: Fix, knowledge: Knowledge, evidence: Evidence): boolean {
  const roles: readonly Role[] = fix.where === "azure" ? ["host-admin", "azure-contributor"] : ["host-admin"];
  return knowledge.observations.some(
    ({ id, capability }) => capability !== undefined && roles.includes(capability) && evidence.answers[id] === "yes",
  );
}
