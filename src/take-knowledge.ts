import { join } from "node:path";
import type { Knowledge } from "./diagnosis/knowledge";
import { problemAt } from "./knowledge/entry";
import { inspectContent } from "./knowledge/inspect-content";
import { KnowledgeError } from "./knowledge/knowledge-error";
import { type LoadedKnowledge, useContent } from "./knowledge/load-knowledge";
import { renameTexts } from "./knowledge/rename-texts";
import type { Phrase } from "./reading/reading";
import { ROOT } from "./root";
import { createRename, renameSentences, replaceSentences } from "./view/house-words";
import { ENGLISH, type Sentences } from "./view/sentences";

/** All that the bot knows and says, in the house's own words. */
export interface KnowledgeInUse {
  readonly knowledge: Knowledge;
  readonly phrases: readonly Phrase[];
  readonly sentences: Sentences;
  /** Whom people turn to, where the policy says. */
  readonly contact: string | undefined;
}

export const BUILT_IN = join(ROOT, "knowledge");

/** Loads and checks the built-in knowledge and the helpdesk's own. Rejects with a KnowledgeError that holds every problem. */
export async function takeKnowledge(own: string | undefined): Promise<KnowledgeInUse> {
  const today = new Date().toISOString().slice(0, 10);
  const { content, problems } = await inspectContent({ builtIn: BUILT_IN, own }, today);
  const inUse = content && inHouseWords(useContent(content));
  const all = [...problems, ...(inUse?.problems ?? [])];
  if (!inUse || all.length > 0) throw new KnowledgeError(all);
  return inUse;
}

/** The knowledge and the sentences with the names and texts of the house; `problems` are texts that replace nothing. */
export function inHouseWords({ knowledge, phrases, policy, content }: LoadedKnowledge): KnowledgeInUse & {
  readonly problems: readonly string[];
} {
  const rename = createRename(policy.names);
  const replaced = replaceSentences(renameSentences(ENGLISH, rename), policy.texts);
  const problems = replaced.unknown.map((path) => {
    const text = `texts names "${path}", which is no sentence without blanks; npm run knowledge:preview -- --texts lists them all.`;
    return content.policy ? problemAt(content.policy, ["texts", path], text) : text;
  });
  return {
    knowledge: renameTexts(knowledge, rename),
    phrases,
    sentences: replaced.sentences,
    contact: policy.contact,
    problems,
  };
}
