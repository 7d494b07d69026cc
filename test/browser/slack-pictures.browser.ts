import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { type SlackCard, slackCards } from "./slack-cards";
import { openSlackPage, type SlackPage } from "./slack-page";
import { buttonWords, slackWords } from "./slack-words";

const PICTURES = join(__dirname, "..", "..", "docs", "pictures");
const WIDTHS = { desktop: 680, phone: 360 } as const;
const NAMES = [
  ...["welcome", "intake", "question", "list", "triage", "consent", "fix", "menu", "undo", "summary", "packet"],
  ...["why", "status", "help", "code", "correction", "settled", "command", "home"],
];

let cards: ReadonlyMap<string, SlackCard>;
let page: SlackPage;
beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  cards = await slackCards();
  const messages = Object.fromEntries([...cards].map(([name, { blocks }]) => [name, blocks]));
  page = await openSlackPage(messages, ["home"]);
}, 120_000);
afterAll(() => page?.stop());

test("every card has its picture", () => {
  expect([...cards.keys()].sort()).toEqual([...NAMES].sort());
});

test.each([
  ["block", { type: "video" }],
  ["element", { type: "actions", elements: [{ type: "datepicker" }] }],
  ["emoji", { type: "header", text: { type: "plain_text", text: "🎉" } }],
])("an %s that cannot be drawn makes no picture", async (_what, block) => {
  await expect(openSlackPage({ strange: [block] }, [])).rejects.toThrow(/cannot be drawn|no picture/);
});

describe.each(Object.entries(WIDTHS))("at the width of a %s", (device, width) => {
  test.each(NAMES)("%s shows all of its blocks, whole, and nothing else", async (name) => {
    const card = cards.get(name);
    const shown = await page.show(name, width);
    await page.picture(join(PICTURES, `slack-${name}-${device}.png`));
    expect(spaceless(await shown.innerText())).toBe(spaceless(slackWords(card?.blocks).join("")));
    expect(await shown.locator("pre").allInnerTexts()).toEqual(commandsOf(card));
    expect(await shown.getByRole("button").allInnerTexts()).toEqual(buttonsOf(card));
    expect(await cutTexts(shown, width)).toEqual([]);
  });
});

function commandsOf(card: SlackCard | undefined): readonly string[] | undefined {
  return card?.view.sections.flatMap(({ steps }) => steps.flatMap(({ command }) => (command ? [command.run] : [])));
}

function buttonsOf(card: SlackCard | undefined): readonly string[] | undefined {
  return card?.view.choices.map(({ label }) => buttonWords(label));
}

function spaceless(words: string): string {
  return words.replace(/\s/g, "");
}

/** As far as it is needed; there are no types of the browser here. */
interface Box {
  readonly innerText: string;
  readonly scrollWidth: number;
  /** 0 for what stands in a line. */
  readonly clientWidth: number;
  getBoundingClientRect(): { readonly right: number };
  querySelectorAll(selector: string): Iterable<Box>;
}

/** The texts of all that reaches over the edge of the card, of the window, or of its own box. */
function cutTexts(shown: Locator, width: number): Promise<readonly string[]> {
  return shown.evaluate((root, window) => {
    const card = root as unknown as Box;
    const edge = Math.min(card.getBoundingClientRect().right, window);
    const boxes = [...card.querySelectorAll("*")].filter(({ clientWidth }) => clientWidth > 0);
    const isCut = (box: Box) => box.getBoundingClientRect().right > edge + 1 || box.scrollWidth > box.clientWidth + 1;
    return boxes.filter(isCut).map(({ innerText }) => innerText);
  }, width);
}
