import { createHomePage, createStrangersPage } from "../../src/view/home-page";
import { ENGLISH } from "../../src/view/sentences";
import { WORDS } from "../support/every-card";
import { ADA, caseOf } from "../support/turns";

const DAY_MS = 24 * 3_600_000;
const SOLVED = caseOf(ADA, "c1", { stage: "closed", works: true, solvedBy: "force-tcp-only", openedAt: 0 });
const GIVEN_UP = caseOf(ADA, "c2", { stage: "closed", openedAt: DAY_MS });
const OPEN = caseOf(ADA, "c3", { stage: "asking", openedAt: 2 * DAY_MS });

test("somebody without a case is offered to begin", () => {
  expect(createHomePage(WORDS, [])).toMatchObject({ open: "", past: [], start: ENGLISH.home.start });
});

test("an open case is told with its stage, and earlier ones with what helped", () => {
  const page = createHomePage(WORDS, [OPEN, GIVEN_UP, SOLVED]);
  expect(page.open).toBe(ENGLISH.home.openCase("1970-01-03", ENGLISH.statusStages.asking));
  expect(page.start).toBe(ENGLISH.home.goOn);
  expect(page.past).toEqual([
    ENGLISH.home.pastCase("1970-01-02", ENGLISH.home.ended),
    expect.stringContaining("1970-01-01: solved by"),
  ]);
});

test("the page of a stranger has words and nothing to press", () => {
  expect(createStrangersPage(WORDS)).toMatchObject({ text: [ENGLISH.slack.outsider], start: "", open: "", past: [] });
});
