import type { Delivery, Person, Place } from "../../conversation/event";
import type { View } from "../../view/view";
import { createBareView } from "../../view/view-context";
import type { Channel } from "../channel";
import { currentField, currentOptions, type Form, type Picked, pick, typeInto } from "./form";
import { renderLines, wrap } from "./render";
import { viewToJson } from "./to-json";

export interface TerminalWords {
  /** The choice that leaves a text field open. */
  readonly leaveOpen: string;
  readonly pickOne: string;
  readonly pickSeveral: string;
  readonly noSuchNumber: (given: string) => string;
}

export interface Terminal {
  readonly channel: Channel;
  /** After all that one turn had to say: shows once what can be picked now. */
  endTurn(): void;
  /** What a typed line stands for: a press, something said, or nothing where the terminal itself answered. */
  readLine(line: string): Delivery["what"] | undefined;
}

export const TERMINAL_PERSON: Person = { id: "you" };
export const TERMINAL_PLACE: Place = {
  channel: "terminal",
  tenant: "local",
  conversation: "terminal",
  visibility: "private",
  address: null,
};

/**
 * Shows views as text, or as one line of JSON each, and reads typed lines. State: the form that the numbers belong to,
 * and whether it has to be shown again below what was said.
 */
export function createTerminal(write: (line: string) => void, words: TerminalWords, json: boolean): Terminal {
  let form: Form | undefined;
  let isBuried = false;

  function show(view: View): void {
    const earlier = view.kind === "intake" ? form?.filled : undefined;
    if (view.choices.length > 0)
      form = { view: withEarlierChoices(view, form), filled: keepFields(view, earlier ?? {}) };
    if (json) return write(viewToJson(stepView(view), view.choices.length > 0 ? options() : []));
    for (const line of ["", ...renderLines(view)]) write(line);
    isBuried = true;
  }

  function endTurn(): void {
    if (isBuried && form) showOptions(form);
    isBuried = false;
  }

  function showStep(next: Form): void {
    form = next;
    if (json) write(viewToJson(stepView(next.view), options()));
    else showOptions(next);
  }

  function showOptions(current: Form): void {
    const field = currentField(current);
    if (field) for (const line of ["", ...wrap(field.label)]) write(line);
    else write("");
    options().forEach(({ label }, index) => {
      write(`  ${index + 1}. ${label}`);
    });
    if (field && field.kind !== "text") write(field.kind === "several" ? words.pickSeveral : words.pickOne);
  }

  function options() {
    return form ? currentOptions(form, words.leaveOpen) : [];
  }

  function stepView(view: View): View {
    const field = form && view.prompt && form.view.prompt === view.prompt ? currentField(form) : undefined;
    return field ? { ...view, text: [...view.text, field.label] } : view;
  }

  function take(picked: Picked): Delivery["what"] | undefined {
    if (picked.kind === "press") return { kind: "pressed", press: picked.press };
    showStep(picked.form);
    return undefined;
  }

  return {
    channel: {
      async post(_place, view) {
        show(view);
        return undefined;
      },
      async replace() {
        // What was typed stays on the screen as it is.
      },
    },
    endTurn,
    readLine(line) {
      const typed = form && typeInto(form, line.trim());
      if (typed) return take(typed);
      const numbers = readNumbers(line);
      if (!form || !numbers || isTypedCode(numbers, options().length)) return { kind: "said", text: line };
      const picked = pick(form, numbers, words.leaveOpen);
      if (!picked) {
        show(createBareView("notice", { text: [words.noSuchNumber(line.trim())] }));
        endTurn();
        return undefined;
      }
      return take(picked);
    },
  };
}

/** A terminal has one list of numbers: a menu keeps the choices of the card that it belongs to. */
function withEarlierChoices(view: View, earlier: Form | undefined): View {
  if (view.kind !== "menu" || !earlier) return view;
  const own = view.choices.map(({ id }) => id);
  return { ...view, choices: [...view.choices, ...earlier.view.choices.filter(({ id }) => !own.includes(id))] };
}

/** Numbers as in "2" or "1,3" or "1 3"; undefined for anything else. */
function readNumbers(line: string): readonly number[] | undefined {
  const parts = line.trim().split(/[\s,;]+/);
  return parts.every((part) => /^\d{1,9}$/.test(part)) ? parts.map(Number) : undefined;
}

/** 904 or 2308 is an error code, not the number of a choice. */
function isTypedCode(numbers: readonly number[], count: number): boolean {
  return numbers.some((number) => number > Math.max(count, 99));
}

function keepFields(view: View, filled: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const ids = view.fields.map(({ id }) => id);
  return Object.fromEntries(Object.entries(filled).filter(([id]) => ids.includes(id)));
}
