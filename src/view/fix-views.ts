import type { Prompt } from "../conversation/case";
import { asidesOf } from "../conversation/choices";
import { makerOf } from "../conversation/context";
import { canBeUndone, needsConsent } from "../conversation/ledger";
import type { Message } from "../conversation/message";
import type { Fix } from "../diagnosis/knowledge";
import type { Plan } from "../diagnosis/plan";
import { fillText } from "./fill-command";
import { playBack, triageParts } from "./question-views";
import type { View, ViewFact, ViewSection } from "./view";
import {
  awaiting,
  causeTitle,
  chanceWords,
  createBareView,
  fixIn,
  labelled,
  section,
  slotHint,
  undoSection,
  type ViewContext,
  viewPrompt,
} from "./view-context";

export function fixView(context: ViewContext, caseId: string, message: Message & { kind: "fix" }): View {
  const fix = fixIn(context, message.prompt.fix);
  return createBareView("fix", {
    title: fix.title,
    text: [
      ...playBack(context, message.noted),
      ...because(context, message.plan, fix.id),
      fix.why,
      ...(fix.warning ? [fix.warning] : []),
      ...slotHint(context, [...fix.before, ...fix.steps, ...fix.check]),
    ],
    facts: fixFacts(context, fix),
    sections: fixSections(context, fix),
    ...awaiting(context, caseId, message.prompt),
    fix: { id: fix.id, risk: fix.risk },
    footnote: sourcesOf(context, fix),
  });
}

export function consentView(context: ViewContext, caseId: string, message: Message & { kind: "consent" }): View {
  const { sentences } = context;
  const fix = fixIn(context, message.prompt.fix);
  const canUndo = canBeUndone(fix);
  return createBareView("consent", {
    title: sentences.consentTitles[consentReason(fix)],
    text: [
      sentences.consentText(fix.title),
      ...because(context, message.plan, fix.id),
      ...(fix.warning ? [fix.warning] : []),
      ...(canUndo ? [sentences.consentPromise] : []),
    ],
    facts: fixFacts(context, fix),
    sections: undoSection(context, fix),
    ...awaiting(context, caseId, message.prompt),
    fix: { id: fix.id, risk: fix.risk },
    footnote: sentences.consentFootnote(lowerFirst(sentences.places[fix.where])),
  });
}

export function testedView(context: ViewContext, caseId: string, message: Message & { kind: "tested" }): View {
  const { sentences } = context;
  const fix = fixIn(context, message.prompt.fix);
  return createBareView("question", {
    title: sentences.testedTitle,
    text: [sentences.testedText(fix.title), ...(message.stillOpen ? [sentences.testedOpen] : [])],
    ...awaiting(context, caseId, message.prompt),
    fix: { id: fix.id, risk: fix.risk },
  });
}

export function undoView(context: ViewContext, caseId: string, message: Message & { kind: "undo" }): View {
  const { sentences } = context;
  const { prompt } = message;
  const maker = makerOf(context.knowledge, prompt.fix);
  return createBareView("undo", {
    title: sentences.undoTitles[prompt.reason],
    text: [
      sentences.undoText[prompt.reason](maker.title),
      ...slotHint(context, "steps" in maker.undo ? maker.undo.steps : []),
    ],
    sections: undoSection(context, maker),
    ...awaiting(context, caseId, prompt),
    fix: { id: maker.id, risk: maker.risk },
  });
}

export function menuView(context: ViewContext, caseId: string, message: Message & { kind: "menu" }): View {
  const { sentences } = context;
  return createBareView("menu", {
    title: sentences.menuTitle,
    text: [sentences.menuText],
    choices: labelled(context, message.prompt, asidesOf(message.prompt)),
    prompt: viewPrompt(caseId, message.prompt),
  });
}

/** The commands of a card as plain text, in the order of the card. */
export function commandsView(context: ViewContext, prompt: Prompt): View {
  const { sentences } = context;
  const { title, sections } = commandsOf(context, prompt);
  const text = sections.flatMap((part) => {
    const commands = part.steps.flatMap((step) =>
      step.command ? [`${step.command.label}:\n${step.command.run}`] : [],
    );
    return commands.length > 0 ? [part.title, ...commands] : [];
  });
  return createBareView("text", { title, text: text.length > 0 ? text : [sentences.commandsNone] });
}

function commandsOf(context: ViewContext, prompt: Prompt): Pick<View, "title" | "sections"> {
  if (prompt.kind === "triage") return triageParts(context, prompt.block);
  if (!("fix" in prompt)) return { title: "", sections: [] };
  const fix = fixIn(context, prompt.fix);
  return { title: fix.title, sections: fixSections(context, fix) };
}

/** What to send to somebody who can do it. */
export function requestView(context: ViewContext, fixId: string): View {
  const { sentences, details } = context;
  const fix = fixIn(context, fixId);
  const request = fillText(fix.request ?? fix.title, details, sentences.slotNames);
  return createBareView("text", {
    title: sentences.requestTitle,
    text: [sentences.requestText(sentences.roles[fix.needs]), request],
  });
}

export function fixSections(context: ViewContext, fix: Fix): readonly ViewSection[] {
  const { before, steps, check } = context.sentences;
  return [
    ...section(context, before, fix.before),
    ...section(context, steps, fix.steps),
    ...section(context, check, fix.check),
    ...wayBack(context, fix),
  ];
}

/** A fix that needs consent has shown its way back on the consent card; twice would be too long for one card. */
function wayBack(context: ViewContext, fix: Fix): readonly ViewSection[] {
  const { undo, undoShown } = context.sentences;
  return needsConsent(fix) && "steps" in fix.undo
    ? section(context, undo, [{ text: undoShown }])
    : undoSection(context, fix);
}

/** What cannot be taken back is not "easy to take back", however little it does. */
function riskWords({ sentences }: ViewContext, { risk, undo }: Fix): string {
  return risk === "safe" && "irreversible" in undo ? sentences.riskIrreversible : sentences.risks[risk];
}

function fixFacts(context: ViewContext, fix: Fix): readonly ViewFact[] {
  const { sentences } = context;
  return [
    { label: sentences.factWhere, value: sentences.places[fix.where] },
    { label: sentences.factWho, value: sentences.roles[fix.needs] },
    { label: sentences.factTime, value: sentences.minutes(fix.minutes) },
    { label: sentences.factRisk, value: riskWords(context, fix) },
  ];
}

function consentReason({ risk }: Fix): "weakens" | "dangerous" | "irreversible" {
  return risk === "weakens" || risk === "dangerous" ? risk : "irreversible";
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** The cause that the fix is proposed against, where there is one to name. */
function because(context: ViewContext, { move, causes }: Plan, fixId: string): readonly string[] {
  if (move.kind !== "try" || move.fix !== fixId) return [];
  const against = causes.find((one) => one.cause === move.against);
  if (!against) return [];
  const { fixBecause, fixAgainst } = context.sentences;
  const say = against === causes[0] ? fixBecause : fixAgainst;
  return [say(causeTitle(context, against.cause), chanceWords(context, against.chance))];
}

function sourcesOf({ sentences }: ViewContext, fix: Fix): string {
  return sentences.sources(fix.sources.map(({ title }) => title).join(", "), fix.reviewed);
}
