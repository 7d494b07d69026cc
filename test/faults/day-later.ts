import { setTimeout as rest } from "node:timers/promises";
import type { Fact } from "../../src/conversation/fact";
import type { CaseRow } from "../../src/storage/tables";
import type { Kill } from "./fleet";
import { explainRepeats, type Incident, incidentOf, type Repeats } from "./incidents";
import type { Left } from "./left";
import type { RunOptions } from "./options";
import type { Taken } from "./platform";
import type { World } from "./world";

/** What became of the question whether a fix held. */
export interface DayLater {
  /** Cases that were fixed, each the latest of its person. */
  readonly due: number;
  readonly unsent: readonly string[];
  readonly impossible: readonly string[];
  readonly repeats: readonly Repeats[];
  readonly kills: readonly Kill[];
}

const A_DAY_AND_A_BIT_MS = 25 * 60 * 60_000;
const PATIENCE_MS = 90_000;
const LOOK_MS = 300;

/** Moves all clocks past the time of the follow-ups, kills once more meanwhile, and looks who was asked how often. */
export async function dayLater(world: World, left: Left, options: RunOptions): Promise<DayLater> {
  const { fleet, signal } = world;
  const cases = await left.tables.selectFrom("cases").selectAll().execute();
  const fixed = cases.filter((row) => row.stage === "fixed" && isLatest(row, cases));
  fleet.advance(A_DAY_AND_A_BIT_MS);
  const kills = options.kills > 0 && fixed.length > 0 ? [await fleet.killOne("after-commit")] : [];
  await fleet.whole();
  const end = Date.now() + PATIENCE_MS;
  while (!signal.aborted && Date.now() < end && !(await isOver(left, fixed))) await rest(LOOK_MS);

  const found = await Promise.all(cases.map((row) => inspectCase(world, left, row, kills.map(incidentOf))));
  const asked = found.flatMap((one, index) => (fixed.includes(cases[index] as CaseRow) ? [one] : []));
  const others = found.filter((one) => !asked.includes(one));
  return {
    due: fixed.length,
    unsent: asked.flatMap(({ id, posts }) => (posts === 0 ? [`case ${id} was not asked whether the fix held`] : [])),
    impossible: [
      ...asked.flatMap(({ id, facts }) => (facts > 1 ? [`case ${id} asked ${facts} times whether the fix held`] : [])),
      ...others.flatMap(({ id, facts }) => (facts > 0 ? [`case ${id} asked whether a fix held, and none did`] : [])),
    ],
    repeats: found.map(({ repeats }) => repeats),
    kills,
  };
}

function isLatest({ thread, ordinal }: CaseRow, cases: readonly CaseRow[]): boolean {
  return !cases.some((other) => other.thread === thread && other.ordinal > ordinal);
}

async function isOver({ store }: Left, fixed: readonly CaseRow[]): Promise<boolean> {
  if ((await store.waiting()).messages > 0) return false;
  const transcripts = await Promise.all(fixed.map(({ id }) => store.transcript(id)));
  return transcripts.every((facts) => facts.some(isFollowUp));
}

async function inspectCase(
  { platform }: World,
  { store }: Left,
  { id, thread }: CaseRow,
  incidents: readonly Incident[],
) {
  const facts = await store.transcript(id);
  const prompts = facts.flatMap((fact) =>
    fact.kind === "prompted" && fact.prompt.kind === "follow-up" ? [fact.prompt.id] : [],
  );
  const isCard = ({ kind, buttons }: Taken) =>
    kind === "post" && buttons.some((button) => button.case === id && prompts.includes(button.prompt));
  const [, , conversation] = JSON.parse(thread) as readonly string[];
  const cards = platform.chat(conversation ?? "").filter(isCard);
  const again = cards.slice(1).map((_card, index) => ({ at: index + 1, before: index }));
  return {
    id,
    facts: facts.filter(isFollowUp).length,
    posts: cards.length,
    repeats: explainRepeats(cards, { repeats: again }, incidents),
  };
}

function isFollowUp({ kind }: Fact): boolean {
  return kind === "followed-up";
}
