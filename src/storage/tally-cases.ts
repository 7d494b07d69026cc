import type { Kysely } from "kysely";
import type { Fact } from "../conversation/fact";
import type { Tables } from "./tables";

/** Something that happened so many times: "rated-fix", the fix, "worked". What does not apply is empty. */
export interface Tally {
  readonly kind: string;
  readonly name: string;
  readonly outcome: string;
  readonly count: number;
}

/** Facts that are counted; what a person said or answered is not. */
const COUNTED = ["opened", "rated-fix", "fixed", "came-back", "handed-over", "closed"] as const;

/** Counts what happened in these cases, because they are about to be deleted. */
export async function tallyCases(database: Kysely<Tables>, caseIds: readonly string[]): Promise<void> {
  if (caseIds.length === 0) return;
  const rows = await countedFacts(database).where("case_id", "in", caseIds).execute();
  const tallies = addUp(rows.map(({ fact }) => tallyOf(JSON.parse(fact))));
  if (tallies.length === 0) return;
  await database
    .insertInto("tallies")
    .values([...tallies])
    .onConflict((conflict) =>
      conflict
        .columns(["kind", "name", "outcome"])
        .doUpdateSet((set) => ({ count: set("tallies.count", "+", set.ref("excluded.count")) })),
    )
    .execute();
}

/** All that ever happened: what was counted before cases were deleted, and what is in those that are there. */
export async function readTallies(database: Kysely<Tables>): Promise<readonly Tally[]> {
  const kept = await database.selectFrom("tallies").selectAll().execute();
  const rows = await countedFacts(database).execute();
  return addUp([...kept, ...rows.map(({ fact }) => tallyOf(JSON.parse(fact)))]);
}

function countedFacts(database: Kysely<Tables>) {
  return database.selectFrom("facts").select("fact").where("kind", "in", COUNTED);
}

function tallyOf(fact: Fact): Tally {
  const { kind } = fact;
  switch (kind) {
    case "rated-fix":
      return { kind, name: fact.fix, outcome: fact.outcome, count: 1 };
    case "handed-over":
      return { kind, name: fact.reason, outcome: "", count: 1 };
    default:
      return { kind, name: "", outcome: "", count: 1 };
  }
}

/** In one order, so that two that write at once never wait for each other. */
function addUp(tallies: readonly Tally[]): readonly Tally[] {
  const sums = new Map<string, Tally>();
  for (const tally of tallies) {
    const key = JSON.stringify([tally.kind, tally.name, tally.outcome]);
    sums.set(key, { ...tally, count: tally.count + (sums.get(key)?.count ?? 0) });
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tally]) => tally);
}
