import type { ViewSection, ViewStep } from "../../view/view";
import { LIMITS } from "./limits";
import { splitText } from "./split-text";

/** The words of a step, or its command (`run`); what does not apply is "". */
interface Piece {
  readonly number: string;
  readonly text: string;
  readonly click: string;
  readonly label: string;
  readonly run: string;
}

interface SectionPart {
  /** "" where a block goes on with the section of the one before. */
  readonly title: string;
  readonly pieces: readonly Piece[];
}

/** A section as one rich_text block, or as several where it is too long for one; a command is never cut. */
export function sectionParts({ title, steps }: ViewSection): readonly SectionPart[] {
  const parts: SectionPart[] = [];
  let size = title.length;
  let pieces: Piece[] = [];
  for (const piece of stepPieces(steps)) {
    const more = sizeOf(piece);
    if (pieces.length > 0 && size + more > LIMITS.richText) {
      parts.push({ title: parts.length === 0 ? title : "", pieces });
      pieces = [];
      size = 0;
    }
    pieces.push(piece);
    size += more;
  }
  return [...parts, { title: parts.length === 0 ? title : "", pieces }];
}

/** Where and in which shell a command is typed is said once, until it changes. */
function stepPieces(steps: readonly ViewStep[]): readonly Piece[] {
  let said = "";
  return steps.flatMap((step) => {
    const label = step.command && step.command.label !== said ? step.command.label : "";
    said = step.command?.label ?? said;
    return [...wordPieces(step, label), ...(step.command ? [{ ...NOTHING, run: step.command.run }] : [])];
  });
}

const NOTHING: Piece = { number: "", text: "", click: "", label: "", run: "" };
/** Room for the number, the way to click and the label of the command, which stay with the words. */
const ROOM = 500;

function wordPieces({ number, text, click }: ViewStep, label: string): readonly Piece[] {
  if (text + click + label === "") return [];
  const texts = text === "" ? [""] : splitText(text, LIMITS.richText - ROOM);
  const last = texts.length - 1;
  return texts.map((part, index) => ({
    ...NOTHING,
    text: part,
    ...(index === 0 ? { number } : {}),
    ...(index === last ? { click, label } : {}),
  }));
}

/** Six more for " · " and the line breaks. */
function sizeOf({ number, text, click, label, run }: Piece): number {
  return number.length + text.length + click.length + label.length + run.length + 6;
}
