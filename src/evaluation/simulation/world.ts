import { believe } from "../../diagnosis/belief";
import { type Evidence, NO_EVIDENCE } from "../../diagnosis/evidence";
import type { Knowledge, Observation, Role } from "../../diagnosis/knowledge";
import { indexKnowledge } from "../../diagnosis/knowledge-index";
import type { Likelihoods } from "../../diagnosis/likelihoods";
import { SETTINGS } from "../../diagnosis/settings";
import { type ChancesToTell, chancesToTell } from "../../diagnosis/who-knows";
import { createRandom, type Random } from "../random";
import { OPENINGS, type Opening } from "./openings";

/** The chances that simulated people are drawn from: those of the knowledge, or near them. */
export interface World {
  readonly openings: readonly OpeningChances[];
  /** Chances of the settings, by hypothesis. */
  readonly settings: readonly (readonly number[])[];
  /** What people can be asked, apart from roles: chances of each value, by hypothesis or by setting. */
  readonly answers: readonly {
    readonly observation: string;
    readonly of: Likelihoods["of"];
    readonly byHypothesis: readonly Chances[];
  }[];
  /** Chance to know an answer, of somebody who has the role that is asked; by observation. */
  readonly knows: ReadonlyMap<string, ChancesToTell>;
  /** Chance to come upon a finding, by hypothesis; only for observations of this kind. */
  readonly finds: ReadonlyMap<string, readonly number[]>;
  /** Chance of each role, by setting. */
  readonly roles: readonly { readonly role: Role; readonly chances: readonly number[] }[];
  readonly cures: readonly CureChances[];
}

type Chances = readonly { readonly value: string; readonly chance: number }[];

interface OpeningChances extends Opening {
  /** Chance of every hypothesis among those who begin like this. */
  readonly chances: readonly number[];
}

/** How one fix acts under one hypothesis. */
interface CureChances {
  readonly fix: string;
  readonly hypothesis: number;
  readonly chance: number;
  readonly unless: readonly { readonly observation: string; readonly value: string; readonly chance: number }[];
}

type Shift = (chance: number) => number;

/** @param noise standard deviation of what is added to the log odds of every chance; 0 = the knowledge is right */
export function createWorld(knowledge: Knowledge, noise: number, seed: number): World {
  const index = indexKnowledge(knowledge);
  const shift = shiftBy(noise, createRandom(seed));
  return {
    openings: OPENINGS.filter((one) => isKnownTo(knowledge, one)).map((one) => {
      const evidence: Evidence = { ...NO_EVIDENCE, answers: one.answers };
      return { ...one, chances: toOne(believe(index, evidence).chances.map(shift)) };
    }),
    settings: index.settingsUnder.map((chances) => toOne(chances.map(shift))),
    answers: knowledge.observations.filter(hasListedAnswers).map(({ id }) => {
      const listed = index.observations.get(id)?.answers ?? [];
      const columns = listed.map(({ likelihoods }) => likelihoods.chances.map(shift));
      const byHypothesis = (columns[0] ?? []).map((_, hypothesis) => {
        const row = toOne(columns.map((column) => column[hypothesis] ?? 0));
        return listed.map(({ value }, at) => ({ value, chance: row[at] ?? 0 }));
      });
      return { observation: id, of: listed[0]?.likelihoods.of ?? "causes", byHypothesis };
    }),
    knows: new Map(
      knowledge.observations.map((one) => {
        const { atFirst, later } = chancesToTell(one);
        return [one.id, { atFirst: shift(atFirst), later: shift(later) }];
      }),
    ),
    finds: new Map(
      [...index.observations].flatMap(([id, { found }]) => (found ? [[id, found.map(shift)] as const] : [])),
    ),
    roles: (Object.keys(SETTINGS[0]?.roles ?? {}) as Role[]).map((role) => ({
      role,
      chances: SETTINGS.map(({ roles }) => shift(roles[role])),
    })),
    cures: index.fixes.flatMap(({ fix, cures }) =>
      cures.map(({ hypothesis, chance, exceptions }) => ({
        fix: fix.id,
        hypothesis,
        chance: shift(chance),
        unless: exceptions.map((exception) => ({ ...exception, chance: shift(exception.chance) })),
      })),
    ),
  };
}

function isKnownTo({ observations }: Knowledge, { answers }: Opening): boolean {
  return Object.keys(answers).every((id) => observations.some((one) => one.id === id));
}

/** Codes come with the first words, roles are drawn by themselves. */
function hasListedAnswers({ capability, pattern }: Observation): boolean {
  return capability === undefined && pattern === undefined;
}

function shiftBy(noise: number, random: Random): Shift {
  if (noise === 0) return (chance) => chance;
  return (chance) => {
    const odds = (chance / (1 - chance)) * Math.exp(noise * bell(random));
    return chance <= 0 || chance >= 1 ? chance : odds / (1 + odds);
  };
}

/** Normally distributed, by Box and Muller. */
function bell(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function toOne(weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
