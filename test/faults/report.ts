import { countBy } from "./count-by";
import type { DayLater } from "./day-later";
import type { Kill } from "./fleet";
import type { Repeats } from "./incidents";
import type { Verdict } from "./judge";
import type { Life } from "./person";
import type { PlatformFault } from "./platform-faults";
import type { Delivered } from "./send-acts";
import type { Role } from "./talk-phase";

/** What a run found. The lists say each time what, and of whom. */
export interface Report {
  readonly store: string;
  readonly replicas: number;
  readonly seed: number;
  readonly conversations: number;
  /** Of these, in each channel. */
  readonly people: Readonly<Record<string, number>>;
  /** Acts of people that the bot acknowledged. */
  readonly acknowledged: number;
  /** How often these were brought to it in all: again after no answer, or twice on purpose. */
  readonly tries: number;
  /** Acts that were done again because the bot asked for it. */
  readonly doneAgain: number;
  readonly kills: Readonly<Record<string, number>>;
  readonly disturbances: Readonly<Record<string, number>>;
  /** What could not be broken, and why. */
  readonly notTried: readonly string[];
  /** The bot's calls to the platform, by what became of them. */
  readonly calls: Readonly<Partial<Record<PlatformFault, number>>>;
  /** Requests that nobody vouched for. */
  readonly refusedForgeries: number;
  readonly lost: readonly string[];
  readonly unsent: readonly string[];
  readonly duplicates: Readonly<Record<keyof Repeats, number>>;
  readonly unexplained: readonly string[];
  readonly impossible: readonly string[];
  readonly unfinished: readonly string[];
  readonly seconds: number;
  /** Milliseconds that a replica needs to start, at the middle of all starts. */
  readonly startMs: number;
  /** Cases that were to be asked a day later whether the fix held. */
  readonly followUps: number;
  /** What the replicas logged as errors, and how often. */
  readonly logged: Readonly<Record<string, number>>;
}

export interface Findings extends Pick<Report, "notTried" | "calls" | "refusedForgeries" | "logged"> {
  readonly options: Pick<Report, "store" | "replicas" | "seed">;
  readonly roles: readonly Role[];
  readonly lives: readonly Life[];
  readonly verdicts: readonly Verdict[];
  readonly impossible: readonly string[];
  /** Messages that still lay in the outbox. */
  readonly unsent: number;
  readonly kills: readonly Kill[];
  readonly struck: readonly string[];
  readonly day: DayLater;
  readonly milliseconds: number;
  readonly starts: readonly number[];
}

export function reportOf(findings: Findings): Report {
  const { options, roles, lives, verdicts, day, starts } = findings;
  const repeats = [...verdicts.map((verdict) => verdict.repeats), ...day.repeats];
  const delivered = lives.flatMap((life) => life.delivered);
  return {
    store: options.store,
    replicas: options.replicas,
    seed: options.seed,
    conversations: lives.length,
    people: countBy(roles.map(({ channel }) => channel.name)),
    acknowledged: delivered.filter(({ bodies }) => bodies.length > 0).length,
    tries: delivered.reduce((total, { tries }) => total + tries, 0),
    doneAgain: lives.flatMap(({ delivered: acts }, index) => acts.filter((act) => isRefused(roles[index], act))).length,
    kills: countBy([...findings.kills, ...day.kills].map(({ point }) => point)),
    disturbances: countBy(findings.struck),
    notTried: findings.notTried,
    calls: findings.calls,
    refusedForgeries: findings.refusedForgeries,
    lost: verdicts.flatMap(({ lost }) => lost),
    unsent: [...verdicts.flatMap(({ unsent }) => unsent), ...day.unsent, ...inOutbox(findings.unsent)],
    duplicates: countRepeats(repeats),
    unexplained: repeats.flatMap(({ unexplained }) => unexplained),
    impossible: [...findings.impossible, ...verdicts.flatMap(({ impossible }) => impossible), ...day.impossible],
    unfinished: unfinished(findings),
    seconds: Math.round(findings.milliseconds / 1000),
    startMs: starts.toSorted((one, other) => one - other)[Math.floor(starts.length / 2)] ?? 0,
    followUps: day.due,
    logged: findings.logged,
  };
}

/** By its answer; what is refused in the chat is not counted. */
function isRefused(role: Role | undefined, { bodies }: Delivered): boolean {
  return bodies.length > 0 && bodies.every((body) => role?.channel.isApology(body));
}

function countRepeats(all: readonly Repeats[]): Report["duplicates"] {
  const sum = (count: (one: Repeats) => number) => all.reduce((total, one) => total + count(one), 0);
  return {
    explained: sum(({ explained }) => explained),
    unexplained: sum(({ unexplained }) => unexplained.length),
    replacements: sum(({ replacements }) => replacements),
  };
}

function inOutbox(count: number): readonly string[] {
  return count > 0 ? [`${count} messages still lie in the outbox`] : [];
}

function unfinished({ roles, lives }: Findings): readonly string[] {
  return lives.flatMap(({ unfinished: why }, index) => {
    return why === undefined ? [] : [`${roles[index]?.who.conversation}: ${why}`];
  });
}

/** True where nothing was lost, whatever was repeated. */
export function isSound({ lost, unsent, impossible, unfinished }: Report): boolean {
  return [lost, unsent, impossible, unfinished].every((list) => list.length === 0);
}
