import type { Cause, Cure, Fix, Knowledge, Likelihood, Observation } from "../../diagnosis/knowledge";
import { createRandom, pick, type Random, wholeBetween } from "../random";

/** The most of each; every model draws its own numbers up to these, at least half of them. */
export interface Size {
  readonly causes: number;
  readonly fixes: number;
  readonly observations: number;
}

/** The size of the published experiment: some five million situations. */
export const FULL_SIZE: Size = { causes: 8, fixes: 8, observations: 6 };

/**
 * A small made-up world, always the same for one seed. One role is uncertain, and one question asks for it. One rule
 * of the planner stands outside the reckoning and therefore must not act here: no question is `basic`.
 */
export function drawKnowledge(seed: number, size: Size): Knowledge {
  const random = createRandom(seed);
  const count = (most: number) => wholeBetween(random, Math.ceil(most / 2), most);
  const observations = numbered(count(size.observations)).map((at) => drawObservation(random, `sign-${at}`));
  const causes = numbered(count(size.causes)).map((at) => drawCause(random, `cause-${at}`, observations));
  const fixes = numbered(count(size.fixes)).map((at) => drawFix(random, `fix-${at}`, causes));
  return {
    causes,
    observations: [...observations, CAN_DO_IT],
    fixes,
    codes: [],
    codeAdvice: [],
    corrections: [],
    triage: [],
    policy: { hide: [], mostRisk: { endUser: "disruptive", administrator: "dangerous" }, handOverMinutes: 90 },
  };
}

const NO_WORDS = { name: "", question: "", why: "" };
const UNKNOWN = { id: "unknown", label: "", share: 0 };
const CAN_DO_IT: Observation = {
  ...NO_WORDS,
  id: "can-do-it",
  values: [{ id: "yes", label: "", share: 1 }, { id: "no", label: "", share: 1 }, UNKNOWN],
  askedOf: "end-user",
  capability: "host-admin",
  minutes: 1,
  asked: true,
};

function drawObservation(random: Random, id: string): Observation {
  const values = numbered(wholeBetween(random, 2, 3)).map((at) => ({
    id: `value-${at}`,
    label: "",
    share: pick(random, [1, 3, 9]),
  }));
  return {
    ...NO_WORDS,
    id,
    values: [...values, UNKNOWN],
    askedOf: pick(random, ["end-user", "end-user", "end-user", "host-admin"] as const),
    minutes: pick(random, [0.5, 1, 2, 3, 5]),
    asked: true,
  };
}

function drawCause(random: Random, id: string, observations: readonly Observation[]): Cause {
  const evidence = observations.filter(() => random() < 0.6).map((one) => [one.id, drawLabels(random, one)] as const);
  return {
    id,
    title: "",
    layer: "host",
    prior: { none: pick(random, [1, 3, 9]) },
    evidence: Object.fromEntries(evidence),
    sources: [],
  };
}

/** One or two answers that a cause makes likely or unlikely. */
function drawLabels(random: Random, { values }: Observation): Readonly<Record<string, Likelihood>> {
  const known = values.filter(({ id }) => id !== UNKNOWN.id);
  const first = pick(random, known);
  const second = pick(
    random,
    known.filter((value) => value !== first),
  );
  const label = pick(random, ["typical", "typical", "sometimes", "rare", "rules-out"] as const);
  const other: readonly [string, Likelihood][] =
    label === "typical" && random() < 0.5 ? [[second.id, pick(random, ["rare", "rules-out"] as const)]] : [];
  return Object.fromEntries([[first.id, label], ...other]);
}

function drawFix(random: Random, id: string, causes: readonly Cause[]): Fix {
  const minutes = pick(random, [2, 5, 10, 15, 20, 30, 45]);
  return {
    id,
    title: "",
    cures: drawCures(random, causes),
    where: "host",
    needs: pick(random, ["end-user", "end-user", "host-admin"] as const),
    minutes,
    risk: pick(random, ["read", "safe", "disruptive"] as const),
    test: random() < 0.15,
    why: "",
    before: [],
    steps: [],
    check: [],
    undo: { none: "" },
    reveals: {},
    sources: [],
    reviewed: "",
    owner: "",
  };
}

function drawCures(random: Random, causes: readonly Cause[]): readonly Cure[] {
  const cured = new Set(numbered(wholeBetween(random, 1, 3)).map(() => pick(random, causes).id));
  return [...cured].map((cause) => ({
    cause,
    chance: pick(random, ["usually", "usually", "sometimes", "rarely"] as const),
    unless: [],
  }));
}

function numbered(count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => at);
}
