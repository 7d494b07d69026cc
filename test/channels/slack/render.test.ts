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
  const [, section] = render(fixWith(step("1", "Look.", "dir"), step("2", "Again.", "dir\ndir"))).blocks;
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

test("without a word for it a list has no placeholder", () => {
  const bare = createSlackRenderer(FOLDER, { pick: "" });
  const view = createBareView("question", {
    title: "x",
    fields: [{ kind: "one", id: "answer", label: "y", options: [{ id: "a", label: "A" }] }],
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
      options: [{ text: { type: "plain_text", text: "A", emoji: false }, value: "a" }],
    },
  });
});

test("many options of which several may hold become a list", () => {
  const options = Array.from({ length: 11 }, (_, index) => ({ id: `o${index}`, label: `Option ${index}` }));
  const typeFor = (count: number) => {
    const fields = [{ kind: "several", id: "a", label: "y", options: options.slice(0, count) }] as const;
    return render(createBareView("intake", { title: "x", fields }))
      .blocks.map(({ element }) => element)
      .find(Boolean);
  };
  expect(typeFor(10)).toMatchObject({ type: "checkboxes" });
  expect(typeFor(11)).toMatchObject({ type: "multi_static_select" });
});
