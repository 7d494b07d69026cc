import { join } from "node:path";
import { slackProblems } from "./channels/slack/check-limits";
import { createSlackRenderer } from "./channels/slack/render";
import { teamsProblems } from "./channels/teams/check-limits";
import { createTeamsRenderer } from "./channels/teams/render";
import { warnOfAge } from "./knowledge/check-kept";
import { checkReach } from "./knowledge/check-reach";
import { commandsOf } from "./knowledge/commands-of";
import { type Content, entryOf, problemAt } from "./knowledge/entry";
import { inspectContent } from "./knowledge/inspect-content";
import { type LoadedKnowledge, useContent } from "./knowledge/load-knowledge";
import type { Folders } from "./knowledge/read-content";
import { ROOT } from "./root";
import { inHouseWords } from "./take-knowledge";
import { type CardOfKnowledge, cardsOfKnowledge, LONG_DETAILS, NO_PLAN } from "./view/cards-of-knowledge";
import { createView } from "./view/create-view";
import type { View } from "./view/view";

export interface KnowledgeReport {
  readonly problems: readonly string[];
  /** What is still right as far as a program can tell, but should be looked at. */
  readonly warnings: readonly string[];
  readonly counts: Readonly<Record<"causes" | "observations" | "fixes" | "codes" | "corrections" | "commands", number>>;
}

/**
 * Everything that the program can find wrong. What is only found by playing cases through and by drawing cards waits
 * until the rest is right.
 * @param today as YYYY-MM-DD
 */
export async function checkKnowledge(folders: Folders, today: string): Promise<KnowledgeReport> {
  const { content, problems } = await inspectContent(folders, today);
  if (!content) return { problems, warnings: [], counts: countsOf(undefined) };
  const kept = [...content.fixes.entries, ...content.corrections.entries, ...content.triage.entries];
  return {
    problems: problems.length > 0 ? problems : playAndDraw(useContent(content)),
    warnings: kept.flatMap((entry) => warnOfAge(entry, today)),
    counts: countsOf(content),
  };
}

function playAndDraw(loaded: LoadedKnowledge): readonly string[] {
  const { problems, knowledge, sentences } = inHouseWords(loaded);
  const words = { knowledge, sentences, helpdeskContact: undefined, retentionDays: 90, details: LONG_DETAILS };
  const limits = createLimitCheck();
  return [
    ...problems,
    ...checkReach(loaded.content, knowledge),
    ...cardsOfKnowledge(knowledge, NO_PLAN).flatMap((card) =>
      limits(createView(words, "cabcdefghijkl", card.message)).map((problem) => at(loaded.content, card, problem)),
    ),
  ];
}

/** What a view breaks in each channel that draws cards. */
function createLimitCheck(): (view: View) => readonly string[] {
  const teams = createTeamsRenderer(join(ROOT, "cards", "teams"), { lang: "en", pick: "" });
  const slack = createSlackRenderer(join(ROOT, "cards", "slack"), { pick: "" });
  return (view) => [
    ...teamsProblems(teams(view)).map((problem) => `its ${view.kind} card in Teams ${problem}`),
    ...slackProblems(slack(view)).map((problem) => `its ${view.kind} card in Slack ${problem}`),
  ];
}

function at(content: Content, { about, id }: CardOfKnowledge, problem: string): string {
  const entry = entryOf<{ readonly id: string }>(content[about], id);
  return entry ? problemAt(entry, ["id"], problem) : problem;
}

function countsOf(content: Content | undefined): KnowledgeReport["counts"] {
  return {
    causes: content?.causes.entries.length ?? 0,
    observations: content?.observations.entries.length ?? 0,
    fixes: content?.fixes.entries.length ?? 0,
    codes: content?.codes.length ?? 0,
    corrections: content?.corrections.entries.length ?? 0,
    commands: content ? commandsOf(content).length : 0,
  };
}
