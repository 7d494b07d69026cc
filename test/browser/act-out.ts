import type { Locator } from "playwright-core";
import type { Knowledge } from "../../src/diagnosis/knowledge";
import { ENGLISH } from "../../src/view/sentences";
import type { Trouble } from "../support/trouble";
import type { Playground } from "./playground";

const MOST_CARDS = 40;
const { choices } = ENGLISH;

export interface Seen {
  readonly heading: string;
  /** The text of the card as it stands on the screen. */
  readonly text: string;
}

/** Called with every card before it is answered. */
export type Look = (card: Locator, seen: Seen) => Promise<void>;

/** Plays a case in the browser: reads each card from the page and answers it as the person would. */
export async function actOut(
  playground: Playground,
  knowledge: Knowledge,
  trouble: Trouble,
  look: Look,
): Promise<readonly Seen[]> {
  const shown: Seen[] = [];
  let card = await playground.say(trouble.opening);
  for (let count = 0; count < MOST_CARDS; count += 1) {
    const heading = (await card.getByRole("heading").first().innerText()).trim();
    const seen = { heading, text: await card.innerText() };
    shown.push(seen);
    await look(card, seen);
    const next = await answer(playground, card, heading, { knowledge, trouble });
    if (!next) return shown;
    card = next;
  }
  throw new Error(`No end after ${MOST_CARDS} cards: ${shown.map(({ heading }) => heading).join(" > ")}`);
}

interface Part {
  readonly knowledge: Knowledge;
  readonly trouble: Trouble;
}

async function answer(
  playground: Playground,
  card: Locator,
  heading: string,
  part: Part,
): Promise<Locator | undefined> {
  const { knowledge, trouble } = part;
  const press = (choice: string) => playground.press(card, labelOf(choice));
  if (heading === ENGLISH.solvedTitle) return undefined;
  if (heading === ENGLISH.packetTitle) return trouble.manners?.["handed-over"] ? press("works") : undefined;
  if (heading === ENGLISH.intakeTitle) {
    await fillIn(card, part);
    return press("continue");
  }
  if (heading === ENGLISH.testedTitle) return press(trouble.manners?.["tested"] ?? "go-on");
  const undo = Object.entries(ENGLISH.undoTitles).find(([, title]) => title === heading);
  if (undo) {
    const [reason] = undo;
    const choice = trouble.manners?.[`undo:${reason}`] ?? "undone";
    return playground.press(card, ENGLISH.choicesByPrompt[reason]?.[choice] ?? labelOf(choice));
  }
  if (Object.values(ENGLISH.consentTitles).includes(heading)) return press("agree");
  const block = knowledge.triage.find(({ title }) => title === heading);
  if (block) {
    const printed = trouble.printed?.[block.id];
    return printed === undefined
      ? playground.press(card, ENGLISH.choicesByPrompt["triage"]?.["cannot"] ?? "")
      : playground.say(printed);
  }
  const fix = knowledge.fixes.find(({ title }) => title === heading);
  if (fix) return press(trouble.manners?.[fix.id] ?? (trouble.cures.includes(fix.id) ? "worked" : "failed"));
  return answerQuestion(playground, card, heading, part);
}

async function answerQuestion(playground: Playground, card: Locator, heading: string, { knowledge, trouble }: Part) {
  const observation = knowledge.observations.find(({ name }) => name === heading);
  if (!observation) throw new Error(`The card "${heading}" is not known to the test.`);
  const all = card.getByRole("button", { name: labelOf("look-at-all") });
  if (trouble.printed && (await all.count()) > 0) return playground.press(card, labelOf("look-at-all"));
  const value = observation.values.find(({ id }) => id === (trouble.answers[observation.id] ?? "unknown"));
  if (!value) throw new Error(`"${heading}" has no value "${trouble.answers[observation.id]}".`);
  if (observation.values.length <= 5) return playground.press(card, value.label);
  await card.getByText(value.label, { exact: true }).click();
  return playground.press(card, labelOf("answer"));
}

/** Fills in whatever the form asks; a field that is not there was answered by the first words. */
async function fillIn(card: Locator, { knowledge, trouble }: Part): Promise<void> {
  const { answers, target } = trouble;
  const codes = [answers["error-code"], answers["extended-code"]].filter(Boolean).join(" ");
  await write(card, ENGLISH.intakeLabels.codes, codes);
  await write(card, ENGLISH.intakeLabels.target, target ?? "");
  const ticked = Object.entries(ENGLISH.environments).filter(([id]) => answers[id] === "yes");
  for (const [, label] of ticked) await tick(card, label);
  if (ticked.length === 0) await tick(card, ENGLISH.noneOfThese);
  for (const field of ["failing-moment", "can-administer-host"] as const) {
    const values = knowledge.observations.find(({ id }) => id === field)?.values ?? [];
    const label = values.find(({ id }) => id === answers[field])?.label;
    if (label) await pickValue(card, ENGLISH.intakeLabels[field], label);
  }
}

async function write(card: Locator, label: string, text: string): Promise<void> {
  const box = card.getByLabel(label);
  if (text !== "" && (await box.count()) > 0) await box.fill(text);
}

async function tick(card: Locator, label: string): Promise<void> {
  const box = card.getByText(label, { exact: true });
  if ((await box.count()) > 0) await box.click();
}

/** A list that opens, or a row of radio buttons. */
async function pickValue(card: Locator, field: string, label: string): Promise<void> {
  if ((await card.getByText(field, { exact: true }).count()) === 0) return;
  const list = card.getByRole("combobox");
  if ((await list.count()) > 0 && (await card.getByText(label, { exact: true }).count()) === 0) {
    await list.click();
    await card.page().getByRole("option", { name: label, exact: true }).click();
    return;
  }
  await card.getByText(label, { exact: true }).click();
}

function labelOf(choice: string): string {
  return choices[choice] ?? choice;
}
