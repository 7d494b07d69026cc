import { KnowledgeError } from "../../knowledge/knowledge-error";
import { takeKnowledge } from "../../take-knowledge";
import { countOf } from "./amounts";
import { bad, type Finding, good } from "./finding";

/** Whether a server could start with it; `npm run knowledge:check` looks closer. */
export async function examineKnowledge(own: string | undefined): Promise<Finding> {
  try {
    const { knowledge } = await takeKnowledge(own);
    const sizes = `${countOf(knowledge.causes.length, "cause")}, ${countOf(knowledge.fixes.length, "fix", "fixes")}`;
    return good(`knowledge: ${sizes}${own === undefined ? "" : `, with ${own}`}`);
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    return bad(`knowledge: ${error.message.replaceAll("\n", "\n   ")}\n   npm run knowledge:check says more.`);
  }
}
