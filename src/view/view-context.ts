import type { Change, Prompt } from "../conversation/case";
import { buttonsOf, MAX_BUTTONS } from "../conversation/choices";
import { fixOf, makerOf } from "../conversation/context";
import type { Noted } from "../conversation/message";
import { chanceBand } from "../diagnosis/band";
import type { Details } from "../diagnosis/details";
import type { Answer } from "../diagnosis/evidence";
import type { Fix, Knowledge, Observation, Step, Undo } from "../diagnosis/knowledge";
import { fillCommand, fillText, openSlots } from "./fill-command";
import type { Sentences } from "./sentences";
import type { View, ViewChoice, ViewKind, ViewPrompt, ViewSection, ViewStep } from "./view";

/** What finding the words needs besides the message. */
export interface ViewContext {
  readonly knowledge: Knowledge;
  readonly sentences: Sentences;
  /** Whom to turn to at hand-over, as the helpdesk wrote it. */
  readonly helpdeskContact: string | undefined;
  /** Days that cases are kept; absent where nothing outlives the process. */
  readonly retentionDays: number | undefined;
  /** What the case knows to fill commands with. */
  readonly details: Details;
}

/** A view with empty lists where nothing was given. */
export function createBareView(kind: ViewKind, parts: Partial<View>): View {
  return { kind, title: "", text: [], facts: [], sections: [], fields: [], choices: [], ...parts };
}

export function viewPrompt(caseId: string, prompt: Prompt): ViewPrompt {
  return { case: caseId, prompt: prompt.id };
}

/** The buttons of a prompt's card, and the ids that go with them. What was played back can be corrected. */
export function awaiting(
  context: ViewContext,
  caseId: string,
  prompt: Prompt,
  noted: readonly Noted[] = [],
): Pick<View, "choices" | "prompt"> {
  const buttons = buttonsOf(prompt, context.knowledge);
  // Where there is no room for it, "correct" can still be typed.
  const correct = noted.length > 0 && buttons.length <= MAX_BUTTONS ? ["correct"] : [];
  return {
    choices: labelled(context, prompt, [...buttons, ...correct]),
    prompt: viewPrompt(caseId, prompt),
  };
}

export function fixIn({ knowledge }: ViewContext, id: string): Fix {
  return fixOf(knowledge, id);
}

/** The title of a fix, or of what was done before; an old case may still name one that the knowledge no longer has. */
export function makerTitle({ knowledge }: ViewContext, id: string): string {
  return makerOf(knowledge, id).title;
}

/** The titles of what made the changes. */
export function changeTitles(context: ViewContext, changes: readonly Change[]): readonly string[] {
  return changes.map((change) => makerTitle(context, change.fix));
}

/** Undefined for an observation that the knowledge no longer has; an old case may still name it. */
export function observationIn({ knowledge }: ViewContext, id: string): Observation | undefined {
  return knowledge.observations.find((one) => one.id === id);
}

export function causeTitle(context: ViewContext, id: string): string {
  return context.knowledge.causes.find((one) => one.id === id)?.title ?? context.sentences.unexplained;
}

export function chanceWords(context: ViewContext, chance: number): string {
  return context.sentences.chances[chanceBand(chance)];
}

export function valueLabel(context: ViewContext, { observation, value }: Answer): string {
  return observationIn(context, observation)?.values.find((one) => one.id === value)?.label ?? value;
}

export function observationName(context: ViewContext, id: string): string {
  return observationIn(context, id)?.name ?? id;
}

/** "Port test: False". */
export function answerWords(context: ViewContext, answer: Noted): string {
  const words = `${observationName(context, answer.observation)}: ${valueLabel(context, answer)}`;
  return answer.unsure ? context.sentences.unsure(words) : words;
}

/** What a question offers besides its values. */
const MANNERS_OF_ANSWERING: readonly string[] = ["answer", "look-at-all", "correct"];

export function choiceLabel(context: ViewContext, prompt: Prompt, choice: string): string {
  const { choices, choicesByPrompt } = context.sentences;
  if (prompt.kind === "question" && !MANNERS_OF_ANSWERING.includes(choice)) {
    return valueLabel(context, { observation: prompt.observation, value: choice });
  }
  const special = prompt.kind === "undo" ? choicesByPrompt[prompt.reason] : choicesByPrompt[prompt.kind];
  return special?.[choice] ?? choices[choice] ?? choice;
}

export function labelled(context: ViewContext, prompt: Prompt, choices: readonly string[]): readonly ViewChoice[] {
  return choices.map((id) => ({ id, label: choiceLabel(context, prompt, id) }));
}

export function section(context: ViewContext, title: string, steps: readonly Step[]): readonly ViewSection[] {
  if (steps.length === 0) return [];
  const numbered = steps.map((step, index) => viewStep(context, step, steps.length > 1 ? `${index + 1}` : ""));
  return [{ title, steps: numbered }];
}

/** How the person gets the names in that the case does not know. */
export function slotHint({ sentences, details }: ViewContext, steps: readonly Step[]): readonly string[] {
  const open = openSlots(
    steps.flatMap(({ command }) => (command ? [command.run] : [])),
    details,
  );
  const [first] = open;
  if (first === undefined) return [];
  const slots = open.map((slot) => `<${slot}>`).join(sentences.andLast);
  return [sentences.openSlots(slots, sentences.slotExamples[first])];
}

/** How to take a fix back, or why that cannot or need not be done. */
export function undoSection(
  context: ViewContext,
  { undo: way }: { readonly undo: Undo },
  title?: string,
): readonly ViewSection[] {
  const { undo, noUndo, undoVanished } = context.sentences;
  if ("steps" in way) return section(context, title ?? undo, way.steps);
  return section(context, title ?? noUndo, [{ text: ("none" in way ? way.none : way.irreversible) || undoVanished }]);
}

function viewStep({ sentences, details }: ViewContext, step: Step, number: string): ViewStep {
  const { click, command } = step;
  const bare = { number, text: fillText(step.text, details, sentences.slotNames), click: click?.join(" › ") ?? "" };
  if (!command) return bare;
  const elevated = command.elevated ? sentences.asAdministrator : "";
  const label = sentences.commandLabel(sentences.shells[command.shell], elevated, sentences.commandPlaces[command.on]);
  return { ...bare, command: { shell: command.shell, label, run: fillCommand(command, details).trim() } };
}
