import type { Evidence } from "./evidence";
import type { Fix, Knowledge, Risk, Role } from "./knowledge";

const RISING: readonly Risk[] = ["read", "safe", "disruptive", "weakens", "dangerous", "never"];

/**
 * Whether the fix may be proposed at all, whatever the numbers say. The helpdesk's policy hides fixes and caps the risk;
 * what weakens security or is dangerous needs besides somebody who has said that they administer the target. Something
 * done, declined or impossible is not proposed again.
 */
export function isOffered(fix: Fix, knowledge: Knowledge, evidence: Evidence): boolean {
  const { hide, mostRisk } = knowledge.policy;
  if (fix.risk === "never" || fix.handsOver || hide.includes(fix.id) || evidence.fixes[fix.id] !== undefined) {
    return false;
  }
  const administers = administersTarget(fix, knowledge, evidence);
  if ((fix.risk === "weakens" || fix.risk === "dangerous") && !administers) {
    return false;
  }
  const most = administers ? mostRisk.administrator : mostRisk.endUser;
  return RISING.indexOf(fix.risk) <= RISING.indexOf(most);
}

function administersTarget(fix: Fix, knowledge: Knowledge, evidence: Evidence): boolean {
  const roles: readonly Role[] = fix.where === "azure" ? ["host-admin", "azure-contributor"] : ["host-admin"];
  return knowledge.observations.some(
    ({ id, capability }) => capability !== undefined && roles.includes(capability) && evidence.answers[id] === "yes",
  );
}
