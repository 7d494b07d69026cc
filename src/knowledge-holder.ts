import { KnowledgeError } from "./knowledge/knowledge-error";
import type { KnowledgeInUse } from "./take-knowledge";
import type { Log } from "./turn/log";

export interface KnowledgeHolder {
  /** In a few words, for `/readyz`. */
  state(): string;
  /** Takes changed knowledge; where it cannot be used the old one stays, and the log says why. Never rejects. */
  reload(): Promise<void>;
}

export interface HolderParts {
  readonly first: KnowledgeInUse;
  readonly take: () => Promise<KnowledgeInUse>;
  readonly use: (knowledge: KnowledgeInUse) => void;
  readonly log: Log;
  readonly now: () => Date;
}

export function createKnowledgeHolder({ first, take, use, log, now }: HolderParts): KnowledgeHolder {
  let fixes = first.knowledge.fixes.length;
  let refused: string | undefined;
  let last = Promise.resolve();

  async function takeNow(): Promise<void> {
    try {
      const next = await take();
      use(next);
      fixes = next.knowledge.fixes.length;
      refused = undefined;
      log.info({ fixes }, "took changed knowledge");
    } catch (err) {
      const isContent = err instanceof KnowledgeError;
      const count = isContent ? `${err.problems.length} to mend` : "failed";
      refused = `changes of ${now().toISOString()} not taken: ${count}, see the log`;
      log.error(
        isContent ? { problems: err.problems } : { err },
        "kept the old knowledge: the changed one cannot be used",
      );
    }
  }

  return {
    state: () => [`ready, ${fixes} fixes`, ...(refused === undefined ? [] : [refused])].join("; "),
    // One after the other: an older state that took longer must not win.
    reload() {
      last = last.then(takeNow);
      return last;
    },
  };
}
