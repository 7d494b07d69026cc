import { type Config, ConfigError, type Environment, readConfig, readLocalConfig } from "../../config";
import { bad, type Finding, good } from "./finding";

export interface ExaminedSettings {
  readonly finding: Finding;
  /** What the other checks need; absent where it cannot be read. */
  readonly config: Config | undefined;
}

/** The settings as `npm start` needs them. Where only the channel is missing the rest can be examined all the same. */
export function examineSettings(env: Environment): ExaminedSettings {
  const { problems } = attempt(() => readConfig(env));
  const { config } = attempt(() => readLocalConfig(env));
  const finding =
    problems.length > 0 ? bad(`settings: ${problems.join("\n   ")}`) : good("settings: as npm start needs them");
  return { finding, config };
}

function attempt(read: () => Config): { readonly config: Config | undefined; readonly problems: readonly string[] } {
  try {
    return { config: read(), problems: [] };
  } catch (error) {
    if (error instanceof ConfigError) return { config: undefined, problems: error.problems };
    throw error;
  }
}
