import type { Correction } from "../diagnosis/knowledge";
import { checkReviewed, needsSource } from "./check-kept";
import { type Content, type Entry, entryOf, isKnown, problemAt } from "./entry";

/** A single word of fewer letters stands in many a sentence that is about something else. */
const LEAST_LETTERS = 10;

/** What corrections name exists, each can be taken back, and no words call two of them. */
export function checkCorrections(content: Content, today: string): readonly string[] {
  return [
    ...content.corrections.entries.flatMap((entry) => [
      ...checkFix(entry, content),
      ...checkId(entry, content),
      ...checkUndo(entry, content),
      ...needsSource(entry),
      ...checkReviewed(entry, today),
    ]),
    ...checkWords(content),
  ];
}

function checkFix(entry: Entry<Correction>, { fixes }: Content): readonly string[] {
  const { fix } = entry.value;
  if (fix === undefined || !isKnown(fixes, fix)) {
    return fix === undefined
      ? []
      : [problemAt(entry, ["fix"], `fix is "${fix}", which does not exist; correct the id or add fixes/${fix}.yaml.`)];
  }
  return entryOf(fixes, fix)?.value.risk === "never"
    ? [problemAt(entry, ["fix"], `fix is "${fix}", which is never offered; name one that is, or leave it out.`)]
    : [];
}

/** Both stand in one list of changes. */
function checkId(entry: Entry<Correction>, { fixes }: Content): readonly string[] {
  const { id } = entry.value;
  return entryOf(fixes, id) === undefined
    ? []
    : [problemAt(entry, ["id"], `id "${id}" is also the id of a fix; give the correction its own.`)];
}

function checkUndo(entry: Entry<Correction>, { fixes }: Content): readonly string[] {
  const { undo, risk } = entry.value;
  if ("sameAs" in undo) {
    const same = entryOf(fixes, undo.sameAs)?.value;
    if (same === undefined) {
      return isKnown(fixes, undo.sameAs)
        ? []
        : [problemAt(entry, ["undo"], `undo.sameAs is "${undo.sameAs}", which is no fix; correct the id.`)];
    }
    return "steps" in same.undo
      ? []
      : [problemAt(entry, ["undo"], `undo.sameAs is "${undo.sameAs}", which has no undo steps; write them here.`)];
  }
  if ((risk === "weakens" || risk === "dangerous") && "none" in undo) {
    return [problemAt(entry, ["undo"], `risk is ${risk} and undo is none; give steps, sameAs or irreversible.`)];
  }
  return "steps" in undo && undo.steps.length === 0
    ? [problemAt(entry, ["undo"], "undo.steps is empty; give the way back, or none with the reason.")]
    : [];
}

function checkWords({ corrections }: Content): readonly string[] {
  const taken = new Map<string, string>();
  return corrections.entries.flatMap((entry) =>
    entry.value.says.flatMap((says, index) => {
      const earlier = taken.get(says);
      taken.set(says, entry.value.id);
      if (!says.includes(" ") && says.length < LEAST_LETTERS) {
        return [problemAt(entry, ["says", index], `"${says}" is too short to tell advice by; give two words or more.`)];
      }
      return earlier === undefined
        ? []
        : [problemAt(entry, ["says", index], `"${says}" already calls ${earlier}; keep one of the two.`)];
    }),
  );
}
