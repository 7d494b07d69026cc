import type { Case } from "../../src/conversation/case";
import { wakeAt } from "../../src/conversation/wake-at";
import { loadKnowledge } from "../../src/knowledge/load-knowledge";
import { BUILT_IN } from "../../src/take-knowledge";
import type { View } from "../../src/view/view";
import { play, type Story } from "../support/person";
import { DOMAIN_TEST, UDP_OVER_VPN } from "../support/troubles";
import { present } from "../support/turns";

const { knowledge } = loadKnowledge(BUILT_IN);

async function caseOf({ store, views }: Story): Promise<Case> {
  const { prompt } = present(views.filter((view) => view.prompt !== undefined).at(-1));
  return present(await store.find(present(prompt).case)).state;
}

/** The case is woken when it wants to be. */
async function woken(story: Story): Promise<readonly View[]> {
  const state = await caseOf(story);
  return story.goOn({ kind: "woken", case: state.id }, present(wakeAt(state, knowledge)));
}

async function said(story: Story, text: string): Promise<readonly View[]> {
  const { heardAt } = await caseOf(story);
  return story.goOn({ kind: "said", text }, heardAt + 2 * 24 * 3_600_000);
}

const words = (views: readonly View[]) => views.flatMap(({ title, text }) => [title, ...text]).join("\n");
const labels = (views: readonly View[]) => views.flatMap(({ choices }) => choices.map(({ label }) => label));

test("a day after a fix the person is asked, says that it came back, and the case goes on with that in mind", async () => {
  const story = await play(UDP_OVER_VPN);
  const asked = await woken(story);
  expect(words(asked)).toContain("Did it hold?");
  expect(words(asked)).toContain(present(knowledge.fixes.find(({ id }) => id === "force-tcp-only")).title);
  expect(labels(asked)).toEqual(["Yes, it still works", "It came back", "Another problem"]);

  const next = await said(story, "it came back");
  expect(await caseOf(story)).toMatchObject({ works: false, evidence: { fixes: { "force-tcp-only": "failed" } } });
  expect(words(next)).toContain("First take the last change back");
});

test("a day after a fix the person says that it holds, and the case is closed with thanks", async () => {
  const story = await play(UDP_OVER_VPN);
  await woken(story);
  const thanked = await said(story, "Yes, it still works, thanks!");
  expect(words(thanked)).toContain("Good to hear, thank you.");
  expect(await caseOf(story)).toMatchObject({ stage: "closed", closedFor: "held" });
});

test("who leaves a weakening test in place is reminded, and can take it back days later", async () => {
  const story = await play({ ...DOMAIN_TEST, manners: { ...DOMAIN_TEST.manners, "undo:before-closing": "later" } });
  const reminded = await woken(story);
  expect(words(reminded)).toContain("is still in place since January 1, 1970.");
  expect(labels(reminded)).toContain("Taken back, still works");

  await woken(story);
  await said(story, "Taken back, still works");
  expect(await caseOf(story)).toMatchObject({ stage: "fixed", works: true });
});
