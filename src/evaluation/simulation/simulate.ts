import type { Evidence } from "../../diagnosis/evidence";
import type { Knowledge } from "../../diagnosis/knowledge";
import type { Move } from "../../diagnosis/plan";
import { bot } from "../policies/bot";
import { checklist, shortChecklist } from "../policies/checklist";
import { clairvoyant } from "../policies/clairvoyant";
import { fixesOnly } from "../policies/fixes-only";
import { handOverAtOnce } from "../policies/hand-over-at-once";
import { oneStep } from "../policies/one-step";
import type { Policy } from "../policies/policy";
import { remembering } from "../policies/remembering";
import { drawPerson, type Person } from "./draw-person";
import { type Decide, type LivedCase, liveCase } from "./live-case";
import { createWorld, type World } from "./world";

export interface SimulationSettings {
  readonly people: number;
  readonly seed: number;
  /** Standard deviation of what is added to the log odds of every chance of the people; the policies do not know. */
  readonly noise: number;
}

/** The cases of one policy, in the order of the people. */
export interface PolicyCases {
  readonly policy: PolicyName;
  readonly cases: readonly LivedCase[];
}

export type PolicyName =
  | "planner"
  | "one-step"
  | "fixes only"
  | "checklist"
  | "short checklist"
  | "hand over at once"
  | "clairvoyant";

/** Every tenth person or so lives in the same perturbed world: one draw of noise alone could be a lucky one. */
const WORLDS = 10;

/** The first, second and so on of so many parts that can be reckoned side by side. */
export interface Part {
  readonly part: number;
  readonly parts: number;
}

/**
 * Lets every policy meet the same people. People with the same cause are kept in one part, because their cases are
 * alike and what was decided once is remembered.
 */
export function simulate(
  knowledge: Knowledge,
  settings: SimulationSettings,
  { part, parts }: Part = { part: 0, parts: 1 },
  tell: (done: number) => void = () => {},
): readonly PolicyCases[] {
  const players = createPlayers(knowledge);
  const cases = players.map(({ policy }) => ({ policy, cases: [] as LivedCase[] }));
  let done = 0;
  for (const person of drawPeople(knowledge, settings)) {
    if (person.hypothesis % parts !== part) continue;
    done += 1;
    players.forEach(({ decide }, player) => {
      cases[player]?.cases.push(liveCase(knowledge, person, decide(person)));
    });
    tell(done);
  }
  return cases;
}

/** The people that a simulation draws, one after the other. */
export function* drawPeople(knowledge: Knowledge, settings: SimulationSettings): Generator<Person> {
  const worlds = createWorlds(knowledge, settings);
  for (let at = 0; at < settings.people; at += 1) {
    const world = worlds[at % worlds.length];
    if (world) yield drawPerson(knowledge, world, seedOf(settings.seed, at));
  }
}

interface Player {
  readonly policy: PolicyName;
  readonly decide: (person: Person) => Decide;
}

function createPlayers(knowledge: Knowledge): readonly Player[] {
  const blind = (policy: PolicyName, rule: Policy): Player => ({
    policy,
    decide:
      ({ told }) =>
      (evidence: Evidence): Move =>
        rule(knowledge, evidence, Object.keys(told).length),
  });
  return [
    blind("planner", remembering(bot)),
    blind("one-step", remembering(oneStep)),
    blind("fixes only", remembering(fixesOnly)),
    blind("checklist", checklist),
    blind("short checklist", shortChecklist),
    blind("hand over at once", handOverAtOnce),
    { policy: "clairvoyant", decide: (person) => clairvoyant(knowledge, person) },
  ];
}

function createWorlds(knowledge: Knowledge, { noise, seed }: SimulationSettings): readonly World[] {
  const count = noise === 0 ? 1 : WORLDS;
  return Array.from({ length: count }, (_, at) => createWorld(knowledge, noise, seedOf(seed, -1 - at)));
}

/** Far apart for neighbours: a generator that starts one further must not give the same numbers a step later. */
function seedOf(seed: number, at: number): number {
  return Math.imul(seed, 0x9e3779b1) ^ Math.imul(at + 0x7f4a7c15, 0x85ebca6b);
}
