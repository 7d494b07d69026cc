import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createRandom, shuffled } from "../../../src/evaluation/random";
import { newDatabase, startPostgres } from "../../support/postgres-server";
import * as troubles from "../../support/troubles";
import { machine } from "../machine";
import { type Scratch, withScratch } from "../scratch";
import type { Clock } from "../timing";
import { type Callers, createCallers, type TurnKind } from "./callers";
import { type Contest, type Played, reportTurns, type ServersReport, type TurnsReport } from "./report";
import { type Load, runBlock } from "./run-block";
import { type ServerUnderTest, type Start, startServer } from "./server-under-test";
import { type StandInConnector, startStandInConnector } from "./stand-in-connector";

export interface TurnsOptions {
  readonly block: Load["until"];
  readonly rounds: number;
  readonly connections: number;
  /** Cases that are open before the blocks begin: `status` and `code` are asked in them. */
  readonly regulars: number;
  /** How often each server is started; the last ones stay. */
  readonly starts: number;
  readonly progress: (line: string) => void;
  readonly clock: Clock;
}

interface Runner {
  readonly name: string;
  readonly kinds: readonly TurnKind[];
  readonly server: ServerUnderTest;
  readonly callers: Callers;
}

const OURS: readonly TurnKind[] = ["opening", "status", "code"];
const SEED = 12;
const SETTLE_MS = 1_500;

/** Turns over HTTP, ours on both databases and those of a bot that only echoes, side by side. */
export function benchTurns(options: TurnsOptions): Promise<TurnsReport> {
  return withScratch(async (scratch) => {
    const { progress } = options;
    const connector = await startStandInConnector();
    scratch.atTheEnd(connector.stop);
    const starts = await prepareStarts(scratch);
    const { servers, startTimes } = await startAll(starts, options, scratch);
    const openings = Object.values(troubles).map(({ opening }) => opening);
    const runners = servers.map((one) => ({ ...one, callers: createCallers(connector.url, openings) }));
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    const idle = await memoryOf(runners);
    for (const runner of runners) await openCases(runner, connector, options);
    const played = await playRounds(runners, connector, options);
    progress("done");
    const memory: ServersReport = { startTimes, idle, loaded: await memoryOf(runners), errors: errorsOf(runners) };
    const { block, rounds, connections } = options;
    return reportTurns({ machine: machine(), block, rounds, connections, played, memory });
  });
}

interface Named {
  readonly name: string;
  readonly kinds: readonly TurnKind[];
  readonly start: Start;
}

async function prepareStarts({ folder, atTheEnd }: Scratch): Promise<readonly Named[]> {
  const home = join(folder, "postgres");
  mkdirSync(home);
  const postgres = await startPostgres(home);
  atTheEnd(postgres.remove);
  const file = "reconnect-process.ts";
  return [
    { name: "echo", kinds: ["echo"], start: { file: "echo-process.ts", env: {} } },
    { name: "sqlite", kinds: OURS, start: { file, env: { DATA_DIR: join(folder, "data") } } },
    { name: "postgres", kinds: OURS, start: { file, env: { DATABASE_URL: await newDatabase(postgres) } } },
  ];
}

interface Started {
  readonly servers: readonly Omit<Runner, "callers">[];
  readonly startTimes: ServersReport["startTimes"];
}

/** In turn. Where there are several, the first of each does not count: it makes the tables. */
async function startAll(
  starts: readonly Named[],
  { starts: times, progress, clock }: TurnsOptions,
  { atTheEnd }: Scratch,
): Promise<Started> {
  const startTimes = new Map<string, readonly number[]>();
  const servers: Omit<Runner, "callers">[] = [];
  for (let time = 1; time <= times; time += 1) {
    for (const { name, kinds, start } of starts) {
      const server = await startServer(start, clock);
      progress(`${name}: started in ${Math.round(server.startedIn)} ms`);
      if (time > 1 || times === 1) startTimes.set(name, [...(startTimes.get(name) ?? []), server.startedIn]);
      if (time < times) await server.stop();
      else servers.push({ name, kinds, server });
    }
  }
  for (const { server } of servers) atTheEnd(server.stop);
  return { servers, startTimes: Object.fromEntries(startTimes) };
}

async function memoryOf(runners: readonly Runner[]): Promise<Readonly<Record<string, number>>> {
  const used = runners.map(async ({ name, server }) => [name, (await server.usage()).rss] as const);
  return Object.fromEntries(await Promise.all(used));
}

function errorsOf(runners: readonly Runner[]): Readonly<Record<string, number>> {
  return Object.fromEntries(runners.map(({ name, server }) => [name, server.errors()]));
}

/** Also warms the server up: the first turns are slow because the program is still being compiled. */
async function openCases({ server, callers }: Runner, connector: StandInConnector, options: TurnsOptions) {
  const load = { connections: options.connections, until: { turns: options.regulars }, next: callers.nextRegular };
  await runBlock({ server, connector, clock: options.clock }, load);
}

/** In an order that changes from round to round, so that what else the machine does hits all alike. */
async function playRounds(
  runners: readonly Runner[],
  connector: StandInConnector,
  { rounds, block: until, connections, progress, clock }: TurnsOptions,
): Promise<readonly Played[]> {
  const random = createRandom(SEED);
  const contests = runners.flatMap(({ name, kinds }) =>
    kinds.flatMap((kind) => [connections, 1].map((callers): Contest => ({ server: name, kind, connections: callers }))),
  );
  const played: Played[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const contest of shuffled(contests, random)) {
      const runner = runners.find(({ name }) => name === contest.server);
      if (!runner) continue;
      const { server, callers } = runner;
      const load = { connections: contest.connections, until, next: () => callers.next(contest.kind) };
      const block = await runBlock({ server, connector, clock }, load);
      played.push({ contest, round, block });
      const { turns, perSecond } = block;
      progress(
        `round ${round + 1}: ${contest.server}, ${contest.kind}, ${contest.connections} at once: ${turns} turns, ${perSecond.toFixed(1)} a second`,
      );
    }
  }
  return played;
}
