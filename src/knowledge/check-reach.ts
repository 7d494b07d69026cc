import type { Evidence, FixOutcome } from "../diagnosis/evidence";
import type { Cause, Fix, Knowledge } from "../diagnosis/knowledge";
import { isOffered } from "../diagnosis/offered-fixes";
import { planNext } from "../diagnosis/plan-next";
import { type Content, problemAt } from "./entry";

/** Dearer than any plan, so that everything worth trying comes up before a hand-over. */
const NEVER_HAND_OVER = 10_000;
const MOST_STEPS = 60;

/**
 * Every fix that may be offered comes up in some case. Each cause is played through by somebody who has every right,
 * tells what is typical of it, and finds that no fix helps; a fix that answers can rule out gets a case of its own.
 */
export function checkReach(content: Content, knowledge: Knowledge): readonly string[] {
  const everyRight: Evidence = { answers: capabilities(knowledge), fixes: {} };
  const offered = content.fixes.entries.filter(({ value }) => isOffered(value, knowledge, everyRight));
  const open = new Set(offered.map(({ value }) => value.id));
  for (const cause of knowledge.causes) {
    const helping = knowledge.fixes.filter(({ cures }) => cures.some((cure) => cure.cause === cause.id));
    play(knowledge, typicalAnswers(cause), new Set(helping.map(({ id }) => id)), open);
  }
  for (const { value } of offered) playOwnCases(knowledge, value, open);
  return offered
    .filter(({ value }) => open.has(value.id))
    .map((entry) =>
      problemAt(
        entry,
        ["cures"],
        `no case can reach "${entry.value.id}"; raise the chance of a cure, or lower its minutes or risk.`,
      ),
    );
}

/** For each cure the case that favours it: what is typical of the cause, with the answers that the cure asks for. */
function playOwnCases(knowledge: Knowledge, fix: Fix, open: Set<string>): void {
  for (const { cause: id, unless } of fix.cures) {
    const cause = knowledge.causes.find((one) => one.id === id);
    if (!cause || !open.has(fix.id)) continue;
    const typical = Object.entries(typicalAnswers(cause));
    const left = typical.filter(([observation]) => !unless.some((one) => one.observation === observation));
    const asked = unless.filter(({ chance }) => chance === "usually" || chance === "sometimes").slice(0, 1);
    const answers = asked.map(({ observation, value }) => [observation, value] as const);
    play(knowledge, Object.fromEntries([...left, ...answers]), new Set([fix.id]), open);
  }
}

/** Takes the fixes that come up out of `open`; ends when none of `wanted` is open any more. */
function play(
  knowledge: Knowledge,
  told: Readonly<Record<string, string>>,
  wanted: ReadonlySet<string>,
  open: Set<string>,
): void {
  const answers: Record<string, string> = { ...capabilities(knowledge), ...told };
  const fixes: Record<string, FixOutcome> = {};
  const isWanted = () => [...wanted].some((id) => open.has(id));
  for (let step = 0; step < MOST_STEPS && isWanted(); step += 1) {
    const evidence: Evidence = { answers, fixes };
    const { move } = planNext(knowledge, evidence, { handOverMinutes: NEVER_HAND_OVER });
    if (move.kind === "hand-over") break;
    if (move.kind === "try") {
      fixes[move.fix] = "failed";
      open.delete(move.fix);
    } else if (move.kind === "ask") answers[move.observation] = "unknown";
  }
}

function typicalAnswers({ evidence }: Cause): Readonly<Record<string, string>> {
  const typical = Object.entries(evidence).flatMap(([observation, labels]) =>
    Object.entries(labels)
      .filter(([, label]) => label === "typical")
      .map(([value]) => [observation, value] as const),
  );
  return Object.fromEntries(typical);
}

function capabilities({ observations }: Knowledge): Readonly<Record<string, string>> {
  const all = observations.filter(({ capability }) => capability !== undefined);
  return Object.fromEntries(all.map(({ id }) => [id, "yes"]));
}
