import type { Evidence } from "./evidence";
import type { Fix, Knowledge, Risk, Role } from "./knowledge";

const RISING: readonly Risk[] = ["read", "safe", "disruptive", "weakens", "dangerous", "never"];
/** Whoever has one of these may administer a target; the second those in Azure. */
export const ADMINISTERING: readonly Role[] = ["host-admin", "azure-contributor"];

/**
 * Whether the fix may be proposed at all, whatever the numbers say. The helpdesk's policy hides fixes and caps the risk;
 * what weakens security or is dangerous needs besides somebody who has said that they administer the target. Something
 * done, declined or impossible is not proposed again.
 */
export function isOffered(fix: Fix, knowledge: Knowledge, evidence: Evidence): boolean {
  const { hide } = knowledge.policy;
  if (fix.risk === "never" || fix.handsOver || hide.includes(fix.id) || evidence.fixes[fix.id] !== undefined) {
    return false;
  }
  const toAnybody = isAllowed(fix, knowledge, false);
  const toAdministrator = isAllowed(fix, knowledge, true);
  return toAnybody === toAdministrator || !administersTarget(fix, knowledge, evidence) ? toAnybody : toAdministrator;
}

function isAllowed({ risk }: Fix, { policy: { mostRisk } }: Knowledge, administers: boolean): boolean {
  const most = administers ? mostRisk.administrator : mostRisk.endUser;
  return (administers || (risk !== "weakens" && risk !== "dangerous")) && RISING.indexOf(risk) <= RISING.indexOf(most);
}

function administersTarget(fix: Fix, knowledge: Knowledge, evidence: Evidence): boolean {
  const roles = fix.where === "azure" ? ADMINISTERING : ADMINISTERING.slice(0, 1);
  return knowledge.observations.some(
    ({ id, capability }) => capability !== undefined && roles.includes(capability) && evidence.answers[id] === "yes",
  );
}
