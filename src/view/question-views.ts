import type { IntakeField } from "../conversation/case";
import { buttonsOf } from "../conversation/choices";
import { observationOf, triageOf } from "../conversation/context";
import type { Message, Noted } from "../conversation/message";
import { answersInWords } from "./case-views";
import type { View, ViewChoice, ViewField } from "./view";
import {
  answerWords,
  awaiting,
  createBareView,
  observationIn,
  section,
  slotHint,
  type ViewContext,
} from "./view-context";

const CODES_LENGTH = 200;
const TARGET_LENGTH = 260;

export function intakeView(context: ViewContext, caseId: string, message: Message & { kind: "intake" }): View {
  const { sentences } = context;
  return createBareView("intake", {
    title: sentences.intakeTitle,
    text: [...playBack(context, message.noted), ...sentences.intakeText],
    fields: message.fields.map((field) => intakeField(context, field, message.environments)),
    ...awaiting(context, caseId, message.prompt, message.noted),
    footnote: sentences.questionFootnote,
  });
}

export function questionView(context: ViewContext, caseId: string, message: Message & { kind: "question" }): View {
  const { sentences, knowledge } = context;
  const observation = observationOf(knowledge, message.prompt.observation);
  const buttons = buttonsOf(message.prompt, knowledge);
  const values: readonly ViewChoice[] = observation.values.map(({ id, label }) => ({ id, label }));
  const listed = buttons.includes("answer");
  return createBareView("question", {
    title: observation.name,
    text: [
      observation.question,
      sentences.questionWhy(observation.why),
      ...(observation.pattern ? [sentences.typeIt] : []),
      ...playBack(context, message.noted),
      ...slotHint(context, observation.how ?? []),
    ],
    sections: section(context, sentences.questionHowTitle, observation.how ?? []),
    fields: listed ? [{ kind: "one", id: "answer", label: sentences.pickOne, options: values }] : [],
    ...awaiting(context, caseId, message.prompt, message.noted),
    footnote: sentences.questionFootnote,
  });
}

export function triageView(context: ViewContext, caseId: string, message: Message & { kind: "triage" }): View {
  const { sentences, knowledge } = context;
  const block = triageOf(knowledge, message.prompt.block);
  return createBareView("question", {
    ...triageParts(context, block.id),
    text: [
      ...playBack(context, message.noted),
      sentences.triageText(block.why, sentences.minutes(block.minutes)),
      ...slotHint(context, block.steps),
    ],
    ...awaiting(context, caseId, message.prompt, message.noted),
    footnote: sentences.questionFootnote,
  });
}

/** The block's title and steps; the last step is to send back what was printed. */
export function triageParts(context: ViewContext, id: string): Pick<View, "title" | "sections"> {
  const { sentences, knowledge } = context;
  const block = triageOf(knowledge, id);
  const steps = [...block.steps, { text: sentences.triagePaste }];
  return { title: block.title, sections: section(context, sentences.triageSteps, steps) };
}

export function correctView(context: ViewContext, caseId: string, message: Message & { kind: "correct" }): View {
  const { sentences } = context;
  const options = message.answers.map((answer) => ({ id: answer.observation, label: answerWords(context, answer) }));
  return createBareView("question", {
    title: sentences.correctTitle,
    fields: [{ kind: "one", id: "answer", label: sentences.pickOne, options }],
    ...awaiting(context, caseId, message.prompt),
  });
}

/** What the last words were taken to say. */
export function playBack(context: ViewContext, noted: readonly Noted[]): readonly string[] {
  return noted.length > 0 ? [context.sentences.noted(answersInWords(context, noted))] : [];
}

function intakeField(context: ViewContext, field: IntakeField, environments: readonly string[]): ViewField {
  const { sentences } = context;
  const label = sentences.intakeLabels[field];
  switch (field) {
    case "codes":
      return { kind: "text", id: field, label, placeholder: sentences.codesPlaceholder, maxLength: CODES_LENGTH };
    case "target":
      return { kind: "text", id: field, label, placeholder: sentences.targetPlaceholder, maxLength: TARGET_LENGTH };
    case "environment": {
      const options = environments.map((id) => ({ id, label: sentences.environments[id] ?? id }));
      return { kind: "several", id: field, label, options: [...options, { id: "none", label: sentences.noneOfThese }] };
    }
    default: {
      const values = observationIn(context, field)?.values ?? [];
      return { kind: "one", id: field, label, options: values.map(({ id, label: words }) => ({ id, label: words })) };
    }
  }
}
