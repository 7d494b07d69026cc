import { NO_EVIDENCE } from "../../../src/diagnosis/evidence";
import type { Knowledge } from "../../../src/diagnosis/knowledge";
import { CANNOT_DO_MINUTES } from "../../../src/diagnosis/numbers";
import { drawKnowledge } from "../../../src/evaluation/optimum/draw-knowledge";
import { policyCost } from "../../../src/evaluation/optimum/policy-cost";
import { checklist } from "../../../src/evaluation/policies/checklist";
import { planner } from "../../../src/evaluation/policies/planner";
import { drawPerson } from "../../../src/evaluation/simulation/draw-person";
import { formatSimulation } from "../../../src/evaluation/simulation/format-simulation";
import { liveCase } from "../../../src/evaluation/simulation/live-case";
import { createReport, type PolicyReport, type SimulationReport } from "../../../src/evaluation/simulation/report";
import { runSimulation } from "../../../src/evaluation/simulation/run-simulation";
import { type PolicyName, simulate } from "../../../src/evaluation/simulation/simulate";
import { createWorld } from "../../../src/evaluation/simulation/world";
import { loadKnowledge } from "../../../src/knowledge/load-knowledge";
import { BUILT_IN } from "../../../src/take-knowledge";

const SIZE = { causes: 6, fixes: 6, observations: 4 };

function simulated(knowledge: Knowledge, noise = 0): SimulationReport {
  const settings = { people: 4000, seed: 7, noise };
  return createReport(settings, simulate(knowledge, settings));
}

function of({ policies }: SimulationReport, name: PolicyName): PolicyReport {
  const found = policies.find(({ policy }) => policy === name);
  if (found === undefined) throw new Error(`No ${name}.`);
  return found;
}

/** Where only some can answer, the belief takes each such question by itself, and people are all of a piece. */
function everybodyAnswers(knowledge: Knowledge): Knowledge {
  return { ...knowledge, observations: knowledge.observations.map((one) => ({ ...one, askedOf: "end-user" })) };
}

test.each([1, 2, 3, 4, 5])("world %i: what people live through is what the recursion expects", (seed) => {
  const knowledge = everybodyAnswers(drawKnowledge(seed, SIZE));
  const { minutes, error } = of(simulated(knowledge), "planner");
  expect(Math.abs(minutes - policyCost(knowledge, planner))).toBeLessThan(4 * error + 0.01);
});

test("where the world is as the knowledge says, a predicted chance is what happens", () => {
  const { bins, error } = simulated(everybodyAnswers(drawKnowledge(2, SIZE))).calibration;
  expect(bins.length).toBeGreaterThan(1);
  expect(error).toBeLessThan(0.03);
});

test("nobody beats the clairvoyant, and a hand-over at once costs what it costs", () => {
  const report = simulated(drawKnowledge(3, SIZE));
  const others = report.policies.map(({ minutes }) => minutes);
  expect(of(report, "clairvoyant").minutes).toBe(Math.min(...others));
  expect(of(report, "hand over at once")).toMatchObject({ minutes: 90, handedOver: 1, fixes: 0 });
  expect(of(report, "planner").morePerPerson).toEqual({ minutes: 0, error: 0 });
});

test("noise changes the people, and the same seed brings the same ones back", () => {
  const knowledge = drawKnowledge(4, SIZE);
  expect(simulated(knowledge, 0.5)).toEqual(simulated(knowledge, 0.5));
  expect(of(simulated(knowledge, 0.5), "clairvoyant")).not.toEqual(of(simulated(knowledge), "clairvoyant"));
});

test("parts that are reckoned side by side hold everybody once", () => {
  const knowledge = drawKnowledge(5, SIZE);
  const settings = { people: 300, seed: 1, noise: 0 };
  const minutes = (parts: number) =>
    Array.from({ length: parts }, (_, part) => simulate(knowledge, settings, { part, parts }))
      .flatMap((cases) => cases[0]?.cases.map((one) => one.minutes) ?? [])
      .sort((a, b) => a - b);
  expect(minutes(3)).toEqual(minutes(1));
});

test("the report is a table with a line for every policy", async () => {
  const knowledge = drawKnowledge(6, SIZE);
  const report = await runSimulation({ knowledge, people: 50, seed: 1, noise: 0.5, processes: 1 });
  const lines = formatSimulation(report).split("\n");
  expect(lines[0]).toContain("50 people, seed 1, log-odds noise 0.5 on every chance");
  for (const { policy } of report.policies) {
    expect(lines.filter((line) => line.startsWith(`${policy} `)).length).toBe(1);
  }
  expect(lines.join()).not.toContain("NaN");
});

test("the checklist names fixes that the knowledge has, each once", () => {
  const { knowledge } = loadKnowledge(BUILT_IN);
  const fixes: Record<string, "failed"> = {};
  for (let move = checklist(knowledge, NO_EVIDENCE); move.kind === "try"; ) {
    expect(fixes[move.fix]).toBeUndefined();
    fixes[move.fix] = "failed";
    move = checklist(knowledge, { ...NO_EVIDENCE, fixes });
  }
  expect(Object.keys(fixes)).toHaveLength(15);
});

test("people without the role cannot do it, and lose the minutes of finding out", () => {
  const { knowledge } = loadKnowledge(BUILT_IN);
  const person = { ...drawPerson(knowledge, createWorld(knowledge, 0, 1), 1), roles: new Set(["end-user" as const]) };
  const tries = ["turn-on-remote-desktop"];
  const lived = liveCase(knowledge, person, () => {
    const fix = tries.pop();
    return fix === undefined
      ? { kind: "hand-over", reason: "cheaper" }
      : { kind: "try", fix, chance: 0.2, against: "rdp-disabled" };
  });
  const minutes = CANNOT_DO_MINUTES + knowledge.policy.handOverMinutes;
  expect(lived).toMatchObject({ minutes, handedOver: true, fixes: [{ worked: false, predicted: 0.2 }] });
});

test("a form tells what they know, in place of questions", () => {
  const { knowledge } = loadKnowledge(BUILT_IN);
  const person = drawPerson(knowledge, createWorld(knowledge, 0, 1), 1);
  const heard: string[] = [];
  const lived = liveCase(knowledge, person, ({ answers }) => {
    heard.push(...Object.keys(answers));
    const isAsked = "failing-moment" in answers;
    return isAsked
      ? { kind: "hand-over", reason: "cheaper" }
      : { kind: "ask-form", fields: ["failing-moment", "can-administer-host"], gain: 1 };
  });
  expect(heard.slice(-2)).toEqual(["failing-moment", "can-administer-host"]);
  expect(lived).toMatchObject({ questions: 2, questionsBeforeFix: 2, handedOver: true });
});
