import { join } from "node:path";
import type { Block } from "../../../src/channels/slack/block";
import { slackProblems } from "../../../src/channels/slack/check-limits";
import { createSlackClient } from "../../../src/channels/slack/client";
import { createShowHome } from "../../../src/channels/slack/home";
import { ROOT } from "../../../src/root";
import { createHomePage, createStrangersPage } from "../../../src/view/home-page";
import { offered, WORDS } from "../../support/every-card";
import { type SlackProxy, startSlackProxy } from "../../support/slack-proxy";
import { ADA, caseOf } from "../../support/turns";

const TEMPLATE = join(ROOT, "cards", "slack", "home.json");
const longest = offered.toSorted((one, other) => other.title.length - one.title.length)[0]?.id ?? "";
const CASES = Array.from({ length: 10 }, (_, index) =>
  caseOf(ADA, `c${index}`, index === 0 ? { stage: "trying" } : { stage: "closed", works: true, solvedBy: longest }),
);

let slack: SlackProxy;
beforeEach(async () => {
  slack = await startSlackProxy("http://127.0.0.1:9/api/");
});
afterEach(() => slack.stop());

const show = () => createShowHome(createSlackClient({ botToken: "xoxb-1", apiUrl: slack.apiUrl }), TEMPLATE);
const published = () => slack.calls.map(({ body }) => JSON.parse(body["view"] ?? "{}") as { blocks: Block[] });

test.each([
  ["of somebody with many cases", createHomePage(WORDS, CASES)],
  ["of somebody new", createHomePage(WORDS, [])],
  ["of a stranger", createStrangersPage(WORDS)],
])("the page %s keeps within the limits, with nothing unbound or empty", async (_name, page) => {
  slack.refuse("views.publish", { body: { ok: true } });
  await show()("U1", page, undefined);
  const blocks = published()[0]?.blocks ?? [];
  expect(slackProblems({ text: "x", blocks })).toEqual([]);
  expect(JSON.stringify(blocks)).not.toMatch(/\$\{|:""|:null/);
  for (const text of [page.title, ...page.text, page.open, ...page.past, page.start, page.footnote]) {
    expect(JSON.stringify(blocks)).toContain(JSON.stringify(text).slice(1, -1));
  }
});

test("a page that somebody changed meanwhile is left as it is, and any other failure is told", async () => {
  const page = createHomePage(WORDS, []);
  slack.refuse("views.publish", "hash_conflict");
  await show()("U1", page, { hash: "1.1", mark: "an older one" });
  expect(slack.calls[0]?.body["hash"]).toBe("1.1");
  slack.refuse("views.publish", "not_enabled");
  await expect(show()("U1", page, undefined)).rejects.toThrow("not_enabled");
});
