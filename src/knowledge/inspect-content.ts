import { checkCommands } from "./check-commands";
import { checkContent } from "./check-content";
import type { Content } from "./entry";
import { KnowledgeError } from "./knowledge-error";
import { type Folders, readContent } from "./read-content";

export interface Inspected {
  /** Absent where there is no folder to read. */
  readonly content: Content | undefined;
  readonly problems: readonly string[];
}

/**
 * Reads the content and finds all that is wrong with it as it stands, its commands included.
 * @param today as YYYY-MM-DD
 */
export async function inspectContent(folders: Folders, today: string): Promise<Inspected> {
  const problems: string[] = [];
  try {
    const content = readContent(folders, problems);
    problems.push(...checkContent(content, today), ...(await checkCommands(content)));
    return { content, problems };
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    return { content: undefined, problems: [...problems, ...error.problems] };
  }
}
