import { z } from "zod";
import type { Knowledge } from "../../diagnosis/knowledge";

/** One real failure, as a person would type it, with what is known to be true and what resolved it. */
export interface RealCase {
  readonly id: string;
  readonly opening: string;
  /** `person`: somebody had it · `documented`: a symptom from an official or vendor's article. */
  readonly kind: "person" | "documented";
  /** Observations that the opening states: id → value. */
  readonly says: Readonly<Record<string, string>>;
  /** All that the person can answer, `says` included: id → value. */
  readonly answers: Readonly<Record<string, string>>;
  readonly cause: string;
  /** Fixes that would have resolved it; `escalate-to-human` where handing over is right. */
  readonly accepts: readonly string[];
  readonly inScope: boolean;
}

const ANSWERS = z.record(z.string(), z.string());
const LINE = z.object({
  id: z.string().min(1),
  opening: z.string().min(1),
  kind: z.enum(["person", "documented"]),
  says: ANSWERS,
  answers: ANSWERS,
  cause: z.string().min(1),
  accepts: z.array(z.string()).min(1),
  in_scope: z.boolean(),
});

/**
 * Reads cases from JSON lines; empty lines are left out. Throws with the number of the line and what is wrong with it:
 * a measurement on half of the cases would be a wrong one.
 */
export function readRealCases(text: string, knowledge: Knowledge): readonly RealCase[] {
  const cases = text
    .split("\n")
    .map((line, at) => ({ line: line.trim(), number: at + 1 }))
    .filter(({ line }) => line !== "")
    .map(({ line, number }) => readLine(line, number, knowledge));
  if (cases.length === 0) throw new Error("The file holds no case. It needs one JSON object on each line.");
  return cases;
}

/** Everybody can do everything, unless the case says otherwise. */
export function answerTo(real: RealCase, observation: string): string {
  return real.answers[observation] ?? (observation.startsWith("can-") ? "yes" : "unknown");
}

function readLine(line: string, number: number, knowledge: Knowledge): RealCase {
  const parsed = LINE.safeParse(jsonOf(line, number));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`Line ${number}: ${issue?.path.join(".") || "the case"}: ${issue?.message}.`);
  }
  const { in_scope: inScope, ...rest } = parsed.data;
  const strange = [
    ...strangers(knowledge.observations, [...Object.keys(rest.says), ...Object.keys(rest.answers)]),
    ...strangers(knowledge.fixes, rest.accepts),
    ...strangers(knowledge.causes, [rest.cause]),
  ];
  if (strange.length > 0) throw new Error(`Line ${number}: the knowledge has no "${strange.join('", "')}".`);
  return { ...rest, inScope };
}

function jsonOf(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new Error(`Line ${number} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function strangers(entries: readonly { readonly id: string }[], ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].filter((id) => !entries.some((entry) => entry.id === id));
}
