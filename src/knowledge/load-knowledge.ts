import type { Knowledge } from "../diagnosis/knowledge";
import type { Phrase } from "../reading/reading";
import { checkContent } from "./check-content";
import type { Content, Entry } from "./entry";
import { KnowledgeError } from "./knowledge-error";
import { type HousePolicy, NO_POLICY, policyOf } from "./policy";
import { type Folders, readContent } from "./read-content";

export interface LoadedKnowledge {
  readonly knowledge: Knowledge;
  readonly phrases: readonly Phrase[];
  readonly policy: HousePolicy;
  /** The same, with file and line of each part. */
  readonly content: Content;
}

/**
 * Reads and checks the content; its commands are checked by `check-commands.ts`. Throws one KnowledgeError that holds
 * every problem.
 * @param today as YYYY-MM-DD; nothing can have been reviewed after it
 */
export function loadKnowledge(from: string | Folders, today = new Date().toISOString().slice(0, 10)): LoadedKnowledge {
  const problems: string[] = [];
  const content = readContent(typeof from === "string" ? { builtIn: from } : from, problems);
  problems.push(...checkContent(content, today));
  if (problems.length > 0) {
    throw new KnowledgeError(problems);
  }
  return useContent(content);
}

/** Content without problems as the program uses it. */
export function useContent(content: Content): LoadedKnowledge {
  const policy = content.policy?.value ?? NO_POLICY;
  return { knowledge: knowledgeOf(content, policy), phrases: valuesOf(content.phrases), policy, content };
}

function knowledgeOf(content: Content, policy: HousePolicy): Knowledge {
  const { causes, observations, fixes, corrections, triage, codes, codeAdvice } = content;
  return {
    causes: valuesOf(causes.entries),
    observations: valuesOf(observations.entries),
    fixes: valuesOf(fixes.entries),
    corrections: valuesOf(corrections.entries),
    triage: valuesOf(triage.entries),
    codes: valuesOf(codes),
    codeAdvice: valuesOf(codeAdvice),
    policy: policyOf(policy),
  };
}

function valuesOf<Value>(entries: readonly Entry<Value>[]): readonly Value[] {
  return entries.map((entry) => entry.value);
}
