import { createRandom, shuffled } from "../../../src/evaluation/random";
import type { Trouble } from "../../support/trouble";
import { type Clock, quantiles } from "../timing";
import { citizen, type Growth, isOpen, peopleOf } from "./copies";
import type { Progress } from "./grow";
import { resident } from "./people";
import type { Reception, TimedTurn, Visitor } from "./visitor";

export interface Contender {
  readonly name: string;
  readonly reception: Reception;
  readonly growth: Growth;
}

export interface Rounds {
  readonly rounds: number;
  /** Of every contender in a round. */
  readonly blocks: number;
  /** People of one block; every second one has been there before, as half of those who come have. */
  readonly visitors: number;
  readonly troubles: readonly Trouble[];
  readonly progress: Progress;
  readonly clock: Clock;
}

/** The turns of each contender, round by round. */
export type Measured = ReadonlyMap<string, readonly (readonly TimedTurn[])[]>;

const SEED = 11;

/** All play the same blocks, in an order that changes from round to round, so that what else the machine does hits all alike. */
export async function measure(contenders: readonly Contender[], options: Rounds): Promise<Measured> {
  const random = createRandom(SEED);
  const measured = new Map<string, (readonly TimedTurn[])[]>(contenders.map(({ name }) => [name, []]));
  await warmUp(contenders, options);
  for (let round = 0; round < options.rounds; round += 1) {
    const turns = new Map<string, readonly TimedTurn[]>();
    for (let block = 0; block < options.blocks; block += 1) {
      for (const contender of shuffled(contenders, random)) {
        const played = await playBlock(contender, options, round * options.blocks + block);
        turns.set(contender.name, [...(turns.get(contender.name) ?? []), ...played]);
      }
    }
    for (const [name, played] of turns) measured.get(name)?.push(played);
    options.progress(`round ${round + 1} of ${options.rounds}: ${tellRound(turns)}`);
  }
  return measured;
}

/** The first turns are slow for another reason: the program is still being compiled. */
async function warmUp(contenders: readonly Contender[], options: Rounds): Promise<void> {
  for (const contender of contenders) await playBlock(contender, options, -1);
}

async function playBlock({ reception, growth }: Contender, { troubles, visitors }: Rounds, block: number) {
  const turns: TimedTurn[] = [];
  for (let place = 0; place < visitors; place += 1) {
    const number = (block + 1) * visitors + place;
    const trouble = troubles[number % troubles.length];
    if (trouble) turns.push(...(await reception.visit({ ...visitorOf(growth, number), trouble })));
  }
  return turns;
}

function visitorOf(growth: Growth, number: number): Pick<Visitor, "who" | "place"> {
  return number % 2 === 0 ? resident(`new ${number}`) : citizen(someoneWhoReturns(growth, number));
}

/** Spread over all that ever came; the case of those was closed, so that a new one begins as it does for the others. */
function someoneWhoReturns(growth: Growth, number: number): number {
  const people = peopleOf(growth);
  const start = Math.floor(((number * GOLDEN) % 1) * people);
  for (let step = 0; step < people; step += 1) {
    const found = (start + step) % people;
    if (!isOpen(growth, found + people)) return found;
  }
  throw new Error("Nobody's case is closed.");
}

/** Its multiples spread evenly: https://en.wikipedia.org/wiki/Low-discrepancy_sequence#Additive_recurrence */
const GOLDEN = 0.618033988749895;

function tellRound(turns: ReadonlyMap<string, readonly TimedTurn[]>): string {
  return [...turns]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, played]) => `${name} p99 ${quantiles(played.map(({ whole }) => whole)).nearlyAll.toFixed(0)} ms`)
    .join(", ");
}
