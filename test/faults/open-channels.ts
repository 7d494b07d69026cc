import type { TokenSource } from "../../src/channels/teams/adapter";
import { startTokenIssuer } from "../support/token-issuer";
import type { RunChannel } from "./channel";
import type { Cleanup } from "./cleanup";
import { type Platform, type PlatformParts, startPlatform } from "./platform";
import { createSlackWayIn } from "./slack-way-in";
import { createSlackWayOut } from "./slack-way-out";
import { createTeamsWayIn } from "./teams-way-in";
import { createTeamsWayOut } from "./teams-way-out";

export interface OpenChannels {
  readonly channels: readonly RunChannel[];
  readonly platform: Platform;
  /** With whose tokens Teams calls the bot. */
  readonly tokens: TokenSource;
}

/** The channels of a run, and what stands in for their platforms. */
export async function openChannels(parts: Omit<PlatformParts, "ways">, cleanup: Cleanup): Promise<OpenChannels> {
  const issuer = await startTokenIssuer();
  cleanup.later(issuer.stop);
  const [teams, slack] = [createTeamsWayOut(), createSlackWayOut()];
  const platform = await startPlatform({ ...parts, ways: [teams, slack] });
  cleanup.later(platform.stop);
  const channels: readonly RunChannel[] = [
    { name: "teams", ...teams, ...createTeamsWayIn(issuer, platform.url) },
    { name: "slack", ...slack, ...createSlackWayIn(platform.url) },
  ];
  return { channels, platform, tokens: issuer.source };
}
