import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext } from "../../src/create-context";
import { runCases } from "../../src/evaluation/cases/evaluate";
import { readRealCases } from "../../src/evaluation/cases/real-case";
import { loadKnowledge } from "../../src/knowledge/load-knowledge";
import { BUILT_IN } from "../../src/take-knowledge";
import { ENGLISH } from "../../src/view/sentences";

const inUse = { ...loadKnowledge(BUILT_IN), sentences: ENGLISH, contact: undefined };
const { knowledge } = inUse;
const words = { knowledge, sentences: ENGLISH, helpdeskContact: undefined, retentionDays: undefined, details: {} };
const CASES = readRealCases(
  readFileSync(join(__dirname, "..", "fixtures", "cases", "unexplained.jsonl"), "utf8"),
  knowledge,
);

test.each(runCases(createContext(inUse, words), CASES, "planner"))(
  "what nothing in the knowledge explains is handed over after four questions and no fix: $real.opening",
  ({ replay }) => {
    expect(replay).toMatchObject({ end: "handed-over", reason: "unexplained", proposed: [] });
    expect(replay.questions).toBeGreaterThan(0);
    expect(replay.questions).toBeLessThanOrEqual(4);
  },
);
