import type { Command, Fix, Step } from "../diagnosis/knowledge";
import type { Content, Entry, Path } from "./entry";

/** A command of the knowledge, and where it stands. */
export interface CommandAt {
  readonly entry: Pick<Entry<unknown>, "file" | "lineOf">;
  readonly path: Path;
  readonly command: Command;
  /** What it belongs to, where that may only read: "a fix of risk read". */
  readonly onlyReads?: string;
}

/** Every command that a card can show. */
export function commandsOf(content: Content): readonly CommandAt[] {
  return [
    ...content.fixes.entries.flatMap(ofFix),
    ...content.observations.entries.flatMap((entry) =>
      ofSteps(entry, ["how"], entry.value.how ?? [], "the how of an observation"),
    ),
    ...content.corrections.entries.flatMap((entry) => {
      const { undo } = entry.value;
      return "steps" in undo ? ofSteps(entry, ["undo", "steps"], undo.steps) : [];
    }),
    ...content.triage.entries.flatMap((entry) => ofSteps(entry, ["steps"], entry.value.steps, "a triage block")),
  ];
}

function ofFix(entry: Entry<Fix>): readonly CommandAt[] {
  const { before, steps, check, undo, risk } = entry.value;
  const onlyReads = risk === "read" ? "a fix of risk read" : undefined;
  return [
    ...ofSteps(entry, ["before"], before, onlyReads),
    ...ofSteps(entry, ["steps"], steps, onlyReads),
    ...ofSteps(entry, ["check"], check, onlyReads),
    ...("steps" in undo ? ofSteps(entry, ["undo", "steps"], undo.steps, onlyReads) : []),
  ];
}

function ofSteps(
  entry: CommandAt["entry"],
  path: Path,
  steps: readonly Step[],
  onlyReads?: string | undefined,
): readonly CommandAt[] {
  return steps.flatMap(({ command }, index) =>
    command === undefined
      ? []
      : [
          {
            entry,
            path: [...path, index, "command", "run"],
            command,
            ...(onlyReads === undefined ? {} : { onlyReads }),
          },
        ],
  );
}
