import type { Case } from "../conversation/case";
import type { Context } from "../conversation/context";
import { decide } from "../conversation/decide";
import type { Effect, Outcome } from "../conversation/draft";
import { fitCase } from "../conversation/fit-case";
import { wakeAt } from "../conversation/wake-at";
import type { NewMessage } from "../storage/store";
import { createView } from "../view/create-view";
import type { ViewContext } from "../view/view-context";
import type { Decide } from "./turn";

/** Decides, and finds the words for what comes of it; still pure. */
export function createDecide(context: Context, words: ViewContext): Decide {
  return (current, event, newCaseId) => {
    const outcome = decide(context, current, event, newCaseId);
    const caseId = cardsOf(current, outcome.state);
    const filled: ViewContext = { ...words, details: (outcome.state ?? current)?.details ?? {} };
    const { state, facts, opensCase, forget, answer, effects } = outcome;
    return {
      state,
      facts,
      opensCase,
      forget,
      answer: answer && createView(filled, caseId, answer),
      messages: effects.map((effect) => inWords(filled, caseId, effect)),
      wakeAt: wakesNext(context, current, outcome),
    };
  };
}

/** Also for a case that stays as it is: the time in the database may be one that other knowledge or another program set. */
function wakesNext({ knowledge }: Context, current: Case | undefined, { state, forget }: Outcome): number | undefined {
  const after = state ?? (current && fitCase(current, knowledge));
  return after && !forget ? wakeAt(after, knowledge) : undefined;
}

/** The case that the buttons of the new cards name. */
function cardsOf(before: Case | undefined, after: Case | undefined): string {
  return after?.id ?? before?.id ?? "";
}

function inWords(words: ViewContext, caseId: string, effect: Effect): NewMessage {
  const view = createView(words, caseId, effect.message);
  if (effect.kind === "say") return { kind: "post", view };
  return { kind: "replace", prompt: effect.prompt, messageId: effect.messageId, view };
}
