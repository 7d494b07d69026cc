import { join } from "node:path";
import type { Block, SlackMessage } from "../../src/channels/slack/block";
import { slackProblems } from "../../src/channels/slack/check-limits";
import { createSlackRenderer } from "../../src/channels/slack/render";
import type { Case } from "../../src/conversation/case";
import { ENVIRONMENT } from "../../src/conversation/intake";
import type { Message } from "../../src/conversation/message";
import { NO_EVIDENCE } from "../../src/diagnosis/evidence";
import { planNext } from "../../src/diagnosis/plan-next";
import { loadKnowledge } from "../../src/knowledge/load-knowledge";
import { cardsOfKnowledge, LONG_DETAILS } from "../../src/view/cards-of-knowledge";
import { createView } from "../../src/view/create-view";
import { ENGLISH } from "../../src/view/sentences";
import type { View } from "../../src/view/view";
import { createBareView, type ViewContext } from "../../src/view/view-context";

const ROOT = join(__dirname, "..", "..");
const { knowledge } = loadKnowledge(join(ROOT, "knowledge"));
const words: ViewContext = {
  knowledge,
  sentences: ENGLISH,
  helpdeskContact: "IT helpdesk, phone 1234",
  retentionDays: 90,
  details: LONG_DETAILS,
};
const render = createSlackRenderer(join(ROOT, "cards", "slack"), { pick: ENGLISH.pickOne });

const TYPED = "${title} *bold* <!channel> `x` & <b>x</b> ".repeat(7);
const plan = planNext(knowledge, NO_EVIDENCE);
const everyAnswer = Object.fromEntries(
  knowledge.observations.map(({ id, values }) => [id, values[0]?.id ?? "unknown"]),
);
const offered = knowledge.fixes.filter(({ risk }) => risk !== "never");
const CASE: Case = {
  id: "cabcdefghijkl",
  reporter: { id: "me" },
  place: { channel: "slack", tenant: "t", conversation: "c", visibility: "private", address: {} },
  openedAt: 0,
  stage: "trying",
  evidence: { answers: everyAnswer, fixes: {} },
  details: LONG_DETAILS,
  words: Array.from({ length: 12 }, () => TYPED),
  tried: offered.slice(0, 15).map(({ id }) => ({ fix: id, outcome: "failed", at: 0 })),
  ledger: offered.slice(0, 5).map(({ id }) => ({ fix: id, since: 0, postponed: true })),
  consented: [],
  triaged: [],
  intakeDone: true,
  prompts: 1,
  works: false,
  goesOnAlone: false,
};
const FIELDS = ["codes", "target", "environment", "failing-moment", "can-administer-host"] as const;
const PACKET = { case: CASE, plan, reason: "asked", forOthers: offered[0]?.id, at: 0 } as const;

const ofTheCase: readonly (readonly [string, Message])[] = [
  ["welcome", { kind: "welcome" }],
  ["help", { kind: "help" }],
  ["why", { kind: "why", plan, prompt: undefined }],
  ["status", { kind: "status", case: CASE, plan }],
  ["ledger", { kind: "ledger", changes: CASE.ledger }],
  ["code-meaning", { kind: "code-meaning", codes: ["0x904", "0x7", "0xabc"], unreadable: [TYPED] }],
  ["code", { kind: "code", prompt: { id: "1", kind: "code", codes: ["0x904", "0x7"], unreadable: ["<!here>"] } }],
  ["forget", { kind: "forget", prompt: { id: "1", kind: "forget" }, changes: CASE.ledger }],
  [
    "solved",
    { kind: "solved", prompt: { id: "1", kind: "solved" }, case: { ...CASE, solvedBy: offered[0]?.id ?? "" }, plan },
  ],
  ["packet", { kind: "handed-over", prompt: { id: "1", kind: "handed-over", reason: "asked" }, packet: PACKET }],
  ["packet as text", { kind: "packet-text", packet: PACKET }],
  [
    "intake",
    {
      kind: "intake",
      prompt: { id: "1", kind: "intake", fields: FIELDS },
      fields: FIELDS,
      environments: ENVIRONMENT,
      noted: [],
    },
  ],
  [
    "correct",
    {
      kind: "correct",
      prompt: { id: "1", kind: "correct", observations: Object.keys(everyAnswer) },
      answers: Object.entries(everyAnswer).map(([observation, value]) => ({ observation, value })),
    },
  ],
  ["unreadable field", { kind: "unreadable-field", value: "<!channel>" }],
];

const ofKnowledge = cardsOfKnowledge(knowledge, plan).map(({ id, message }): readonly [string, Message] => [
  `${message.kind} ${id}`,
  message,
]);

const besidesThem = offered.flatMap(({ id }): readonly (readonly [string, Message])[] => [
  [`menu ${id}`, { kind: "menu", prompt: { id: "1", kind: "fix", fix: id } }],
  [`commands ${id}`, { kind: "commands", prompt: { id: "1", kind: "fix", fix: id } }],
  [`request ${id}`, { kind: "request", fix: id }],
  ...(["did-not-help", "asked"] as const).map((reason): readonly [string, Message] => [
    `undo ${reason} ${id}`,
    { kind: "undo", prompt: { id: "1", kind: "undo", fix: id, reason } },
  ]),
  [`settled ${id}`, { kind: "settled", prompt: { id: "1", kind: "fix", fix: id }, choice: "worked", given: [] }],
]);

type Node = Readonly<Record<string, unknown>>;

function nodes(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(nodes);
  if (typeof value !== "object" || value === null) return [];
  return [value as Node, ...Object.values(value).flatMap(nodes)];
}

function strings(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(strings);
}

function elementsOf(blocks: readonly Block[], type: string): readonly Node[] {
  return nodes(blocks).filter((node) => node["type"] === type);
}

function commandsOf(view: View): readonly string[] {
  return view.sections.flatMap(({ steps }) => steps.flatMap(({ command }) => (command ? [command.run] : [])));
}

describe.each([...ofTheCase, ...ofKnowledge, ...besidesThem])("%s", (_name, message) => {
  const view = createView(words, CASE.id, message);
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
      createBareView("question", {
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
      ENGLISH.pickOne,
      "*a* ${x}",
    ]);
  });

  test("in a view without a template", () => {
    const { text, blocks } = render(createBareView("notice", { text: [NASTY] }));
    expect(blocks).toEqual([
      { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text: NASTY }] }] },
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
