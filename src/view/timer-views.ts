import type { Change } from "../conversation/case";
import type { Message } from "../conversation/message";
import type { View } from "./view";
import { awaiting, changeTitles, createBareView, makerTitle, type ViewContext } from "./view-context";

/** A day after a case was fixed: did it hold? */
export function followUpView(context: ViewContext, caseId: string, message: Message & { kind: "follow-up" }): View {
  const { sentences } = context;
  const { solvedBy, prompt } = message;
  return createBareView("question", {
    title: sentences.followUpTitle,
    text: [
      sentences.followUpText,
      ...(solvedBy === undefined ? [] : [sentences.solvedBy(makerTitle(context, solvedBy))]),
      sentences.followUpQuestion,
    ],
    ...awaiting(context, caseId, prompt),
  });
}

/** What is still in place and since when; the way back of the first follows on a card of its own. */
export function reminderView(context: ViewContext, [first, ...others]: readonly Change[]): View {
  const { sentences } = context;
  const said = first
    ? [sentences.reminder(makerTitle(context, first.fix), dayInWords(context, first.since)), sentences.reminderWhy]
    : [];
  const more = changeTitles(context, others).join(sentences.and);
  return createBareView("notice", { text: [...said, ...(more === "" ? [] : [sentences.reminderMore(more)])] });
}

/** A case that ends because nothing was heard, and what goes on with the next one. */
export function closedView(context: ViewContext, changes: readonly Change[]): View {
  const { sentences } = context;
  const open = changeTitles(context, changes).join(sentences.and);
  return createBareView("notice", {
    text: [sentences.closedInSilence, ...(open === "" ? [] : [sentences.closedOpen(open)])],
  });
}

/** "March 12, 2026", as it was in UTC: nobody says where the person is. */
function dayInWords({ sentences }: ViewContext, at: number): string {
  return new Intl.DateTimeFormat(sentences.locale, { dateStyle: "long", timeZone: "UTC" }).format(at);
}
