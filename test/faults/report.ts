import type { Kill } from "./fleet";
import type { Repeats } from "./incidents";
import type { Verdict } from "./judge";
import type { Life } from "./person";
import type { PlatformFault } from "./platform-faults";
import { isApology } from "./send-acts";

/** What a run found. The lists say each time what, and of whom. */
export interface Report {
  readonly store: string;
  readonly replicas: number;
  readonly seed: number;
  readonly conversations: number;
  /** Acts of people that the bot acknowledged. */
  readonly acknowledged: number;
  /** Requests that it took, those included that were made again or twice. */
  readonly requests: number;
  /** Acts that were done again because the bot asked for it. */
  readonly doneAgain: number;
  readonly kills: Readonly<Record<string, number>>;
  readonly disturbances: readonly string[];
  /** The bot's calls to the platform, by what became of them. */
  readonly calls: Readonly<Partial<Record<PlatformFault, number>>>;
  readonly refusedTokens: number;
  readonly lost: readonly string[];
  readonly unsent: readonly string[];
  readonly duplicates: Repeats;
  readonly impossible: readonly string[];
  readonly unfinished: readonly string[];
  readonly seconds: number;
  /** Milliseconds that a replica needs to start, at the middle of all starts. */
  readonly startMs: number;
}

export interface Findings {
  readonly options: { readonly store: string; readonly replicas: number; readonly seed: number };
  readonly lives: readonly Life[];
  readonly verdicts: readonly Verdict[];
  readonly impossible: readonly string[];
  readonly kills: readonly Kill[];
  readonly disturbances: readonly string[];
  readonly calls: Report["calls"];
  readonly refusedTokens: number;
  readonly unfinished: readonly string[];
  readonly milliseconds: number;
  readonly starts: readonly number[];
}

export function reportOf(findings: Findings): Report {
  const { options, lives, verdicts, impossible, kills, starts, milliseconds, ...rest } = findings;
  const delivered = lives.flatMap((life) => life.delivered);
  const sum = (key: keyof Repeats) => verdicts.reduce((total, { repeats }) => total + repeats[key], 0);
  return {
    store: options.store,
    replicas: options.replicas,
    seed: options.seed,
    conversations: lives.length,
    acknowledged: delivered.filter(({ bodies }) => bodies.length > 0).length,
    requests: delivered.reduce((total, { tries }) => total + tries, 0),
    doneAgain: delivered.filter(({ bodies }) => bodies.length > 0 && bodies.every(isApology)).length,
    kills: countBy(kills.map(({ point }) => point)),
    disturbances: rest.disturbances,
    calls: rest.calls,
    refusedTokens: rest.refusedTokens,
    lost: verdicts.flatMap(({ lost }) => lost),
    unsent: verdicts.flatMap(({ unsent }) => unsent),
    duplicates: {
      explained: sum("explained"),
      unexplained: sum("unexplained"),
      replacements: sum("replacements"),
    },
    impossible: [...impossible, ...verdicts.flatMap((verdict) => verdict.impossible)],
    unfinished: rest.unfinished,
    seconds: Math.round(milliseconds / 1000),
    startMs: starts.toSorted((one, other) => one - other)[Math.floor(starts.length / 2)] ?? 0,
  };
}

/** True where nothing was lost, whatever was repeated. */
export function isSound({ lost, unsent, impossible, unfinished }: Report): boolean {
  return [lost, unsent, impossible, unfinished].every((list) => list.length === 0);
}

function countBy(names: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries(counts);
}
