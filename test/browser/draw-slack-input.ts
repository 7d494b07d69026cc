import { createElement as create, type ReactElement } from "react";

interface Words {
  readonly text: string;
}

interface Option {
  readonly text: Words;
  readonly description?: Words;
}

type Field =
  | { readonly type: "plain_text_input"; readonly placeholder?: Words }
  | { readonly type: "checkboxes" | "radio_buttons"; readonly options: readonly Option[] }
  | { readonly type: "static_select" | "multi_static_select"; readonly placeholder?: Words };

export interface InputBlock {
  readonly label: Words;
  readonly optional?: boolean;
  readonly element: Field;
}

/** A field that nobody has touched yet: its label, and the element closed and empty. */
export function drawInput({ label, optional, element }: InputBlock): ReactElement {
  const suffix = optional ? create("span", { className: "optional" }, " (optional)") : null;
  return create(
    "div",
    { className: "field" },
    create("div", { className: "label" }, label.text, suffix),
    draw(element),
  );
}

function draw(field: Field): ReactElement {
  switch (field.type) {
    case "plain_text_input":
      return create("div", { className: "box" }, field.placeholder?.text);
    case "static_select":
    case "multi_static_select":
      return create("div", { className: "box list" }, field.placeholder?.text);
    case "checkboxes":
    case "radio_buttons":
      return create("div", {}, ...field.options.map((option) => drawOption(field.type, option)));
  }
}

function drawOption(type: string, { text, description }: Option): ReactElement {
  const mark = create("input", { type: type === "checkboxes" ? "checkbox" : "radio" });
  const more = description ? create("div", { className: "description" }, description.text) : null;
  return create("label", { className: "option" }, mark, create("span", {}, text.text, more));
}
