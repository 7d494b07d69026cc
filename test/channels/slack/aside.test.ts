import { join } from "node:path";
import { asideAnswer } from "../../../src/channels/slack/aside";
import { slackProblems } from "../../../src/channels/slack/check-limits";
import { createSlackRenderer } from "../../../src/channels/slack/render";
import { ROOT } from "../../../src/root";
import { createView } from "../../../src/view/create-view";
import { ENGLISH } from "../../../src/view/sentences";
import { CARDS, CASE, WORDS } from "../../support/every-card";

const render = createSlackRenderer(join(ROOT, "cards", "slack"), { pick: ENGLISH.pickOne });
const WAY = { words: ENGLISH.slack, app: "A1", team: "T1" };
const told = CARDS.map(([name, message]) => [name, createView(WORDS, CASE.id, message)] as const).filter(
  ([, { kind }]) => ["help", "status", "why", "code", "correction"].includes(kind),
);

test.each(told)(
  "what a command is answered at once keeps within the limits, with the way to the talk: %s",
  (_name, view) => {
    const { text, blocks = [], response_type } = asideAnswer({ ...view, choices: [] }, render, WAY);
    expect(slackProblems({ text, blocks })).toEqual([]);
    expect(response_type).toBe("ephemeral");
    expect(JSON.stringify(blocks.at(-1))).toContain("https://slack.com/app_redirect?app=A1&team=T1");
  },
);

test("where nothing can be told at once, the way alone is", () => {
  const { text, blocks = [] } = asideAnswer(undefined, render, WAY);
  expect([text, blocks.length]).toEqual([ENGLISH.slack.inDirect, 2]);
  expect(slackProblems({ text, blocks })).toEqual([]);
});
