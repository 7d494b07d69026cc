import type { Activity } from "botbuilder";
import { longer, more } from "../limit-sentences";
import { LIMITS } from "./limits";

type Node = Readonly<Record<string, unknown>>;

/** The properties of a card that are shown; `fallback` and `data` hold the same again. */
const SHOWN = ["text", "title", "value", "label", "placeholder", "codeSnippet"];
const HIDDEN = ["fallback", "data"];

/** What is too much for Teams, as ends of sentences that begin with the card: "has 6 buttons; …". */
export function teamsProblems(activity: Partial<Activity>): readonly string[] {
  const card = nodesOf(activity.attachments?.[0]?.content);
  const bytes = Buffer.byteLength(JSON.stringify(activity), "utf16le");
  return [
    ...more("bytes", bytes, LIMITS.bytes),
    ...more("characters", shownIn(card, activity.text).length, LIMITS.characters),
    ...titleProblems(card),
    ...buttonProblems(card),
    ...optionProblems(card),
  ];
}

/** A card that was settled shows what was asked in place of a title, without the style of one. */
function titleProblems(card: readonly Node[]): readonly string[] {
  const title = card.find(({ type }) => type === "TextBlock");
  return title?.["style"] === "heading" ? longer("a title", asShown(title["text"]), LIMITS.title) : [];
}

function buttonProblems(card: readonly Node[]): readonly string[] {
  const buttons = card.filter(({ type }) => type === "Action.Execute");
  const limit = isQuestion(card) ? LIMITS.answer : LIMITS.button;
  return [
    ...more("buttons", buttons.length, LIMITS.buttons),
    ...buttons.flatMap(({ title }) => longer("a button", String(title), limit)),
    ...buttons.flatMap((button) => longer("the id of a choice", choiceOf(button), LIMITS.value)),
  ];
}

function optionProblems(card: readonly Node[]): readonly string[] {
  const options = card.flatMap(({ choices }) => nodesOf(choices));
  const limit = card.some((node) => choiceOf(node) === "correct-this") ? LIMITS.correctable : LIMITS.option;
  return options.flatMap(({ title, value }) => [
    ...longer("an option", String(title), limit),
    ...longer("the id of an option", String(value), LIMITS.value),
  ]);
}

/** The template of questions names its title, so that answers are told from buttons in our own words. */
function isQuestion(card: readonly Node[]): boolean {
  return card.some(({ type, id }) => type === "TextBlock" && id === "question");
}

function choiceOf({ data }: Node): string {
  const [node] = nodesOf(data);
  return String(node?.["choice"] ?? "");
}

function shownIn(card: readonly Node[], text: string | undefined): string {
  const texts = card.flatMap((node) => SHOWN.map((name) => node[name])).filter((one) => typeof one === "string");
  return [text ?? "", ...texts.map(asShown)].join("");
}

/** The text as it is shown, without what `escapeMarkdown` put in. */
function asShown(text: unknown): string {
  return String(text).replace(/\\([!-/:-@[-`{-~])/g, "$1");
}

/** The value and what is shown in it, outermost first. */
function nodesOf(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.entries(value).filter(([name]) => !HIDDEN.includes(name));
  return [value as Node, ...inside.flatMap(([, one]) => nodesOf(one))];
}
