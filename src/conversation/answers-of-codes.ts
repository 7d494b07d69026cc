import type { Answer } from "../diagnosis/evidence";
import type { CodeTable, ErrorCode, Knowledge } from "../diagnosis/knowledge";

/** Tables whose codes are themselves an answer. */
const OBSERVATIONS: Readonly<Partial<Record<CodeTable, string>>> = {
  disconnect: "error-code",
  extended: "extended-code",
};

/**
 * What codes tell a diagnosis, each observation once. The first of several is the error code, a second one the extended
 * code, as the dialog shows them; a code that stands in one table only is what that table says.
 */
export function answersOfCodes(knowledge: Knowledge, codes: readonly string[]): readonly Answer[] {
  const answers = new Map<string, string>();
  for (const { code, entry } of placeCodes(knowledge, codes)) {
    const observation = entry ? OBSERVATIONS[entry.table] : "error-code";
    const told = entry?.tells ?? (observation && { observation, value: code });
    if (told && !answers.has(told.observation)) answers.set(told.observation, told.value);
  }
  return Array.from(answers, ([observation, value]) => ({ observation, value }));
}

/** Each code with the entry that it most likely means here; without one where no table has it. */
export function placeCodes(
  { codes: known }: Knowledge,
  codes: readonly string[],
): readonly { readonly code: string; readonly entry: ErrorCode | undefined }[] {
  const taken = new Set<CodeTable>();
  return codes.map((code, index) => {
    const entries = known.filter((one) => one.code === code);
    const order: readonly CodeTable[] =
      index === 0
        ? ["disconnect", "extended", "sub-status", "negotiation"]
        : ["extended", "disconnect", "sub-status", "negotiation"];
    const free = order.filter((table) => !taken.has(table));
    const entry = free.flatMap((table) => entries.filter((one) => one.table === table))[0];
    if (entry) taken.add(entry.table);
    return { code, entry };
  });
}
