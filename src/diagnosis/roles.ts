import type { Evidence } from "./evidence";
import type { Knowledge, Role } from "./knowledge";
import { CANNOTS_AGAINST_A_YES } from "./numbers";
import { SETTINGS } from "./settings";

/** Chance that this person has each role. */
export type Roles = Readonly<Record<Role, number>>;
/** The roles that the person is known to have (1) or to lack (0). */
export type KnownRoles = Readonly<Partial<Record<Role, 0 | 1>>>;

const ROLES: readonly Role[] = [
  "local-admin",
  "host-admin",
  "network-admin",
  "azure-contributor",
  "pam-admin",
  "domain-admin",
];

/**
 * What the person can and cannot do, from what they said and from what they did. A role that only "I can't" speaks
 * against is ruled out at once; after a clear yes one "I can't" is about that fix alone.
 */
export function knownRoles(knowledge: Knowledge, evidence: Evidence): KnownRoles {
  const known = ROLES.map((role) => [role, knownRole(role, knowledge, evidence)] as const);
  return { "end-user": 1, ...Object.fromEntries(known.filter(([, has]) => has !== undefined)) };
}

/** Chances of the roles in these settings; what is known counts before what is usual there. */
export function rolesIn(settings: readonly number[], known: KnownRoles): Roles {
  const roles: Record<Role, number> = { ...EVERYBODY };
  for (const role of ROLES) roles[role] = known[role] ?? usualIn(settings, role);
  return roles;
}

/** One shape for all of them: they are made for every answer of every question. */
const EVERYBODY: Roles = {
  "end-user": 1,
  "local-admin": 0,
  "host-admin": 0,
  "network-admin": 0,
  "azure-contributor": 0,
  "pam-admin": 0,
  "domain-admin": 0,
};

const USUAL = new Map(ROLES.map((role) => [role, SETTINGS.map(({ roles }) => roles[role])]));

function usualIn(settings: readonly number[], role: Role): number {
  const usual = USUAL.get(role) ?? [];
  let sum = 0;
  for (let at = 0; at < usual.length; at += 1) sum += (usual[at] ?? 0) * (settings[at] ?? 0);
  return sum;
}

function knownRole(role: Role, knowledge: Knowledge, evidence: Evidence): 0 | 1 | undefined {
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
  return isKnown ? 1 : undefined;
}
