import type { Change } from "../conversation/case";
import { triageOf } from "../conversation/context";
import type { Message } from "../conversation/message";
import { answersInShort, detailsInWords, notedView, statusView, whyView } from "./case-views";
import { codeMeaningView, codeView } from "./code-view";
import { correctionView } from "./correction-view";
import { commandsView, consentView, fixView, menuView, requestView, testedView, undoView } from "./fix-views";
import { ledgerView, packetTextView, packetView, solvedView } from "./outcome-views";
import { correctView, intakeView, questionView, triageView } from "./question-views";
import { closedView, followUpView, reminderView } from "./timer-views";
import type { View } from "./view";
import {
  awaiting,
  changeTitles,
  choiceLabel,
  createBareView,
  makerTitle,
  observationIn,
  type ViewContext,
} from "./view-context";

/** Finds the words for a message. `caseId` goes with the prompt's id into every button. */
export function createView(context: ViewContext, caseId: string, message: Message): View {
  const { sentences } = context;
  switch (message.kind) {
    case "welcome":
      return createBareView("notice", {
        text: [...sentences.welcome(keptWords(context)), ...(message.isShared ? [sentences.welcomeShared] : [])],
      });
    case "intake":
      return intakeView(context, caseId, message);
    case "question":
      return questionView(context, caseId, message);
    case "triage":
      return triageView(context, caseId, message);
    case "correct":
      return correctView(context, caseId, message);
    case "consent":
      return consentView(context, caseId, message);
    case "fix":
      return fixView(context, caseId, message);
    case "tested":
      return testedView(context, caseId, message);
    case "undo":
      return undoView(context, caseId, message);
    case "menu":
      return menuView(context, caseId, message);
    case "commands":
      return commandsView(context, message.prompt);
    case "request":
      return requestView(context, message.fix);
    case "correction":
      return correctionView(context, message);
    case "why":
      return whyView(context, message.plan, message.prompt);
    case "status":
      return statusView(context, message.case, message.causes);
    case "ledger":
      return ledgerView(context, message.changes);
    case "solved":
      return solvedView(context, caseId, message);
    case "handed-over":
      return packetView(context, caseId, message);
    case "packet-text":
      return packetTextView(context, message.packet);
    case "code":
      return codeView(context, caseId, message);
    case "code-meaning":
      return inCase(context, codeMeaningView(context, message));
    case "help":
      return helpView(context);
    case "noted":
      return notedView(context, message.answers);
    case "noted-details":
      return createBareView("notice", { text: [sentences.notedDetails(detailsInWords(context, message.details))] });
    case "refused-detail": {
      const { detail, given } = message;
      const { refusedDetail, missingDetail, slotNames, slotExamples } = sentences;
      const [name, example] = [slotNames[detail], slotExamples[detail]];
      const text = given === "" ? missingDetail(name, example) : refusedDetail(name, shorten(given), example);
      return createBareView("notice", { text: [text] });
    }
    case "settled":
      return settledView(context, message);
    case "closed-card":
      return createBareView("settled", {
        title: settledTitle(context, message.prompt),
        text: [sentences.settledClosed],
      });
    case "follow-up":
      return followUpView(context, caseId, message);
    case "reminder":
      return reminderView(context, message.changes);
    case "closed-in-silence":
      return closedView(context, message.changes);
    case "forget":
      return forgetView(context, caseId, message);
    case "notice":
      return createBareView("notice", { text: [sentences.notices[message.notice]] });
    case "secrets-cut": {
      const secrets = [...new Set(message.secrets)];
      const kinds = secrets.map((kind) => sentences.secretKinds[kind]).join(sentences.andLast);
      const remedies = secrets.map((kind) => sentences.secretRemedies[kind]);
      return createBareView("notice", { text: [sentences.secretsCut(kinds), ...remedies] });
    }
    case "unreadable-field":
      return createBareView("notice", { text: [sentences.unreadableField(shorten(message.value))] });
    case "started-over":
      return createBareView("notice", {
        text: [sentences.startedOver, ...openTitles(context, message.changes, sentences.startedOverOpen)],
      });
    case "forgotten":
      return createBareView("notice", {
        text: [sentences.forgotten, ...openTitles(context, message.changes, sentences.forgottenOpen)],
      });
  }
}

function keptWords({ sentences, retentionDays }: ViewContext): string {
  return retentionDays === undefined ? sentences.keptInMemory : sentences.keptFor(retentionDays);
}

function helpView({ sentences }: ViewContext): View {
  const facts = sentences.help.map(([label, value]) => ({ label, value }));
  return createBareView("help", { title: sentences.helpTitle, text: [sentences.helpText], facts });
}

/** What stays of a card once its prompt is answered: what was asked and what the answer was; no buttons. */
function settledView(context: ViewContext, message: Message & { kind: "settled" }): View {
  const { sentences } = context;
  const { prompt, choice, given } = message;
  if (choice === undefined) {
    return createBareView("settled", { title: settledTitle(context, prompt), text: [sentences.settledOvertaken] });
  }
  const answer = prompt.kind === "intake" ? answersInShort(context, given) : choiceLabel(context, prompt, choice);
  return createBareView("settled", {
    title: settledTitle(context, prompt),
    text: [answer === "" ? sentences.settledEmpty : sentences.settledAnswer(answer)],
  });
}

function settledTitle(context: ViewContext, prompt: (Message & { kind: "settled" })["prompt"]): string {
  const { sentences } = context;
  switch (prompt.kind) {
    case "question":
      return observationIn(context, prompt.observation)?.question ?? sentences.settledTitle;
    case "triage":
      return triageOf(context.knowledge, prompt.block).title;
    case "code":
      return sentences.codeTitle(prompt.codes.join(" / "));
    case "consent":
    case "fix":
    case "tested":
      return makerTitle(context, prompt.fix);
    case "undo":
      return sentences.undoText.asked(makerTitle(context, prompt.fix));
    case "intake":
      return sentences.intakeTitle;
    case "correct":
      return sentences.correctTitle;
    case "solved":
      return sentences.solvedTitle;
    case "follow-up":
      return sentences.followUpTitle;
    case "handed-over":
      return sentences.packetTitle;
    case "forget":
      return sentences.forgetTitle;
  }
}

function forgetView(context: ViewContext, caseId: string, message: Message & { kind: "forget" }): View {
  const { sentences } = context;
  const titles = changeTitles(context, message.changes);
  return createBareView("question", {
    title: sentences.forgetTitle,
    text: [sentences.forgetText, ...(titles.length > 0 ? [sentences.forgetOpen, ...titles] : [])],
    ...awaiting(context, caseId, message.prompt),
  });
}

function openTitles(
  context: ViewContext,
  changes: readonly Change[],
  sentence: (titles: string) => string,
): readonly string[] {
  const titles = changeTitles(context, changes);
  return titles.length > 0 ? [sentence(titles.join(context.sentences.and))] : [];
}

/** The case that is running goes on with the code it has. */
function inCase({ sentences }: ViewContext, view: View): View {
  return view.kind === "code" ? { ...view, text: [...view.text, sentences.codeInCase] } : view;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
