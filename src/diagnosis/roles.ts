import type { Evidence } from "./evidence";
import type { Knowledge, Role } from "./knowledge";
import { CANNOTS_AGAINST_A_YES, ROLE_CHANCE } from "./numbers";

/** Chance that this person has each role. */
export type Roles = Readonly<Record<Role, number>>;

/**
 * What the person can do, from what they said and from what they did. A role that only "I can't" speaks against is
 * ruled out at once; after a clear yes one "I can't" is about that fix alone.
 */
export function rolesOf(knowledge: Knowledge, evidence: Evidence): Roles {
  const roles: Record<Role, number> = { ...ROLE_CHANCE };
  for (const role of Object.keys(roles) as Role[]) {
    if (role !== "end-user") {
      roles[role] = chanceOfRole(role, knowledge, evidence);
    }
  }
  return roles;
}

function chanceOfRole(role: Role, knowledge: Knowledge, evidence: Evidence): number {
  const stated = knowledge.observations.find((observation) => observation.capability === role);
  const answer = stated === undefined ? undefined : evidence.answers[stated.id];
  if (answer === "no") {
    return 0;
  }
  const outcomes = knowledge.fixes.filter((fix) => fix.needs === role).map((fix) => evidence.fixes[fix.id]);
  const cannots = outcomes.filter((outcome) => outcome === "cannot").length;
  const isKnown = answer === "yes" || outcomes.includes("failed") || outcomes.includes("worked");
  if (cannots >= (isKnown ? CANNOTS_AGAINST_A_YES : 1)) {
    return 0;
  }
  return isKnown ? 1 : ROLE_CHANCE[role];
}
