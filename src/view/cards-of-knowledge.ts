import type { Prompt, UndoReason } from "../conversation/case";
import { canBeUndone } from "../conversation/ledger";
import type { Message } from "../conversation/message";
import type { Fix, Knowledge } from "../diagnosis/knowledge";
import type { Plan } from "../diagnosis/plan";

/** A card that an entry of the knowledge can become. */
export interface CardOfKnowledge {
  readonly about: "fixes" | "observations" | "corrections" | "triage";
  readonly id: string;
  readonly message: Message;
}

/** Every card that people can see of each entry, in the order in which a case shows them. */
export function cardsOfKnowledge(
  { fixes, observations, corrections, triage }: Knowledge,
  plan: Plan,
): readonly CardOfKnowledge[] {
  return [
    ...observations.map(({ id }) => card("observations", id, questionOf(id, triage))),
    ...triage.map(({ id }) =>
      card("triage", id, { kind: "triage", prompt: { id: "1", kind: "triage", block: id }, noted: [] }),
    ),
    ...fixes
      .filter(({ risk, handsOver }) => risk !== "never" && handsOver !== true)
      .flatMap((fix) => cardsOfFix(fix, "before-closing", plan).map((message) => card("fixes", fix.id, message))),
    ...corrections.flatMap(({ id }) => [
      card("corrections", id, { kind: "correction", told: { id, done: false } }),
      card("corrections", id, undoOf(id, "advised")),
    ]),
  ];
}

/** Consent, fix, what follows a test, and the way back. */
export function cardsOfFix(made: Fix, reason: UndoReason, plan: Plan = NO_PLAN): readonly Message[] {
  const { id: fix } = made;
  return [
    { kind: "consent", prompt: { id: "1", kind: "consent", fix }, plan },
    { kind: "fix", prompt: { id: "1", kind: "fix", fix }, plan, noted: [] },
    { kind: "tested", prompt: { id: "1", kind: "tested", fix }, stillOpen: canBeUndone(made) },
    undoOf(fix, reason),
  ];
}

/** A plan that says nothing, for showing a card outside a case. */
export const NO_PLAN: Plan = {
  move: { kind: "hand-over", reason: "nothing-left" },
  causes: [],
  unexplained: 1,
  minutes: 0,
  handOverMinutes: 0,
};

/** Details as long as real ones get. */
export const LONG_DETAILS = {
  host: "application-server-07.finance.example.com",
  port: "33890",
  user: "EXAMPLE-FINANCE\\annabella.longname-smith",
  vm: "vm-application-server-production-07",
  resourceGroup: "rg-finance-applications-production-weu",
  thumbprint: "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B",
};

/** As full as it gets: with the block that would answer it and more. */
function questionOf(observation: string, triage: Knowledge["triage"]): Message {
  const block = triage.find(({ reads }) => reads.some((read) => read.observation === observation));
  const prompt: Prompt = { id: "1", kind: "question", observation, ...(block && { block: block.id }) };
  return { kind: "question", prompt, noted: [] };
}

function undoOf(fix: string, reason: UndoReason): Message {
  return { kind: "undo", prompt: { id: "1", kind: "undo", fix, reason } };
}

function card(about: CardOfKnowledge["about"], id: string, message: Message): CardOfKnowledge {
  return { about, id, message };
}
