import { makerOf } from "../conversation/context";
import { canBeUndone } from "../conversation/ledger";
import type { Message } from "../conversation/message";
import type { Correction } from "../diagnosis/knowledge";
import type { View } from "./view";
import { createBareView, fixIn, undoSection, type ViewContext } from "./view-context";

/** Why not, what instead, and how to get back; after what was done the way back follows on a card of its own. */
export function correctionView(context: ViewContext, { told }: Message & { kind: "correction" }): View {
  const { sentences, knowledge } = context;
  const correction = knowledge.corrections.find(({ id }) => id === told.id);
  if (!correction) return createBareView("notice", { text: [sentences.undoVanished] });
  const maker = makerOf(knowledge, correction.id);
  const goesOnList = told.done && canBeUndone(maker);
  return createBareView("correction", {
    title: sentences.correctionTitle,
    text: [sentences.correctionText(correction.advice), ...(goesOnList ? [sentences.correctionNoted] : [])],
    facts: [
      { label: sentences.correctionWrong, value: correction.wrong },
      { label: sentences.correctionInstead, value: insteadWords(context, correction) },
    ],
    sections: goesOnList ? [] : undoSection(context, maker, sentences.correctionDone),
    footnote: sentences.sources(correction.sources.map(({ title }) => title).join(", "), correction.reviewed),
  });
}

function insteadWords(context: ViewContext, { instead, fix }: Correction): string {
  return fix === undefined ? instead : context.sentences.correctionFix(instead, fixIn(context, fix).title);
}
