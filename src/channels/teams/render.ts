import type { Activity } from "botbuilder";
import type { View, ViewCommand, ViewStep } from "../../view/view";
import { readTemplates } from "../read-templates";
import { escapeMarkdown } from "./escape-markdown";

const CARD_TYPE = "application/vnd.microsoft.card.adaptive";
const LANGUAGES: Readonly<Record<ViewCommand["shell"], string>> = {
  powershell: "PowerShell",
  cmd: "Dos",
  bash: "Bash",
};

export type RenderTeams = (view: View) => Partial<Activity>;

/** Reads the templates of `folder` once. A view becomes a card, or plain text where there is nothing to press or lay out. */
export function createTeamsRenderer(
  folder: string,
  words: { readonly lang: string; readonly pick: string },
): RenderTeams {
  const templates = readTemplates(folder);
  return (view) => {
    const template = templates.get(view.kind);
    if (!template) return { type: "message", textFormat: "plain", text: plainText(view) };
    const content: unknown = template.expand({ $root: { ...words, ...cardData(view) } });
    return { type: "message", summary: view.title, attachments: [{ contentType: CARD_TYPE, content }] };
  };
}

export function plainText(view: View): string {
  return [view.title, ...view.text].filter((part) => part !== "").join("\n\n");
}

/** The view as the templates see it: texts escaped, optional parts as empty strings, so that nothing stays unbound. */
function cardData(view: View): object {
  return {
    title: escapeMarkdown(view.title),
    text: view.text.map(escapeMarkdown),
    facts: view.facts.map(({ label, value }) => ({ label: escapeMarkdown(label), value: escapeMarkdown(value) })),
    sections: view.sections.map(({ title, steps }) => ({ title: escapeMarkdown(title), steps: stepsData(steps) })),
    fields: view.fields,
    choices: view.choices,
    prompt: view.prompt ?? { case: "", prompt: "" },
    footnote: escapeMarkdown(view.footnote ?? ""),
  };
}

/** Where and in which shell a command is typed is said once, until it changes. */
function stepsData(steps: readonly ViewStep[]): readonly object[] {
  let said = "";
  return steps.map(({ number, text, click, command }) => {
    const label = command && command.label !== said ? command.label : "";
    said = command?.label ?? said;
    return { number, text: escapeMarkdown(text), click: escapeMarkdown(click), command: commandData(command, label) };
  });
}

function commandData(command: ViewCommand | undefined, label: string): object {
  if (!command) return { run: "", label: "", text: "", language: "PlainText" };
  const text = escapeMarkdown(command.run).replaceAll("\n", "\n\n");
  return { run: command.run, label: escapeMarkdown(label), text, language: LANGUAGES[command.shell] };
}
