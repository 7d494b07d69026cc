import type { Evidence } from "../../diagnosis/evidence";
import type { Fix, Knowledge } from "../../diagnosis/knowledge";
import type { Move } from "../../diagnosis/plan";
import type { Person } from "../simulation/draw-person";
import { minutesAfterFix, minutesOfFix } from "../simulation/live-case";

const DANGEROUS: readonly string[] = ["weakens", "dangerous"];

/**
 * Knows the cause, what the person can do, and how likely each fix is to help them; no bot can do better. With the
 * cause known, one fix says nothing about another: the most chance for its minutes comes first, until a human is cheaper.
 */
export function clairvoyant(knowledge: Knowledge, person: Person): (evidence: Evidence) => Move {
  const plan = knowledge.fixes
    .filter((fix) => isAllowed(knowledge, person, fix))
    .map((fix) => ({ fix: fix.id, ...worth(person, fix) }))
    .filter(({ chance, minutes }) => chance * knowledge.policy.handOverMinutes > minutes)
    .sort((a, b) => b.chance / b.minutes - a.chance / a.minutes);
  return (evidence) => {
    const next = plan.find(({ fix }) => evidence.fixes[fix] === undefined);
    return next === undefined
      ? { kind: "hand-over", reason: "cheaper" }
      : { kind: "try", fix: next.fix, chance: next.chance, against: "" };
  };
}

function isAllowed({ policy }: Knowledge, { roles, cures }: Person, { id, risk, needs, handsOver }: Fix): boolean {
  if (risk === "never" || handsOver || policy.hide.includes(id) || !roles.has(needs) || !cures.has(id)) return false;
  return !DANGEROUS.includes(risk) || roles.has("host-admin") || roles.has("azure-contributor");
}

function worth({ cures }: Person, fix: Fix): { readonly chance: number; readonly minutes: number } {
  const chance = cures.get(fix.id) ?? 0;
  return { chance, minutes: minutesOfFix(fix) + chance * minutesAfterFix(fix) };
}
