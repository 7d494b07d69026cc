import { bestForOthers } from "../diagnosis/best-for-others";
import type { Case, Prompt, PromptBody } from "./case";
import type { Context } from "./context";
import type { Draft } from "./draft";
import { openEnvironments } from "./intake";
import { openChanges } from "./ledger";
import type { Noted, Packet, PromptMessage } from "./message";
import { causesFor, planFor } from "./plan-for";

/** Puts a prompt to the person; an open one of the same content stays. `noted` is played back with it. */
export function putPrompt(context: Context, draft: Draft, body: PromptBody, noted: readonly Noted[] = []): void {
  draft.put(body, (prompt) => messageOf(context, draft, prompt, noted));
}

/** Shows the open prompt anew; `false` where none is open. */
export function putAgain(context: Context, draft: Draft): boolean {
  const { prompt } = draft.state();
  if (!prompt) return false;
  const { id: _id, ...body } = prompt;
  draft.settle(undefined);
  putPrompt(context, draft, body);
  return true;
}

/** What is open now, to be put again after an interlude; an interlude within one of its kind does not nest. */
export function beforeInterlude(state: Case, kind: PromptBody["kind"]): { readonly before?: PromptBody } {
  const { prompt } = state;
  if (!prompt) return {};
  if (prompt.kind === kind && "before" in prompt) return prompt.before ? { before: prompt.before } : {};
  const { id: _id, ...body } = prompt;
  return { before: body };
}

/** What a human needs to go on. */
export function packetOf(context: Context, state: Case, reason: Packet["reason"], at: number): Packet {
  const forOthers = bestForOthers(context.knowledge, state.evidence);
  return { case: state, plan: planFor(context, state), reason, forOthers, at };
}

function messageOf(context: Context, draft: Draft, prompt: Prompt, noted: readonly Noted[]): PromptMessage {
  const state = draft.state();
  const changes = openChanges(state.ledger);
  switch (prompt.kind) {
    case "intake":
      return {
        kind: "intake",
        prompt,
        fields: prompt.fields,
        environments: openEnvironments(state.evidence.answers, context.knowledge),
        noted,
      };
    case "question":
      return { kind: "question", prompt, noted };
    case "triage":
      return { kind: "triage", prompt, noted };
    case "code":
      return { kind: "code", prompt };
    case "consent":
      return { kind: "consent", prompt, plan: planFor(context, state) };
    case "fix":
      return { kind: "fix", prompt, plan: planFor(context, state), noted };
    case "tested":
      return { kind: "tested", prompt, stillOpen: changes.some(({ fix }) => fix === prompt.fix) };
    case "undo":
      return { kind: "undo", prompt };
    case "correct":
      return { kind: "correct", prompt, answers: answersTo(state, prompt.observations) };
    case "solved":
      return { kind: "solved", prompt, case: state, causes: causesFor(context, state) };
    case "follow-up":
      return { kind: "follow-up", prompt, solvedBy: state.solvedBy };
    case "handed-over":
      return { kind: "handed-over", prompt, packet: packetOf(context, state, prompt.reason, draft.at) };
    case "forget":
      return { kind: "forget", prompt, changes };
  }
}

function answersTo({ evidence }: Case, observations: readonly string[]): readonly Noted[] {
  return observations.map((observation): Noted => {
    const { [observation]: answer } = evidence.answers;
    const { [observation]: hint } = evidence.hints ?? {};
    return answer === undefined && hint !== undefined
      ? { observation, value: hint, unsure: true }
      : { observation, value: answer ?? "unknown" };
  });
}
