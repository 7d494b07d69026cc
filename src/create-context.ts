import type { Context } from "./conversation/context";
import { planNext } from "./diagnosis/plan-next";
import { knownCodes } from "./reading/known-codes";
import { createReadMessage } from "./reading/read-message";
import type { KnowledgeInUse } from "./take-knowledge";
import { choiceLabel, type ViewContext } from "./view/view-context";

/** What reads and decides, made from one state of the knowledge; `words` are those on the choices. */
export function createContext({ knowledge, phrases }: KnowledgeInUse, words: ViewContext): Context {
  const { codes, corrections, triage } = knowledge;
  return {
    knowledge,
    planNext,
    read: createReadMessage({ phrases, codes: knownCodes(codes), corrections, triage }),
    choiceLabel: (prompt, choice) => choiceLabel(words, prompt, choice),
  };
}
