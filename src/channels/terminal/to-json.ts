import type { View } from "../../view/view";
import type { Option } from "./form";

/** One view as one line of JSON, for scripts: what a person would see, and what each number picks. */
export function viewToJson(view: View, options: readonly Option[]): string {
  return JSON.stringify({
    kind: view.kind,
    title: view.title,
    text: [...view.text, ...view.facts.map(({ label, value }) => `${label}: ${value}`), ...stepTexts(view)].join("\n"),
    choices: options.map(({ id, label }, index) => ({ number: index + 1, id, label })),
    fix: view.fix?.id ?? null,
    risk: view.fix?.risk ?? null,
    commands: view.sections.flatMap(({ title, steps }) =>
      steps.flatMap(({ command }) =>
        command ? [{ section: title, shell: command.shell, label: command.label, run: command.run }] : [],
      ),
    ),
  });
}

function stepTexts({ sections }: View): readonly string[] {
  return sections.flatMap(({ title, steps }) => [
    title,
    ...steps.map(({ number, text, click }) => [number, text, click].filter((part) => part !== "").join(" ")),
  ]);
}
