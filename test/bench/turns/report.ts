import { median, type Quantiles, quantiles } from "../timing";
import type { TurnKind } from "./callers";
import type { Block, Load } from "./run-block";

export interface TurnsReport {
  readonly machine: string;
  readonly block: Load["until"];
  readonly rounds: number;
  readonly connections: number;
  readonly servers: readonly ServerReport[];
  readonly turns: readonly TurnReport[];
}

interface ServerReport {
  readonly server: string;
  /** Milliseconds from fork to ready, the median; and how often the EchoBot's. */
  readonly start: number;
  readonly startToEcho: number;
  /** Bytes of the process. */
  readonly idle: number;
  readonly loaded: number;
  readonly errors: number;
}

interface TurnReport extends Contest {
  readonly turns: number;
  readonly failed: number;
  /** The medians of the rounds, ours divided by the EchoBot's in the same round. */
  readonly toEcho: { readonly perSecond: number; readonly deliveredPerSecond: number; readonly cpu: number };
  readonly perSecond: number;
  readonly deliveredPerSecond: number;
  /** Milliseconds of the process for one turn. */
  readonly cpu: number;
  /** Milliseconds. */
  readonly answer: Quantiles;
  readonly message: Quantiles;
}

export interface Contest {
  readonly server: string;
  readonly kind: TurnKind;
  readonly connections: number;
}

export interface Played {
  readonly contest: Contest;
  readonly round: number;
  readonly block: Block;
}

export interface ServersReport {
  readonly startTimes: Readonly<Record<string, readonly number[]>>;
  readonly idle: Readonly<Record<string, number>>;
  readonly loaded: Readonly<Record<string, number>>;
  readonly errors: Readonly<Record<string, number>>;
}

interface Results {
  readonly machine: string;
  readonly block: Load["until"];
  readonly rounds: number;
  readonly connections: number;
  readonly played: readonly Played[];
  readonly memory: ServersReport;
}

export function reportTurns({ played, memory, ...settings }: Results): TurnsReport {
  const contests = [...new Set(played.map(({ contest }) => contest))].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  return {
    ...settings,
    servers: Object.keys(memory.startTimes).map((server) => reportServer(server, memory)),
    turns: contests.map((contest) => reportContest(contest, played)),
  };
}

export function formatTurns(report: TurnsReport): readonly string[] {
  const { machine, block, rounds, connections, servers, turns } = report;
  return [
    `${rounds} rounds of ${"seconds" in block ? `${block.seconds} s` : `${block.turns} turns`}, ${connections} at once and one; ${machine}`,
    "",
    "to the EchoBot: turns a second, with all messages out, cpu of a turn; then turns a second, cpu, and p50 / p99 until answer and message",
    ...turns.map(formatTurn),
    "",
    "start, and memory idle / loaded",
    ...servers.map(formatServer),
  ];
}

function reportServer(server: string, { startTimes, idle, loaded, errors }: ServersReport): ServerReport {
  const times = startTimes[server] ?? [];
  const start = median(times);
  const startToEcho = median(times.map((time, at) => time / (startTimes["echo"]?.[at] ?? Number.NaN)));
  return {
    server,
    start,
    startToEcho,
    idle: idle[server] ?? 0,
    loaded: loaded[server] ?? 0,
    errors: errors[server] ?? 0,
  };
}

function reportContest(contest: Contest, all: readonly Played[]): TurnReport {
  const played = all.filter((one) => one.contest === contest);
  const blocks = played.map(({ block }) => block);
  const middle = (take: (block: Block) => number) => median(blocks.map(take));
  const ratio = (take: (block: Block) => number) =>
    median(played.map(({ round, block }) => take(block) / take(echoOf(all, contest, round))));
  return {
    ...contest,
    turns: blocks.reduce((sum, { turns }) => sum + turns, 0),
    failed: blocks.reduce((sum, { failed }) => sum + failed, 0),
    toEcho: {
      perSecond: ratio(({ perSecond }) => perSecond),
      deliveredPerSecond: ratio(({ deliveredPerSecond }) => deliveredPerSecond),
      cpu: ratio(({ cpu }) => cpu),
    },
    perSecond: middle(({ perSecond }) => perSecond),
    deliveredPerSecond: middle(({ deliveredPerSecond }) => deliveredPerSecond),
    cpu: middle(({ cpu }) => cpu),
    answer: quantiles(blocks.flatMap(({ answers }) => answers)),
    message: quantiles(blocks.flatMap(({ messages }) => messages)),
  };
}

/** With as many at once, in the same round. */
function echoOf(all: readonly Played[], { connections }: Contest, wanted: number): Block {
  const found = all.find(
    ({ contest, round }) => contest.kind === "echo" && contest.connections === connections && round === wanted,
  );
  if (!found) throw new Error("The EchoBot was not measured.");
  return found.block;
}

function nameOf({ server, kind, connections }: Contest): string {
  return `${server}, ${kind}, ${connections} at once`;
}

function formatTurn(turn: TurnReport): string {
  const { toEcho, perSecond, cpu, answer, message, failed } = turn;
  const ratios = [toEcho.perSecond, toEcho.deliveredPerSecond, toEcho.cpu].map((ratio) => `× ${ratio.toFixed(2)}`);
  const times = `answer ${inMs(answer)}, message ${inMs(message)}`;
  const failures = failed > 0 ? `, ${failed} failed` : "";
  return `${nameOf(turn).padEnd(30)} ${ratios.map((ratio) => ratio.padStart(7)).join(" ")}   ${perSecond.toFixed(1)} a second, ${cpu.toFixed(2)} ms cpu, ${times}${failures}`;
}

function formatServer({ server, start, startToEcho, idle, loaded, errors }: ServerReport): string {
  const ratio = `× ${startToEcho.toFixed(2)}`;
  return `${server.padEnd(10)} ${Math.round(start)} ms (${ratio}), ${inMb(idle)} / ${inMb(loaded)}, ${errors} errors logged`;
}

function inMs({ half, nearlyAll }: Quantiles): string {
  return `${half.toFixed(1)} / ${nearlyAll.toFixed(1)} ms`;
}

function inMb(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`;
}
