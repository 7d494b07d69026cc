import type { Knowledge } from "../diagnosis/knowledge";
import type { Case, Prompt, PromptBody } from "./case";

/**
 * A stored case as this program and this knowledge can go on with it: parts that older programs did not keep are empty,
 * and an open prompt about what the knowledge no longer has is gone.
 */
export function fitCase(stored: Case, knowledge: Knowledge): Case {
  const { prompt, ...rest } = stored;
  const kept = prompt && fitPrompt(prompt, knowledge);
  return {
    ...rest,
    details: stored.details ?? {},
    triaged: stored.triaged ?? [],
    asked: stored.asked ?? 0,
    heardAt: stored.heardAt ?? lastTrace(stored),
    reminders: stored.reminders ?? 0,
    unreachable: stored.unreachable ?? false,
    ...(kept ? { prompt: kept } : {}),
  };
}

/** The last time of which an older program kept anything. */
function lastTrace({ openedAt, tried, ledger }: Case): number {
  return Math.max(
    openedAt,
    ...tried.map(({ at }) => at),
    ...ledger.flatMap(({ since, undoneAt = since }) => [since, undoneAt]),
  );
}

function fitPrompt(prompt: Prompt, knowledge: Knowledge): Prompt | undefined {
  if (!isThere(prompt, knowledge)) return undefined;
  if (prompt.kind === "question" && !knowledge.triage.some(({ id }) => id === prompt.block))
    return withoutBlock(prompt);
  if (!("before" in prompt) || !prompt.before || isThere(prompt.before, knowledge)) return prompt;
  const { before: _vanished, ...rest } = prompt;
  return rest;
}

function withoutBlock({ block: _vanished, ...rest }: Prompt & { kind: "question" }): Prompt {
  return rest;
}

function isThere(prompt: PromptBody, { observations, triage, fixes }: Knowledge): boolean {
  const has = (entries: readonly { readonly id: string }[], id: string) => entries.some((one) => one.id === id);
  switch (prompt.kind) {
    case "question":
      return has(observations, prompt.observation);
    case "correct":
      return prompt.observations.every((id) => has(observations, id));
    case "triage":
      return has(triage, prompt.block);
    case "consent":
    case "fix":
    case "tested":
      return has(fixes, prompt.fix);
    default:
      return true;
  }
}
