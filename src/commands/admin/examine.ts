import type { Environment } from "../../config";
import { examineDatabase } from "./examine-database";
import { examineKnowledge } from "./examine-knowledge";
import { examineSettings } from "./examine-settings";
import { bad, type Finding } from "./finding";

/** Everything that can be seen to be wrong from beside a server, whether one runs or not. */
export async function examine(env: Environment, now: () => number): Promise<readonly Finding[]> {
  const { finding, config } = examineSettings(env);
  if (!config) return [finding, bad("database, knowledge: not looked at; mend the settings first.")];
  return [finding, ...(await examineDatabase(config.database, now)), await examineKnowledge(config.knowledgeFolder)];
}
