import { join } from "node:path";
import type { Block, SlackMessage } from "../../src/channels/slack/block";
import { slackProblems } from "../../src/channels/slack/check-limits";
import { createSlackRenderer } from "../../src/channels/slack/render";
import { createView } from "../../src/view/create-view";
import { ENGLISH } from "../../src/view/sentences";
import type { View } from "../../src/view/view";
import { createBareView } from "../../src/view/view-context";
import { CARDS, CASE, TEXTS, WORDS } from "../support/every-card";
import { type Node, nodes, strings } from "../support/json-nodes";

const render = createSlackRenderer(join(__dirname, "..", "..", "cards", "slack"), { pick: ENGLISH.pickOne });

function elementsOf(blocks: readonly Block[], type: string): readonly Node[] {
  return nodes(blocks).filter((node) => node["type"] === type);
}

function commandsOf(view: View): readonly string[] {
  return view.sections.flatMap(({ steps }) => steps.flatMap(({ command }) => (command ? [command.run] : [])));
}

describe.each([...CARDS, ...TEXTS])("%s", (_name, message) => {
  const view = createView(WORDS, CASE.id, message);
  const { text, blocks }: SlackMessage = render(view);

  test("keeps within the limits of Slack", () => {
    expect(slackProblems({ text, blocks })).toEqual([]);
  });

  test("leaves nothing of the template unbound or empty", () => {
    const given = strings(view).join("\n");
    const ours = strings(blocks).filter((one) => /\$\{|\$data|\$when|\$root/.test(one));
    expect(ours.filter((one) => !given.includes(one))).toEqual([]);
    const properties = nodes(blocks).flatMap(Object.entries);
    expect(properties.filter(([name, value]) => name.startsWith("$") || value === null || value === "")).toEqual([]);
  });

  test("puts no text where Slack reads markup", () => {
    expect(elementsOf(blocks, "mrkdwn")).toEqual([]);
    expect(text).not.toMatch(/[<>]|&(?!(?:amp|lt|gt);)/);
    expect(elementsOf(blocks, "plain_text").filter(({ emoji }) => emoji !== false)).toEqual([]);
  });

  test("shows all that the view says", () => {
    const spaceless = (words: string) => words.replace(/\s/g, "");
    const shown = spaceless(
      nodes(blocks)
        .flatMap((node) => (typeof node["text"] === "string" ? node["text"] : []))
        .join(""),
    );
    const said = [
      view.title,
      ...view.text,
      ...view.facts.flatMap(({ label, value }) => [label, value]),
      ...view.sections.flatMap((one) => [one.title, ...one.steps.flatMap((step) => [step.text, step.click])]),
      ...view.fields.map(({ label }) => label),
      view.footnote ?? "",
    ];
    expect(said.filter((one) => !shown.includes(spaceless(one)))).toEqual([]);
  });

  test("shows every command whole, in its order, to be copied", () => {
    const shown = elementsOf(blocks, "rich_text_preformatted").map(({ elements }) => elements);
    expect(shown).toEqual(commandsOf(view).map((run) => [{ type: "text", text: run }]));
  });

  test("has buttons that carry ids only", () => {
    const buttons = elementsOf(blocks, "button");
    expect(buttons.map((button) => nodes(button["text"])[0]?.["text"])).toEqual(view.choices.map(({ label }) => label));
    expect(buttons.map(({ value }) => JSON.parse(String(value)))).toEqual(
      view.choices.map(({ id }) => ({ case: CASE.id, prompt: "1", choice: id })),
    );
    expect(buttons.map(({ action_id }) => action_id)).toEqual(view.choices.map(({ id }) => `choose:${id}`));
  });

  test("has a field for each that the view asks for, with its options", () => {
    const inputs = blocks.filter(({ type }) => type === "input").flatMap(({ element }) => nodes(element).slice(0, 1));
    expect(inputs.map(({ action_id }) => action_id)).toEqual(view.fields.map(({ id }) => `field:${id}`));
    inputs.forEach(({ options }, index) => {
      const field = view.fields[index];
      const ids = field && field.kind !== "text" ? field.options.map(({ id }) => id) : undefined;
      expect((options as readonly Node[] | undefined)?.map(({ value }) => value)).toEqual(ids);
    });
  });
});

describe("text from people and knowledge is shown as it was written", () => {
  const NASTY = [
    "<!channel> <@U123> <https://evil.example|click> @here",
    "`code` ```fence``` *bold* _it_ ~no~ > quote :smile: &lt;b&gt; & co",
    "${title} ${env:PATH} ${$root.pick}",
    "\u202Eright to left\u202C مرحبا שלום",
    "👩‍💻🙂",
  ].join("\n");

  test("in every place of a card", () => {
    const view = createBareView("fix", {
      title: NASTY.slice(0, 120),
      text: [NASTY],
      facts: [{ label: "x", value: NASTY }],
      sections: [
        {
          title: NASTY,
          steps: [{ number: "1", text: NASTY, click: NASTY, command: { shell: "cmd", label: NASTY, run: NASTY } }],
        },
      ],
      choices: [{ id: "worked", label: "<!channel> *x*" }],
      footnote: NASTY,
    });
    const { text, blocks } = render(view);
    const shown = strings(blocks).filter((one) => one.includes("${env:PATH}"));
    expect(shown).toEqual([NASTY, NASTY, NASTY, `1 · ${NASTY}`, `\n${NASTY}`, `\n${NASTY}`, NASTY, NASTY]);
    expect(elementsOf(blocks, "mrkdwn")).toEqual([]);
    expect(elementsOf(blocks, "button").map((button) => button["text"])).toEqual([
      { type: "plain_text", text: "<!channel> *x*", emoji: false },
    ]);
    expect(text).toContain("&lt;!channel&gt; &lt;@U123&gt; &lt;https://evil.example|click&gt;");
    expect(text).toContain("&amp;lt;b&amp;gt; &amp; co");
    expect(slackProblems({ text, blocks })).toEqual([]);
  });

  test("in fields", () => {
    const { blocks } = render(
      createBareView("intake", {
        title: "x",
        fields: [
          { kind: "text", id: "a", label: "<!here>", placeholder: "${x}", maxLength: 20 },
          { kind: "one", id: "b", label: "`b`", options: [{ id: "one", label: "*a* ${x}" }] },
        ],
      }),
    );
    expect(elementsOf(blocks, "plain_text").map(({ text }) => text)).toEqual([
      "x",
      "<!here>",
      "${x}",
      "`b`",
      "*a* ${x}",
    ]);
  });

  test("in a view without a template", () => {
    const { text, blocks } = render(createBareView("notice", { text: [NASTY] }));
    expect(blocks).toEqual([
      { type: "section", expand: true, text: { type: "plain_text", text: NASTY, emoji: false } },
    ]);
    expect(text).not.toMatch(/[<>]/);
  });
});

test("the list of what can be corrected shows whole answers, however long", () => {
  const label = "Answer that is given after a really long name: yes, on every try and from every network there is";
  const { blocks } = render(
    createBareView("question", {
      title: "x",
      fields: [{ kind: "one", id: "answer", label: "y", options: [{ id: "a", label }] }],
    }),
  );
  expect(nodes(blocks).find(({ value }) => value === "a")).toMatchObject({
    text: { text: "Answer that is given after a really long name: yes, on every try and from" },
    description: { text: "every network there is" },
  });
});

test("a missing template is named at once", () => {
  expect(() => createSlackRenderer("/nowhere", { pick: "" })).toThrow("/nowhere/intake.json");
});
