import type { TokenSource } from "../../src/channels/teams/adapter";
import type { DatabaseAddress } from "../../src/storage/open-database";

/**
 * Where a replica can be stopped: before its turn is committed · when it is committed but not acknowledged · when it is
 * acknowledged but nothing is sent · when a message was sent but that is not noted · between two messages of a turn.
 */
export const KILL_POINTS = ["after-ack", "between-sends", "after-commit", "before-commit", "sent-not-noted"] as const;
export type KillPoint = (typeof KILL_POINTS)[number];

/** One for all replicas: they agree on the time whenever they were started. */
export interface Clock {
  /** When it began, in milliseconds since 1970. */
  readonly epoch: number;
  /** How many times faster it runs. */
  readonly speed: number;
  /** Milliseconds by which it is ahead besides. */
  readonly ahead: number;
}

export interface ReplicaSettings {
  readonly database: DatabaseAddress;
  readonly tokens: TokenSource;
  /** Where people in Slack see what the bot says, and in which workspaces they live. */
  readonly slack: { readonly platformUrl: string; readonly workspaces: readonly string[] };
  readonly clock: Clock;
  /** Commits the messages of a turn only after it was acknowledged: what a run has to find. */
  readonly isBroken: boolean;
  readonly logFile: string;
}

export type ToReplica =
  | { readonly kind: "start"; readonly settings: ReplicaSettings }
  /** Stop at this point the next time. */
  | { readonly kind: "arm"; readonly point: KillPoint }
  | { readonly kind: "clock"; readonly clock: Clock };

export type FromReplica =
  | { readonly kind: "listening"; readonly port: number }
  | { readonly kind: "failed"; readonly error: string }
  /** It stands still there, and answers nothing any more. */
  | { readonly kind: "at"; readonly point: KillPoint };
