import type { Press } from "../../conversation/event";
import type { View, ViewField } from "../../view/view";

/** What a number picks. */
export interface Option {
  readonly id: string;
  readonly label: string;
}

/**
 * A view with something to choose, taken one field at a time, because a terminal shows no forms.
 * `filled` keeps what was picked so far; it survives when typed words make the bot send the form anew.
 */
export interface Form {
  readonly view: View;
  readonly filled: Readonly<Record<string, string>>;
}

export type Picked = { readonly kind: "next"; readonly form: Form } | { readonly kind: "press"; readonly press: Press };

/** The field that is asked now, or undefined where the view has buttons only, or all fields are filled. */
export function currentField({ view, filled }: Form): ViewField | undefined {
  return view.fields.find((field) => !(field.id in filled));
}

/** What the numbers stand for now. A text field offers only to leave it open; its text is simply typed. */
export function currentOptions(form: Form, leaveOpen: string): readonly Option[] {
  const field = currentField(form);
  if (!field) return form.view.choices;
  const own = field.kind === "text" ? [{ id: "", label: leaveOpen }] : field.options;
  const [, ...others] = form.view.choices;
  return [...own, ...others];
}

/** Takes the picked numbers; undefined where they fit no option, or several were picked where one is asked. */
export function pick(form: Form, numbers: readonly number[], leaveOpen: string): Picked | undefined {
  const options = currentOptions(form, leaveOpen);
  const picked = numbers.map((number) => options[number - 1]).filter((option) => option !== undefined);
  const [first] = picked;
  if (!first || picked.length !== numbers.length) return undefined;
  const field = currentField(form);
  if (picked.length > 1 && field?.kind !== "several") return undefined;
  if (!field || isButton(form, field, first)) return press(form, first.id);
  return filledIn(form, field, picked.map(({ id }) => id).join(","));
}

/**
 * One typed word with a digit or sign in it, where a name is asked: it fills the field. Codes are read like any
 * message, and everything else that is typed is something said.
 */
export function typeInto(form: Form, text: string): Picked | undefined {
  const field = currentField(form);
  if (field?.kind !== "text" || field.id === "codes" || !isName(text)) return undefined;
  return filledIn(form, field, text);
}

/** A bare number picks a choice, and a code is told like one. */
function isName(text: string): boolean {
  return /^\w\S*$/.test(text) && /\d|\w\.\w/.test(text) && !/^(?:\d+|0x[\da-f]*)$/i.test(text);
}

function filledIn(form: Form, field: ViewField, value: string): Picked | undefined {
  const next: Form = { ...form, filled: { ...form.filled, [field.id]: value } };
  const submit = form.view.choices[0];
  return currentField(next) || !submit ? { kind: "next", form: next } : press(next, submit.id);
}

function isButton(form: Form, field: ViewField, option: Option): boolean {
  const own = field.kind === "text" ? [""] : field.options.map(({ id }) => id);
  return !own.includes(option.id) && form.view.choices.some(({ id }) => id === option.id);
}

function press({ view, filled }: Form, choice: string): Picked | undefined {
  if (!view.prompt) return undefined;
  return { kind: "press", press: { ...view.prompt, choice, fields: filled } };
}
