import type { Answer } from "../diagnosis/evidence";
import type { CodeTable, ErrorCode, Knowledge } from "../diagnosis/knowledge";

/** Tables whose codes are themselves an answer. */
const OBSERVATIONS: Readonly<Partial<Record<CodeTable, string>>> = {
  disconnect: "error-code",
  extended: "extended-code",
};

interface PlacedCode {
  readonly code: string;
  /** Absent where no table has it. */
  readonly entry: ErrorCode | undefined;
}

const ORDER: readonly CodeTable[] = ["disconnect", "extended", "sub-status", "negotiation"];

/**
 * What codes tell a diagnosis, each observation once; what a table has counts before what none has. Of two codes the
 * dialog shows the error code first.
 */
export function answersOfCodes(knowledge: Knowledge, codes: readonly string[]): readonly Answer[] {
  const answers = new Map<string, string>();
  const placed = placeCodes(knowledge, codes);
  for (const { code, entry } of placed) {
    if (!entry) continue;
    const observation = OBSERVATIONS[entry.table];
    const told = entry.tells ?? (observation && { observation, value: code });
    if (told && !answers.has(told.observation)) answers.set(told.observation, told.value);
  }
  for (const { code, entry } of placed) {
    const free = Object.values(OBSERVATIONS).find((observation) => !answers.has(observation));
    if (!entry && free !== undefined) answers.set(free, code);
  }
  return Array.from(answers, ([observation, value]) => ({ observation, value }));
}

/** Each code with the entry that it most likely means here: of two the second is the extended code, if it can be one. */
export function placeCodes({ codes: known }: Knowledge, codes: readonly string[]): readonly PlacedCode[] {
  const isPair = codes.length === 2;
  const taken = new Set<CodeTable>();
  return codes.map((code, index) => {
    const entries = known.filter((one) => one.code === code);
    const order: readonly CodeTable[] = isPair && index === 1 ? ["extended", ...ORDER] : ORDER;
    const free = order.filter((table) => !isPair || !taken.has(table));
    const entry = free.flatMap((table) => entries.filter((one) => one.table === table))[0];
    if (entry) taken.add(entry.table);
    return { code, entry };
  });
}
