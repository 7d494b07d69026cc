import fc from "fast-check";
import type { Evidence } from "../../src/diagnosis/evidence";
import type { Knowledge } from "../../src/diagnosis/knowledge";
import type { Move } from "../../src/diagnosis/plan";
import { planNext } from "../../src/diagnosis/plan-next";
import { cause, fix, KITCHEN, observation } from "./small-knowledge";

function next(evidence: Partial<Evidence> = {}, knowledge: Knowledge = KITCHEN): Move {
  return planNext(knowledge, { answers: {}, fixes: {}, ...evidence }).move;
}

const anyEvidence = fc.record({
  answers: fc.record(
    {
      light: fc.constantFrom("on", "off", "unknown"),
      sound: fc.constantFrom("dry", "wet", "unknown"),
      fuse: fc.constantFrom("fine", "blown", "unknown"),
      "can-open-it": fc.constantFrom("yes", "no", "unknown"),
    },
    { requiredKeys: [] },
  ),
  fixes: fc.record(
    Object.fromEntries(
      ["plug-in", "fill", "descale", "open-and-clean"].map((id) => [
        id,
        fc.constantFrom("failed", "cannot", "declined" as const),
      ]),
    ),
    { requiredKeys: [] },
  ),
}) as fc.Arbitrary<Evidence>;

test("what must never be done is never proposed, and nothing is proposed or asked twice", () => {
  fc.assert(
    fc.property(anyEvidence, (evidence) => {
      const move = next(evidence);
      if (move.kind === "try") {
        expect(move.fix).not.toBe("hit-it");
        expect(evidence.fixes[move.fix]).toBeUndefined();
      }
      if (move.kind === "ask") {
        expect(evidence.answers[move.observation]).toBeUndefined();
      }
    }),
  );
});

test("what weakens security is proposed only to somebody who has said that they administer the target", () => {
  fc.assert(
    fc.property(anyEvidence, (evidence) => {
      const move = next(evidence);
      if (move.kind === "try" && move.fix === "open-and-clean") {
        expect(evidence.answers["can-open-it"]).toBe("yes");
      }
    }),
  );
});

test("the same evidence always gives the same plan", () => {
  fc.assert(
    fc.property(anyEvidence, (evidence) => {
      expect(planNext(KITCHEN, evidence)).toEqual(planNext(KITCHEN, evidence));
    }),
  );
});

test("a question is asked only where its answers lead to different steps", () => {
  fc.assert(
    fc.property(anyEvidence, (evidence) => {
      const move = next(evidence);
      if (move.kind === "ask") {
        expect(new Set(Object.values(move.leadsTo)).size).toBeGreaterThan(1);
        expect(move.gain).toBeGreaterThanOrEqual(1.5);
      }
    }),
  );
});

test("the plan never expects to cost more than a hand-over", () => {
  fc.assert(
    fc.property(anyEvidence, fc.integer({ min: 5, max: 300 }), (evidence, handOverMinutes) => {
      const plan = planNext(KITCHEN, evidence, { handOverMinutes });
      expect(plan.minutes).toBeLessThanOrEqual(handOverMinutes + 1e-9);
      expect(plan.causes.reduce((sum, { chance }) => sum + chance, plan.unexplained)).toBeCloseTo(1, 9);
    }),
  );
});

test("a cheap question that separates dear fixes comes first", () => {
  const dear: Knowledge = {
    ...KITCHEN,
    fixes: [fix("rewire", ["no-power"], { minutes: 30 }), fix("descale", ["blocked", "no-water"], { minutes: 30 })],
  };
  expect(next({}, dear)).toMatchObject({
    kind: "ask",
    observation: "light",
    leadsTo: { on: "descale", off: "rewire" },
  });
});

test("an answer leads to the fix that it promised", () => {
  expect(next({ answers: { light: "off" } })).toMatchObject({ kind: "try", fix: "plug-in", against: "no-power" });
});

test("the answer that speaks most for a cause stands first, in bits", () => {
  const { causes } = planNext(KITCHEN, { answers: { sound: "wet", light: "off" }, fixes: {} });
  expect(causes[0]).toMatchObject({ cause: "no-power", evidence: [{ observation: "light", value: "off" }, {}] });
  expect(causes[0]?.evidence[0]?.bits).toBeGreaterThan(2);
  expect(causes.find(({ cause: id }) => id === "no-water")?.evidence[0]?.bits).toBeLessThan(-2);
});

test("the runner-up is another move, and not cheaper by more than a question must save", () => {
  const { move, runnerUp } = planNext(KITCHEN, { answers: { light: "off" }, fixes: {} });
  expect(runnerUp?.move).not.toEqual(move);
  expect(runnerUp?.extraMinutes).toBeGreaterThanOrEqual(0);
});

test("somebody who may not look inside is not asked what only an administrator sees", () => {
  const inside: Knowledge = {
    ...KITCHEN,
    causes: [
      cause("fuse-blown", { fuse: { blown: "typical", fine: "rules-out" } }),
      cause("blocked", { fuse: { fine: "typical", blown: "rules-out" } }),
    ],
    observations: [
      observation("fuse", ["fine", "blown"], { askedOf: "host-admin" }),
      observation("can-open-it", ["yes", "no"], { capability: "host-admin" }),
    ],
    fixes: [fix("new-fuse", ["fuse-blown"], { minutes: 30 }), fix("descale", ["blocked"], { minutes: 30 })],
  };
  expect(next({ answers: { "can-open-it": "yes" } }, inside)).toMatchObject({ kind: "ask", observation: "fuse" });
  expect(next({ answers: { "can-open-it": "no" } }, inside).kind).toBe("try");
});

test("whether the person can do it is asked before a fix that most people cannot do", () => {
  const admins: Knowledge = {
    ...KITCHEN,
    observations: [observation("can-open-it", ["yes", "no"], { capability: "pam-admin" })],
    fixes: [
      fix("rebuild", ["no-power", "no-water", "blocked"], { needs: "pam-admin", minutes: 5, risk: "safe" }),
      fix("descale", ["blocked"], { minutes: 30 }),
    ],
  };
  expect(next({}, admins)).toMatchObject({ kind: "ask", observation: "can-open-it" });
});

test('"I can\'t" rules out other fixes that need the same rights, unless the person has said that they have them', () => {
  const two: Knowledge = {
    ...KITCHEN,
    fixes: [
      fix("rewire", ["no-power"], { needs: "host-admin", minutes: 5 }),
      fix("replace", ["no-power", "blocked"], { needs: "host-admin", minutes: 10 }),
    ],
  };
  expect(next({ fixes: { rewire: "cannot" } }, two)).toEqual({ kind: "hand-over", reason: "nothing-left" });
  expect(next({ answers: { "can-open-it": "yes" }, fixes: { rewire: "cannot" } }, two).kind).not.toBe("hand-over");
});

test("when everything was tried the case goes to a human because nothing is left", () => {
  const fixes = { "plug-in": "failed", fill: "failed", descale: "failed", "open-and-clean": "declined" } as const;
  expect(next({ fixes })).toEqual({ kind: "hand-over", reason: "nothing-left" });
});

test("when no known cause fits the case goes to a human as unexplained", () => {
  const stubborn: Knowledge = {
    ...KITCHEN,
    causes: [cause("no-power", { light: { off: "typical", on: "rules-out" }, sound: { wet: "typical" } })],
    fixes: [fix("plug-in", ["no-power"], { minutes: 60 })],
  };
  const answers = { light: "on", sound: "dry", fuse: "unknown", "can-open-it": "no" };
  expect(next({ answers }, stubborn)).toEqual({ kind: "hand-over", reason: "unexplained" });
});

test("somebody who knows nothing is not asked without end", () => {
  const answers: Record<string, string> = {};
  const fixes: Record<string, "failed"> = {};
  for (let steps = 0; steps < 12; steps += 1) {
    const move = next({ answers, fixes });
    if (move.kind === "hand-over") {
      return;
    }
    if (move.kind === "ask") answers[move.observation] = "unknown";
    if (move.kind === "try") fixes[move.fix] = "failed";
  }
  throw new Error("no hand-over after twelve steps");
});
