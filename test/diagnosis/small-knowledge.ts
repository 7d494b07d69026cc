import type { Cause, CureChance, Fix, Knowledge, Observation, Role } from "../../src/diagnosis/knowledge";
import { BARE } from "../support/bare-knowledge";

/** A coffee kitchen: three faults, one way to look, and a few things to try. */
export const KITCHEN: Knowledge = {
  ...BARE,
  causes: [
    cause("no-power", { light: { off: "typical", on: "rules-out" } }),
    cause("no-water", { light: { on: "typical", off: "rules-out" }, sound: { dry: "typical" } }),
    cause("blocked", { light: { on: "typical", off: "rules-out" } }),
  ],
  observations: [
    observation("light", ["on", "off"]),
    observation("sound", ["dry", "wet"]),
    observation("fuse", ["fine", "blown"], { askedOf: "host-admin" }),
    observation("can-open-it", ["yes", "no"], { capability: "host-admin" }),
  ],
  fixes: [
    fix("plug-in", ["no-power"], { minutes: 2 }),
    fix("fill", ["no-water"], { minutes: 3 }),
    fix("descale", ["blocked"], { minutes: 30 }),
    fix("open-and-clean", ["blocked", "no-water"], { needs: "host-admin", risk: "weakens", minutes: 10 }),
    fix("hit-it", ["no-power", "no-water", "blocked"], { minutes: 1, risk: "never" }),
  ],
};

export function cause(id: string, evidence: Cause["evidence"] = {}, weight = 5): Cause {
  return { id, title: id, layer: "host", prior: { none: weight }, evidence, sources: [] };
}

export function observation(
  id: string,
  values: readonly string[],
  more: {
    readonly askedOf?: Role;
    readonly capability?: Role;
    readonly asked?: boolean;
    readonly minutes?: number;
  } = {},
): Observation {
  return {
    id,
    name: id,
    question: `${id}?`,
    why: "It helps.",
    values: [
      ...values.map((value) => ({ id: value, label: value, share: 1 })),
      { id: "unknown", label: "I don't know", share: 0 },
    ],
    askedOf: "end-user",
    minutes: 1,
    asked: true,
    ...more,
  };
}

export function fix(
  id: string,
  cures: readonly string[],
  more: Partial<Omit<Fix, "id" | "cures">> & { readonly chance?: CureChance } = {},
): Fix {
  const { chance = "usually", ...rest } = more;
  return {
    id,
    title: id,
    cures: cures.map((each) => ({ cause: each, chance, unless: [] })),
    where: "client",
    needs: "end-user",
    minutes: 5,
    risk: "read",
    test: false,
    why: "It helps.",
    before: [],
    steps: [],
    check: [],
    undo: { none: "Nothing was changed." },
    reveals: {},
    sources: [],
    reviewed: "2026-11-20",
    owner: "The kitchen",
    ...rest,
  };
}
