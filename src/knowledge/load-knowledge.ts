import { statSync } from "node:fs";
import { join } from "node:path";
import type { Knowledge } from "../diagnosis/knowledge";
import type { Phrase } from "../reading/reading";
import { checkCauses } from "./check-causes";
import { checkFixes } from "./check-fixes";
import { checkIds } from "./check-ids";
import { checkLists } from "./check-lists";
import { checkObservations } from "./check-observations";
import type { Content, Entry } from "./entry";
import { explainUnreadable } from "./explain-unreadable";
import { KnowledgeError } from "./knowledge-error";
import { readFolder, readList } from "./read-entries";
import { causeSchema, codesSchema, fixSchema, observationSchema, phrasesSchema } from "./schema";

export interface LoadedKnowledge {
  readonly knowledge: Knowledge;
  readonly phrases: readonly Phrase[];
}

/**
 * Reads and checks the content. Throws one KnowledgeError that holds every problem.
 * @param today as YYYY-MM-DD; nothing can have been reviewed after it
 */
export function loadKnowledge(folder: string, today = new Date().toISOString().slice(0, 10)): LoadedKnowledge {
  checkFolder(folder);
  const problems: string[] = [];
  const content: Content = {
    causes: readFolder(join(folder, "causes"), causeSchema, problems),
    observations: readFolder(join(folder, "observations"), observationSchema, problems),
    fixes: readFolder(join(folder, "fixes"), fixSchema, problems),
    codes: readList(join(folder, "codes.yaml"), codesSchema, problems),
    phrases: readList(join(folder, "phrases.yaml"), phrasesSchema, problems),
  };
  problems.push(
    ...checkIds(content),
    ...checkCauses(content),
    ...checkObservations(content),
    ...checkFixes(content, today),
    ...checkLists(content),
  );
  if (problems.length > 0) {
    throw new KnowledgeError(problems);
  }
  const { causes, observations, fixes, codes, phrases } = content;
  return {
    knowledge: {
      causes: valuesOf(causes.entries),
      observations: valuesOf(observations.entries),
      fixes: valuesOf(fixes.entries),
      codes: valuesOf(codes),
    },
    phrases: valuesOf(phrases),
  };
}

/** Without the folder every file would be missing; that is one problem, not five. */
function checkFolder(folder: string): void {
  try {
    if (!statSync(folder).isDirectory()) {
      throw new KnowledgeError([`${folder}:1 is a file; name the folder that holds causes, observations and fixes.`]);
    }
  } catch (error) {
    throw error instanceof KnowledgeError ? error : new KnowledgeError([`${folder}:1 ${explainUnreadable(error)}`]);
  }
}

function valuesOf<Value>(entries: readonly Entry<Value>[]): readonly Value[] {
  return entries.map((entry) => entry.value);
}
