import type { Knowledge, Role } from "../../diagnosis/knowledge";
import { TOLD_MUCH } from "../../diagnosis/numbers";
import { toldCount } from "../../diagnosis/who-knows";
import { createRandom, pick } from "../random";
import type { World } from "./world";

/** Somebody in trouble. All is drawn beforehand, so that every policy meets the same person. */
export interface Person {
  /** What they say unasked: the code, and some of what they know. */
  readonly told: Readonly<Record<string, string>>;
  /** What is wrong: the position of the cause; after the last one, nothing that the knowledge explains. */
  readonly hypothesis: number;
  readonly roles: ReadonlySet<Role>;
  /** How things are, by observation; whether they know it is another matter. */
  readonly truth: Readonly<Record<string, string>>;
  /** Observations that they would know the answer to, given the role. */
  readonly knows: ReadonlySet<string>;
  /** Chance of each fix to end this trouble, where there is one. */
  readonly cures: ReadonlyMap<string, number>;
  /** The fixes that do. */
  readonly curedBy: ReadonlySet<string>;
}

/** People tell three or four things in their first words; of what they could tell, each is among them so often. */
const TOLD_UNASKED = 0.1;

export function drawPerson(knowledge: Knowledge, world: World, seed: number): Person {
  const random = createRandom(seed);
  const opening = pick(random, world.openings, ({ share }) => share);
  const chances = opening.chances.map((chance, hypothesis) => ({ hypothesis, chance }));
  const { hypothesis } = pick(random, chances, ({ chance }) => chance);
  const settings = (world.settings[hypothesis] ?? []).map((chance, setting) => ({ setting, chance }));
  const { setting } = pick(random, settings, ({ chance }) => chance);
  const has = world.roles.filter(({ chances: of }) => random() < (of[setting] ?? 0));
  const roles = new Set(has.map(({ role }) => role));
  const drawn = world.answers.map(({ observation, of, byHypothesis }) => {
    const answers = byHypothesis[of === "causes" ? hypothesis : setting] ?? [];
    return [observation, pick(random, answers, ({ chance }) => chance).value] as const;
  });
  const stated = knowledge.observations.flatMap(({ id, capability }) =>
    capability === undefined ? [] : [[id, roles.has(capability) ? "yes" : "no"] as const],
  );
  const truth = { ...Object.fromEntries(drawn), ...Object.fromEntries(stated), ...opening.answers };
  const volunteered = knowledge.observations
    .filter(({ id, askedOf, capability }) => askedOf === "end-user" && capability === undefined && truth[id])
    .filter(({ id }) => random() < TOLD_UNASKED * (world.finds.get(id)?.[hypothesis] ?? 1))
    .map(({ id }) => [id, truth[id] ?? ""] as const);
  const told = { ...Object.fromEntries(volunteered), ...opening.answers };
  const toldMuch = toldCount(told) >= TOLD_MUCH;
  const knows = knowledge.observations
    .map(({ id }) => id)
    .filter((id) => random() < chanceToKnow(world, id, hypothesis, toldMuch));
  const cures = curesFor(world, hypothesis, truth);
  const curedBy = knowledge.fixes.filter(({ id }) => random() < (cures.get(id) ?? 0)).map(({ id }) => id);
  return {
    told,
    hypothesis,
    roles,
    truth,
    knows: new Set(knows),
    cures,
    curedBy: new Set(curedBy),
  };
}

function chanceToKnow({ finds, knows }: World, id: string, hypothesis: number, toldMuch: boolean): number {
  const { atFirst = 0, later = 0 } = knows.get(id) ?? {};
  return finds.get(id)?.[hypothesis] ?? (toldMuch ? later : atFirst);
}

function curesFor({ cures }: World, hypothesis: number, truth: Person["truth"]): ReadonlyMap<string, number> {
  return new Map(
    cures
      .filter((one) => one.hypothesis === hypothesis)
      .map(({ fix, chance, unless }) => {
        const exception = unless.find(({ observation, value }) => truth[observation] === value);
        return [fix, exception?.chance ?? chance];
      }),
  );
}
