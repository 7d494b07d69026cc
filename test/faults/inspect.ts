import { isDeepStrictEqual } from "node:util";
import type { Kysely } from "kysely";
import type { Case } from "../../src/conversation/case";
import { evolve } from "../../src/conversation/evolve";
import type { Store } from "../../src/storage/store";
import type { CaseRow, Tables } from "../../src/storage/tables";
import type { Left } from "./left";

const OPEN_STAGES: readonly string[] = ["intake", "asking", "trying", "with-desk"] satisfies readonly Case["stage"][];

/** What cannot be if every turn was committed as a whole, in sentences. */
export async function inspect({ store, tables }: Left): Promise<readonly string[]> {
  const cases = await tables.selectFrom("cases").selectAll().orderBy("thread").orderBy("ordinal").execute();
  const threads = [...new Set(cases.map(({ thread }) => thread))];
  const replayed = await Promise.all(cases.map((row) => replay(store, row)));
  return [
    ...replayed.flat(),
    ...threads.flatMap((thread) => inspectThread(cases.filter((row) => row.thread === thread))),
    ...(await outboxRows(tables, "given_up_at")).map((id) => `message ${id} was given up`),
    ...(await outboxRows(tables, "claimed_by")).map((id) => `message ${id} is claimed by somebody for ever`),
  ];
}

async function replay(store: Store, { id, state }: CaseRow): Promise<readonly string[]> {
  const facts = await store.transcript(id);
  const first = facts[0];
  if (first?.kind !== "opened") return [`case ${id} does not begin with its opening`];
  const replayed = facts.reduce<Case | undefined>((so, fact) => evolve(so, fact), undefined);
  const same = isDeepStrictEqual(JSON.parse(JSON.stringify(replayed)), JSON.parse(state));
  return same ? [] : [`the facts of case ${id} do not lead to its state`];
}

function inspectThread(rows: readonly CaseRow[]): readonly string[] {
  const [{ thread } = { thread: "" }] = rows;
  const open = rows.filter(({ stage }) => OPEN_STAGES.includes(stage));
  const gap = rows.some(({ ordinal }, index) => ordinal !== index + 1);
  return [
    ...(open.length > 1 ? [`thread ${thread} has ${open.length} open cases`] : []),
    ...(gap ? [`the cases of thread ${thread} are not numbered without a gap`] : []),
  ];
}

/** The messages that have something in the column; when all is quiet there are none. */
async function outboxRows(tables: Kysely<Tables>, column: "given_up_at" | "claimed_by"): Promise<readonly number[]> {
  const rows = await tables.selectFrom("outbox").select("id").where(column, "is not", null).execute();
  return rows.map(({ id }) => id);
}
