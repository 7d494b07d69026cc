import { join } from "node:path";
import { slackProblems } from "../../../src/channels/slack/check-limits";
import { createSlackRenderer } from "../../../src/channels/slack/render";
import type { View, ViewStep } from "../../../src/view/view";
import { createBareView } from "../../../src/view/view-context";

const FOLDER = join(__dirname, "../../../cards/slack");
const render = createSlackRenderer(FOLDER, { pick: "Pick one" });
const LONG = "Word and word. ".repeat(300).trim();
const LABEL = "PowerShell, on the target";

const step = (number: string, text: string, run?: string): ViewStep => ({
  number,
  text,
  click: "",
  ...(run === undefined ? {} : { command: { shell: "powershell", label: LABEL, run } }),
});
const fixWith = (...steps: readonly ViewStep[]): View =>
  createBareView("fix", { title: "x", sections: [{ title: "Steps", steps }] });

test("a step with a command: words, place of the command, command", () => {
  const [, , section] = render(fixWith(step("1", "Look.", "dir"), step("2", "Again.", "dir\ndir"))).blocks;
  expect(section).toEqual({
    type: "rich_text",
    elements: [
      { type: "rich_text_section", elements: [{ type: "text", text: "Steps", style: { bold: true } }] },
      {
        type: "rich_text_section",
        elements: [
          { type: "text", text: "1 · Look." },
          { type: "text", text: `\n${LABEL}`, style: { italic: true } },
        ],
      },
      { type: "rich_text_preformatted", elements: [{ type: "text", text: "dir" }] },
      { type: "rich_text_section", elements: [{ type: "text", text: "2 · Again." }] },
      { type: "rich_text_preformatted", elements: [{ type: "text", text: "dir\ndir" }] },
    ],
  });
});

test.each<[string, View]>([
  ["paragraph", createBareView("status", { title: "x", text: [LONG] })],
  ["fact", createBareView("status", { title: "x", facts: [{ label: "Known", value: LONG }] })],
  ["step", fixWith(step("1", LONG), step("2", "Then.", "dir"))],
  ["section", fixWith(...Array.from({ length: 9 }, (_, index) => step(`${index + 1}`, LONG.slice(0, 700))))],
  ["footnote", createBareView("question", { title: "x", footnote: LONG })],
  ["notice", createBareView("notice", { text: [LONG] })],
  ["title", createBareView("status", { title: LONG, text: ["x"] })],
])("a long %s keeps within the limits", (_what, view) => {
  const message = render(view);
  expect(slackProblems(message)).toEqual([]);
  expect(message.blocks.length).toBeGreaterThan(1);
});

test("a command is never cut; one that is too long for a message is told", () => {
  const runs = (run: string) => render(fixWith(step("1", "Run."), step("2", "Then.", run)));
  expect(JSON.stringify(runs(LONG).blocks)).toContain(LONG);
  expect(slackProblems(runs(LONG))).toEqual([]);
  expect(slackProblems(runs(LONG.repeat(3))).join()).toMatch(/has 13\d{3} characters; at most 10000 fit/);
});

test("the text for notifications tells the whole card, escaped, and ends in time", () => {
  const view = { ...fixWith(step("1", "Look & see.", "dir <x>")), facts: [{ label: "Time", value: "1 minute" }] };
  expect(render(view).text).toBe(`x\nTime: 1 minute\nSteps\n1. Look &amp; see.\n${LABEL}:\ndir &lt;x&gt;`);
  const { text } = render(createBareView("notice", { text: ["&".repeat(5000)] }));
  expect(text).toHaveLength(3996);
  expect(text).toMatch(/^(?:&amp;)+…$/);
});

const OPTIONS = Array.from({ length: 11 }, (_, index) => ({ id: `o${index}`, label: `Option ${index}` }));

test("without a word for it a list has no placeholder", () => {
  const bare = createSlackRenderer(FOLDER, { pick: "" });
  const view = createBareView("question", {
    title: "x",
    fields: [{ kind: "one", id: "answer", label: "y", options: OPTIONS }],
    prompt: { case: "c1", prompt: "2" },
  });
  expect(bare(view).blocks.find(({ type }) => type === "input")).toEqual({
    type: "input",
    block_id: "c1:2:answer",
    optional: true,
    label: { type: "plain_text", text: "y", emoji: false },
    element: {
      type: "static_select",
      action_id: "field:answer",
      options: OPTIONS.map(({ id, label }) => ({ text: { type: "plain_text", text: label, emoji: false }, value: id })),
    },
  });
});

test.each([
  ["intake", "several", 10, "checkboxes", "multi_static_select"],
  ["intake", "one", 5, "radio_buttons", "static_select"],
  ["question", "one", 10, "radio_buttons", "static_select"],
] as const)(
  "in a view of kind %s, %s of up to %i options stand open, more become a list",
  (view, kind, most, open, list) => {
    const typeFor = (count: number) => {
      const fields = [{ kind, id: "a", label: "y", options: OPTIONS.slice(0, count) }];
      const { blocks } = render(createBareView(view, { title: "x", fields }));
      return blocks.map(({ element }) => element).find(Boolean);
    };
    expect(typeFor(most)).toMatchObject({ type: open });
    expect(typeFor(most + 1)).toMatchObject({ type: list });
  },
);

test("what a button has no room to show stands above the buttons", () => {
  const long = "First ones work, later ones fail";
  const view = createBareView("question", {
    title: "x",
    choices: [
      { id: "a", label: "Every time" },
      { id: "b", label: long },
    ],
    prompt: { case: "c1", prompt: "2" },
  });
  const item = { type: "rich_text_section", elements: [{ type: "text", text: long }] };
  expect(render(view).blocks.at(-2)).toEqual({
    type: "rich_text",
    elements: [{ type: "rich_text_list", style: "bullet", elements: [item] }],
  });
});
