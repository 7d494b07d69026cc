import type { ErrorCode } from "../diagnosis/knowledge";
import type { View, ViewFact } from "./view";
import { createBareView, type ViewContext } from "./view-context";

/** What codes officially mean. A code in no table is called undocumented; nothing is guessed. */
export function codeView(context: ViewContext, codes: readonly string[], unreadable: readonly string[]): View {
  const { sentences, knowledge } = context;
  const wrong = unreadable.map((text) => sentences.codeUnreadable(text.slice(0, 40)));
  if (codes.length === 0) return createBareView("notice", { text: wrong.length > 0 ? wrong : [sentences.codeNone] });
  const entries = codes.map((code) => ({ code, meanings: knowledge.codes.filter((one) => one.code === code) }));
  const unknown = entries
    .filter(({ meanings }) => meanings.length === 0)
    .map(({ code }) => sentences.codeUnknown(code));
  return createBareView("code", {
    title: sentences.codeTitle(codes.join(" / ")),
    text: [...unknown, ...wrong, sentences.codeCaution],
    facts: entries.flatMap(({ meanings }) => meanings.map((meaning) => codeFact(context, meaning))),
  });
}

function codeFact({ sentences }: ViewContext, { code, table, meaning, symbol, status }: ErrorCode): ViewFact {
  const note = sentences.codeStatus[status];
  return {
    label: `${code} (${Number(code)}) ${sentences.codeTables[table]}`,
    value: [sentences.codeSays(meaning, symbol), note].filter((words) => words !== "").join(" "),
  };
}
