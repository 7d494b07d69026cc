import type { Evidence } from "./evidence";
import type { Fix, Knowledge, Risk, Role } from "./knowledge";

const RISING: readonly Risk[] = ["read", "safe", "disruptive", "weakens", "dangerous", "never"];

/**
 * Whether the fix may be proposed at all, whatever the numbers say. The helpdesk's policy hides fixes and caps the risk;
 * what weakens security or is dangerous needs besides somebody who has said that they administer the target. Something
 * done, declined or impossible is not proposed again.
 */
export function isOffered(fix: Fix, knowledge: Knowledge, evidence: Evidence): boolean {
  return offersOf(knowledge, evidence)(fix);
}

/** The same for many fixes: who administers what is looked up once. */
export function offersOf(knowledge: Knowledge, evidence: Evidence): (fix: Fix) => boolean {
  const { hide, mostRisk } = knowledge.policy;
  const here = administers(["host-admin"], knowledge, evidence);
  const inAzure = administers(["host-admin", "azure-contributor"], knowledge, evidence);
  return ({ id, risk, handsOver, where }) => {
    if (risk === "never" || handsOver || hide.includes(id) || evidence.fixes[id] !== undefined) return false;
    const isAdministrator = where === "azure" ? inAzure : here;
    if ((risk === "weakens" || risk === "dangerous") && !isAdministrator) return false;
    const most = isAdministrator ? mostRisk.administrator : mostRisk.endUser;
    return RISING.indexOf(risk) <= RISING.indexOf(most);
  };
}

function administers(roles: readonly Role[], { observations }: Knowledge, { answers }: Evidence): boolean {
  return observations.some(
    ({ id, capability }) => capability !== undefined && roles.includes(capability) && answers[id] === "yes",
  );
}
